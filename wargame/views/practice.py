"""Trying the scale before play."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wargame.forms.practice import practice_form
from wargame.models import Viewer

from . import rooms
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def try_scale(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The same task with what was tried, and what would become of it in play."""
    form = practice_form(request.POST)
    return rooms.render_room(request, viewer, [form], status=200 if form.is_valid() else 422)
