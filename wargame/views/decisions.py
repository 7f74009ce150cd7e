"""Releasing the decision record."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wargame.models import Viewer
from wargame.operations import decisions

from . import rooms
from .drafts import move_of
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def release(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    move = move_of(request, viewer)
    decisions.release(viewer.exercise, move=move, by=viewer.own_seat)
    return rooms.after_act(request, viewer, move)
