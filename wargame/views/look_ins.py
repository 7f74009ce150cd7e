"""Looking in on a team: asked for by a press that goes on record, then read and not touched."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.models import Team, Viewer
from wargame.operations import look_ins as operations
from wargame.queries import look_ins as queries
from wargame.queries import viewers

from .scoping import control_of_exercise, evaluator_in_exercise


@require_GET
@never_cache
@control_of_exercise
def look(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    return _page(request, viewer, team_id)


@require_POST
@control_of_exercise
def look_in(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    return _enter(viewer, team_id)


@require_GET
@never_cache
@evaluator_in_exercise
def seat_look(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    return _page(request, viewer, team_id)


@require_POST
@evaluator_in_exercise
def seat_look_in(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    return _enter(viewer, team_id)


def _enter(viewer: Viewer, team_id: int) -> HttpResponse:
    operations.look_in(_team(viewer, team_id), by=viewer.own_seat)
    return redirect("look", *viewers.place(viewer), team_id)


def _page(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    team = _team(viewer, team_id)
    context = {"viewer": viewer, "team": team, "it": queries.look(viewer, team)}
    return render(request, "watch/look.html", context)


def _team(viewer: Viewer, team_id: int) -> Team:
    team = queries.team_of(viewer, team_id)
    if team is None:
        raise Http404
    return team
