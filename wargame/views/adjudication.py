"""Control writes rulings, holds them and releases them."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.adjudication import RulingForm
from wargame.forms.methods import MethodForm
from wargame.models import Method, Move, Ruling, Viewer
from wargame.operations import adjudication, phrases
from wargame.operations.adjudication import Words
from wargame.queries import adjudication as read
from wargame.queries import methods, ruling_timers

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def rulings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All so far, and one more by the method of the exercise."""
    return page(request, viewer, RulingForm(viewer))


@require_GET
@never_cache
@control_of_exercise
def by_method(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    """The same by another method, which needs a reason."""
    return page(request, viewer, RulingForm(viewer, method=_method(method)))


@require_GET
@never_cache
@control_of_exercise
def ruling(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """One that is held, to change; one that was released, to correct."""
    return page(request, viewer, RulingForm(viewer, ruling=ruling_of(viewer, ruling_id)))


@require_POST
@control_of_exercise
def write(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    form = RulingForm(viewer, request.POST, method=_method(method))
    write = partial(adjudication.write, viewer.exercise, by=viewer.own_seat)
    return hold(request, viewer, form, lambda words: write(words, move=_move(viewer)))


@require_POST
@control_of_exercise
def change(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """Other words for what is held; a correction of what was released."""
    one = ruling_of(viewer, ruling_id)
    form = RulingForm(viewer, request.POST, one)
    if one.released_at is None:
        return hold(request, viewer, form, partial(adjudication.change, one, by=viewer.own_seat))
    correct = partial(adjudication.write, viewer.exercise, by=viewer.own_seat, corrects=one)
    return hold(request, viewer, form, lambda words: correct(words, move=_move(viewer)))


@require_POST
@control_of_exercise
def try_new(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    """The form again with a phrase put in, or with what the rule says; nothing is held yet."""
    return page(request, viewer, RulingForm.tried(viewer, request.POST, method=_method(method)))


@require_POST
@control_of_exercise
def try_change(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    one = ruling_of(viewer, ruling_id)
    return page(request, viewer, RulingForm.tried(viewer, request.POST, ruling=one))


@require_POST
@control_of_exercise
def release(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    adjudication.release(ruling_of(viewer, ruling_id), by=viewer.own_seat)
    return redirect("rulings", viewer.exercise.code)


def hold(
    request: HttpRequest, viewer: Viewer, form: RulingForm, act: Callable[[Words], object]
) -> HttpResponse:
    """Do the act in the words of the form, keep what is worth keeping, and go back to all
    rulings; or show the form again with what is wrong and every word that was typed."""
    if form.is_valid():
        try:
            act(form.words())
            keep(viewer, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("rulings", viewer.exercise.code)
    return page(request, viewer, form, status=422)


def keep(viewer: Viewer, form: RulingForm) -> None:
    """A phrase for other rulings, where one was ticked."""
    facilitator, kept = viewer.own_seat.facilitator, form.to_keep()
    if kept and facilitator:
        part, text = kept
        phrases.keep(text, part=part, by=facilitator)


def page(
    request: HttpRequest,
    viewer: Viewer,
    form: RulingForm,
    method_form: MethodForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of all rulings around a form, which may hold what was sent and is wrong."""
    exercise = viewer.exercise
    context = {
        "viewer": viewer,
        "it": read.rulings(viewer),
        "waiting": read.to_answer(viewer),
        "told": methods.method(viewer),
        "timer": ruling_timers.timer(exercise),
        "form": form,
        "one": form.ruling,
        "method_form": method_form or MethodForm(exercise),
    }
    return render(request, "adjudication/rulings.html", context, status=status)


def ruling_of(viewer: Viewer, ruling_id: int) -> Ruling:
    return get_object_or_404(Ruling.objects.visible_to(viewer), pk=ruling_id)


def _method(named: str) -> Method:
    """By which something can be ruled."""
    if named not in Method.values or named == Method.NONE:
        raise Http404
    return Method(named)


def _move(viewer: Viewer) -> Move:
    """The move that is played, or between moves the last that was."""
    exercise = viewer.exercise
    if exercise.step and exercise.step.move:
        return exercise.step.move
    last = exercise.moves.filter(steps__began__isnull=False).distinct().last()
    if last is None:
        raise Refused(_("No move has begun. There is nothing to rule on."))
    return last
