"""The clock and the steps, as control presses them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wargame.forms.moves import ChallengeForm, LengthForm, NextForm
from wargame.models import Challenge, Viewer
from wargame.operations import moves

from . import acts
from .scoping import control_of_exercise


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
