"""Control puts matters to adjudication, weighs, shows odds and draws."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.adjudication import RulingForm
from wargame.models import Point, Ruling, Seat, Viewer
from wargame.operations import arguments, draws, matters

from . import acts, adjudication
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def begin(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    form = adjudication.matter_form(viewer, adjudication.method_named(method), request.POST)
    if form.is_valid():
        move = adjudication.move_of(viewer)
        try:
            matters.begin(viewer.exercise, form.to_matter(), move=move, by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("rulings", viewer.exercise.code)
    return adjudication.page(request, viewer, form, status=422)


@require_POST
@control_of_exercise
def close(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    return _act(request, viewer, ruling_id, matters.close)


@require_POST
@control_of_exercise
def show_odds(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    return _act(request, viewer, ruling_id, draws.show_odds)


@require_POST
@control_of_exercise
def draw(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    return _act(request, viewer, ruling_id, draws.draw)


@require_POST
@control_of_exercise
def take_as_likely(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    return _act(request, viewer, ruling_id, draws.take_as_likely)


@require_POST
@control_of_exercise
def drop(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """With the reason that stays on record."""
    one = adjudication.ruling_of(viewer, ruling_id)
    try:
        matters.drop(one, reason=request.POST.get("reason", "")[:300], by=viewer.own_seat)
    except Refused as refused:
        form = RulingForm(viewer, ruling=one)
        return adjudication.page(request, viewer, form, drop_fault=refused.sentence, status=422)
    return redirect("rulings", viewer.exercise.code)


@require_POST
@control_of_exercise
def mark_strong(request: HttpRequest, viewer: Viewer, point_id: int) -> HttpResponse:
    arguments.weigh(_point(viewer, point_id), is_strong=True, by=viewer.own_seat)
    return acts.done(request, "rulings", viewer.exercise.code)


@require_POST
@control_of_exercise
def take_mark_back(request: HttpRequest, viewer: Viewer, point_id: int) -> HttpResponse:
    arguments.weigh(_point(viewer, point_id), is_strong=False, by=viewer.own_seat)
    return acts.done(request, "rulings", viewer.exercise.code)


def _act(
    request: HttpRequest, viewer: Viewer, ruling_id: int, act: Callable[..., object]
) -> HttpResponse:
    by: Seat = viewer.own_seat
    act(adjudication.ruling_of(viewer, ruling_id), by=by)
    return acts.done(request, "rulings", viewer.exercise.code)


def _point(viewer: Viewer, point_id: int) -> Point:
    of_exercise = Point.objects.filter(ruling__in=Ruling.objects.visible_to(viewer))
    return get_object_or_404(of_exercise.select_related("ruling__exercise"), pk=point_id)
