"""Opening what is sealed: of all teams at once, or team by team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.forms.moves import RevealForm
from wargame.models import Revealed, Team, Viewer
from wargame.operations import reveals

from . import acts
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def reveal(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _reveal(request, viewer, None)


@require_POST
@control_of_exercise
def reveal_team(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    return _reveal(request, viewer, get_object_or_404(viewer.exercise.teams, pk=team_id))


def _reveal(request: HttpRequest, viewer: Viewer, team: Team | None) -> HttpResponse:
    said = RevealForm(viewer.exercise, request.POST).said()
    what, move = Revealed(said["what"]), said["move"]
    reveals.reveal(viewer.exercise, what=what, move=move, team=team, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)
