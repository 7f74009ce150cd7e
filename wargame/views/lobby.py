"""Joining: the code, the seat, and the card that carries a seat to another device."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.charts.qr_codes import qr_code
from wargame.errors import Refused
from wargame.forms.joining import CodeForm, SeatForm
from wargame.models import Facilitator, Seat, Viewer
from wargame.models.attribution import ground_rules
from wargame.operations import seats as operations
from wargame.operations import tries
from wargame.queries import lobby as queries
from wargame.queries import viewers

from .addresses import for_others
from .scoping import public, seat_in_exercise

SEAT_IS_KEPT = 60 * 60 * 24 * 60


@require_GET
@never_cache
@public
def home(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Facilitator):
        return redirect("exercises")
    return render(request, "lobby/code.html", {"form": CodeForm()})


@require_http_methods(["GET", "POST"])
@public
def join(request: HttpRequest) -> HttpResponse:
    """A code that cannot be one costs no try."""
    if request.method != "POST":
        return redirect("home")
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            return _find(request, form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", refused.sentence)
        except Http404:
            form.not_found()
    return render(request, "lobby/code.html", {"form": form}, status=422)


@require_GET
@never_cache
@public
def seats(request: HttpRequest, code: str) -> HttpResponse:
    """A card on paper asks for its own seat, which is marked while it is free."""
    lobby = queries.lobby(code, request.COOKIES)
    if lobby is None:
        return render(request, "lobby/not_open.html", status=404)
    asked = request.GET.get("seat", "")
    form = SeatForm(lobby, initial={"ticket": operations.new_ticket(), "seat": asked})
    return render(request, "lobby/seats.html", {"lobby": lobby, "form": form})


@require_POST
@public
def take(request: HttpRequest, code: str) -> HttpResponse:
    lobby = queries.lobby(code, request.COOKIES)
    if lobby is None:
        return render(request, "lobby/not_open.html", status=404)
    form = SeatForm(lobby, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        team, chair = given["seat"]
        name, ticket = given["name"], given["ticket"]
        try:
            seat = operations.take(
                lobby.exercise,
                name=name,
                ticket=ticket,
                team=team,
                chair=chair,
                person=given.get("person"),
            )
        except Refused as refused:
            form.add_error("seat", refused.sentence)
            form.renew(operations.new_ticket())
            lobby = queries.lobby(code, request.COOKIES)
        else:
            return sit_down(request, seat, operations.key_for(ticket))
    return render(request, "lobby/seats.html", {"lobby": lobby, "form": form}, status=422)


@require_GET
@never_cache
@seat_in_exercise
def card(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The link that carries the seat elsewhere; its key is known to this browser alone."""
    code, seat = viewer.exercise.code, viewer.own_seat
    key = viewers.keys_in(request.COOKIES, code)[seat.pk]
    link = for_others(request, reverse("seat-carry", args=[code, seat.pk, key]))
    context = {"viewer": viewer, "link": link, "picture": qr_code(link)}
    return render(request, "lobby/card.html", context)


@require_GET
@never_cache
@seat_in_exercise
def rules(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The ground rules that this seat has accepted, again."""
    context = {"viewer": viewer, "rules": ground_rules(viewer.exercise)}
    return render(request, "lobby/rules.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@public
def carry(request: HttpRequest, code: str, seat_id: int, key: str) -> HttpResponse:
    """Shown first and done by a press, so that a preview of the link changes nothing."""
    seat = queries.carried(code, seat_id, key)
    if seat is None:
        raise Http404
    if request.method == "POST":
        return sit_down(request, seat, key)
    return render(request, "lobby/carry.html", {"seat": seat})


def _find(request: HttpRequest, code: str) -> HttpResponse:
    """Raises Http404 for a code that is wrong, Refused after too many of them."""
    address = request.META["REMOTE_ADDR"]
    tries.begin("code", address)
    if queries.open_exercise(code) is None:
        raise Http404
    tries.forgive("code", address)
    return redirect("join-seats", code)


def _own_page(seat: Seat) -> tuple[str, str, int]:
    return ("watch" if seat.looks_on else "room"), seat.exercise.code, seat.pk


def sit_down(request: HttpRequest, seat: Seat, key: str) -> HttpResponse:
    """To the page of this person, with the seat's key kept in this browser."""
    code = seat.exercise.code
    response = redirect("console", code) if seat.is_control else redirect(*_own_page(seat))
    response.set_cookie(
        viewers.cookie_name(code),
        viewers.with_key(request.COOKIES, code, seat, key),
        max_age=SEAT_IS_KEPT,
        path=reverse("join-seats", args=[code]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
