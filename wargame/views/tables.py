"""Tables as control sets them: a state it plays itself, teams merged and split."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.forms.seats import MergeForm, SplitForm
from wargame.models import Team, Viewer
from wargame.operations import played, seats, teams

from . import acts
from .lobby import sit_down
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def play(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    """Into the room of the state, from a seat of its own."""
    ticket = seats.new_ticket()
    seat = played.play(_team(viewer, team_id), ticket=ticket, by=viewer.own_seat)
    return sit_down(request, seat, seats.key_for(ticket))


@require_POST
@control_of_exercise
def give_back(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    played.give_back(_team(viewer, team_id), by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


@require_POST
@control_of_exercise
def merge(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    into = MergeForm(viewer.exercise, request.POST).said()["into"]
    teams.merge(_team(viewer, team_id), into=into, by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


@require_POST
@control_of_exercise
def split(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    role = SplitForm(viewer.exercise, request.POST).said()["role"]
    teams.split(_team(viewer, team_id), role=role, by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


def _team(viewer: Viewer, team_id: int) -> Team:
    return get_object_or_404(viewer.exercise.teams, pk=team_id)
