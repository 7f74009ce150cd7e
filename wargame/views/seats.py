"""Who sits where: control puts people right, a team hands over its lead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.invitations import InvitationForm
from wargame.forms.seats import ChairForm, LeadForm, MoveForm
from wargame.models import Seat, Viewer
from wargame.operations import seats, stand_ins, teams
from wargame.queries import people as everybody

from . import acts
from .scoping import control_of_exercise, seat_in_exercise


@require_GET
@never_cache
@control_of_exercise
def people(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render_people(request, viewer)


def render_people(
    request: HttpRequest, viewer: Viewer, form: InvitationForm | None = None
) -> HttpResponse:
    """`form` holds an invitation that was sent and is wrong."""
    ticket = seats.new_ticket()
    context = {
        "viewer": viewer,
        "it": everybody.people(viewer),
        "form": form or InvitationForm(viewer.exercise, initial={"ticket": ticket}),
        "ticket": ticket,
    }
    return render(request, "console/people.html", context, status=422 if form else 200)


@require_POST
@control_of_exercise
def move(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    said = MoveForm(viewer.exercise, request.POST).said()
    seats.move(_player(viewer, seat_id), to=said["team"], by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


@require_POST
@control_of_exercise
def remove(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    """A seat that is already empty is left as it is."""
    seat = get_object_or_404(viewer.exercise.seats.exclude(team=None), pk=seat_id)
    seats.remove(seat, by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


@require_POST
@control_of_exercise
def make_lead(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    seats.hand_lead(_player(viewer, seat_id), by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


@require_POST
@seat_in_exercise
def hand_lead(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = LeadForm(request.POST).said()
    mates = viewer.own_team.seats.taken()
    seats.hand_lead(get_object_or_404(mates, pk=said["seat"]), by=viewer.own_seat)
    return acts.done(request, "room", viewer.exercise.code, viewer.own_seat.pk)


@require_POST
@control_of_exercise
def add_chair(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    teams.add_chair(team, to=ChairForm(request.POST).said()["to"], by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


@require_POST
@control_of_exercise
def call_stand_in(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    stand_ins.call(team, by=viewer.own_seat)
    return acts.done(request, "people", viewer.exercise.code)


def _player(viewer: Viewer, seat_id: int) -> Seat:
    return get_object_or_404(viewer.exercise.seats.players(), pk=seat_id)
