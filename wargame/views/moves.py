"""The clock and the steps, as control presses them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.moves import ChallengeForm, LengthForm, NextForm, TurnForm, UndoForm
from wargame.models import Challenge, Viewer
from wargame.operations import moves
from wargame.queries import clock_desks

from . import acts
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All times, and what an act would do to them before it is done."""
    form = TurnForm(request.GET if request.GET else None)
    is_asked = form.is_bound and form.is_valid()
    it = clock_desks.desk(viewer, form.act() if is_asked else None)
    context = {"viewer": viewer, "form": form, "it": it}
    status = 422 if form.is_bound and not is_asked else 200
    return render(request, "clock/desk.html", context, status=status)


@require_POST
@control_of_exercise
def turn(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = TurnForm(request.POST)
    if not form.is_valid():
        context = {"viewer": viewer, "form": form, "it": clock_desks.desk(viewer, None)}
        return render(request, "clock/desk.html", context, status=422)
    moves.turn(viewer.exercise, form.act(), by=viewer.own_seat, seen=form.cleaned_data["seen"])
    return redirect("console", viewer.exercise.code)


@require_POST
@control_of_exercise
def undo(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = UndoForm(request.POST).said()
    moves.undo(viewer.exercise, entry=said["entry"], by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def pause(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    moves.pause(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def resume(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    moves.resume(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def change_length(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = LengthForm(request.POST).said()
    moves.change_length(viewer.exercise, minutes=said["minutes"], by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def next_step(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = NextForm(request.POST).said()
    moves.next_step(viewer.exercise, after=said["after"], by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def set_challenge(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = ChallengeForm(request.POST).said()
    moves.set_challenge(viewer.exercise, Challenge(said["challenge"]), by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)
