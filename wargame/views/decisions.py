"""Releasing the decision record, or putting on record that there is none."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wargame.forms.decisions import NoDecisionForm
from wargame.models import Viewer
from wargame.operations import decisions

from . import rooms
from .drafts import move_of, number_of
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def release(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    move = move_of(request, viewer)
    number = number_of(request)
    decisions.release(viewer.exercise, move=move, number=number, by=viewer.own_seat)
    return rooms.after_act(request, viewer, move)


@require_POST
@seat_in_exercise
def another(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin one more decision of the move."""
    move = move_of(request, viewer)
    decisions.another(viewer.exercise, move=move, by=viewer.own_seat)
    return rooms.after_act(request, viewer, move)


@require_POST
@seat_in_exercise
def release_none(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The head says why the team made no decision."""
    move, form = move_of(request, viewer), NoDecisionForm(request.POST)
    if not form.is_valid():
        return rooms.again(request, viewer, form, move)
    because = form.cleaned_data["why"]
    decisions.release_none(viewer.exercise, move=move, because=because, by=viewer.own_seat)
    return rooms.after_act(request, viewer, move)
