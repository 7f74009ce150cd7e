"""Links for people without a team: made, shown once more, ended."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.charts.qr_codes import qr_code
from wargame.errors import Refused
from wargame.forms.invitations import AssignForm, InvitationForm, RenewForm
from wargame.models import Seat, Viewer
from wargame.operations import invitations
from wargame.operations.seats import key_for
from wargame.queries import viewers

from . import seats
from .addresses import for_others
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def invite(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = InvitationForm(viewer.exercise, request.POST)
    if form.is_valid():
        given = form.invitation()
        try:
            seat = invitations.invite(viewer.exercise, **given, by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _to_link(seat, given["ticket"])
    return seats.render_people(request, viewer, form)


@require_POST
@control_of_exercise
def renew(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    ticket = RenewForm(request.POST).said()["ticket"]
    seat = invitations.renew(_beside(viewer, seat_id), ticket=ticket, by=viewer.own_seat)
    return _to_link(seat, ticket)


@require_POST
@control_of_exercise
def assign(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    teams = AssignForm(viewer.exercise, request.POST).said()["teams"]
    invitations.assign(_beside(viewer, seat_id), teams=teams, by=viewer.own_seat)
    return redirect("people", viewer.exercise.code)


@require_POST
@control_of_exercise
def remove(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    """A seat that is already closed is left as it is."""
    invited = viewer.exercise.seats.filter(team=None, facilitator=None)
    invitations.remove(get_object_or_404(invited, pk=seat_id), by=viewer.own_seat)
    return redirect("people", viewer.exercise.code)


@require_GET
@never_cache
@control_of_exercise
def link(request: HttpRequest, viewer: Viewer, seat_id: int, key: str) -> HttpResponse:
    """To be handed over; nobody can look it up later, but a new one can be made."""
    seat = _beside(viewer, seat_id)
    if not viewers.fits(seat, key):
        raise Http404
    address = for_others(request, reverse("seat-carry", args=[viewer.exercise.code, seat.pk, key]))
    context = {"viewer": viewer, "seat": seat, "link": address, "picture": qr_code(address)}
    return render(request, "console/link.html", context)


def _to_link(seat: Seat, ticket: str) -> HttpResponse:
    return redirect("person-link", seat.exercise.code, seat.pk, key_for(ticket))


def _beside(viewer: Viewer, seat_id: int) -> Seat:
    invited = viewer.exercise.seats.beside().filter(facilitator=None)
    return get_object_or_404(invited.select_related("exercise"), pk=seat_id)
