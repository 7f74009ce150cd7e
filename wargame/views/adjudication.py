"""Control writes rulings, holds them and releases them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.adjudication import RulingForm
from wargame.models import Move, Ruling, Viewer
from wargame.operations import adjudication
from wargame.queries.adjudication import rulings as all_rulings

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def rulings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer, RulingForm(viewer))


@require_GET
@never_cache
@control_of_exercise
def ruling(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """One that is held, to change; one that was released, to correct."""
    one = _ruling(viewer, ruling_id)
    return _page(request, viewer, RulingForm(viewer, ruling=one), one)


@require_POST
@control_of_exercise
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = RulingForm(viewer, request.POST)
    if not form.is_valid():
        return _page(request, viewer, form, status=422)
    adjudication.write(viewer.exercise, form.words(), move=_move(viewer), by=viewer.own_seat)
    return redirect("rulings", viewer.exercise.code)


@require_POST
@control_of_exercise
def change(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """Other words for what is held; a correction of what was released."""
    one = _ruling(viewer, ruling_id)
    form = RulingForm(viewer, request.POST)
    if not form.is_valid():
        return _page(request, viewer, form, one, status=422)
    by, words = viewer.own_seat, form.words()
    if one.released_at is None:
        adjudication.change(one, words, by=by)
    else:
        adjudication.write(viewer.exercise, words, move=_move(viewer), by=by, corrects=one)
    return redirect("rulings", viewer.exercise.code)


@require_POST
@control_of_exercise
def release(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    adjudication.release(_ruling(viewer, ruling_id), by=viewer.own_seat)
    return redirect("rulings", viewer.exercise.code)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: RulingForm,
    one: Ruling | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"viewer": viewer, "it": all_rulings(viewer), "form": form, "one": one}
    return render(request, "adjudication/rulings.html", context, status=status)


def _ruling(viewer: Viewer, ruling_id: int) -> Ruling:
    return get_object_or_404(Ruling.objects.visible_to(viewer), pk=ruling_id)


def _move(viewer: Viewer) -> Move:
    """The move that is played, or between moves the last that was."""
    exercise = viewer.exercise
    if exercise.step and exercise.step.move:
        return exercise.step.move
    last = exercise.moves.filter(steps__began__isnull=False).distinct().last()
    if last is None:
        raise Refused(_("No move has begun. There is nothing to rule on."))
    return last
