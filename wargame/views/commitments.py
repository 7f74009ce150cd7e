"""A team's ledger: its lines and tokens, and what all public lines cover."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.commitments import LineForm, PlaceForm
from wargame.models import Commitment, Move, Viewer
from wargame.operations import commitments
from wargame.queries import ledger_sheets

from . import acts
from .drafts import move_of
from .rooms import place as place_of
from .scoping import seat_in_exercise


@require_GET
@never_cache
@seat_in_exercise
def ledger(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sheet; `?line=` fills the form with a line to change."""
    line = _line(viewer, request.GET["line"]) if request.GET.get("line") else None
    return _page(request, viewer, LineForm(viewer, _move(viewer), line=line), line)


@require_POST
@seat_in_exercise
def commit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A new line, or with `line` other words for one of this move."""
    line = _line(viewer, request.POST["line"]) if request.POST.get("line") else None
    move = move_of(request, viewer)
    form = LineForm(viewer, move, request.POST, line)
    if form.is_valid():
        try:
            if line is None:
                commitments.commit(viewer.exercise, form.words(), move=move, by=viewer.own_seat)
            else:
                commitments.change(line, form.words(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
            line = _as_it_stands(viewer, line)
        else:
            return redirect("ledger", *place_of(viewer))
    return _page(request, viewer, form, line, status=422)


@require_POST
@seat_in_exercise
def confirm(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    commitments.confirm(_line(viewer, request.POST.get("line", "")), by=viewer.own_seat)
    return acts.done(request, "ledger", *place_of(viewer))


@require_POST
@seat_in_exercise
def withdraw(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    commitments.withdraw(_line(viewer, request.POST.get("line", "")), by=viewer.own_seat)
    return acts.done(request, "ledger", *place_of(viewer))


@require_POST
@seat_in_exercise
def publish(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    commitments.publish(_line(viewer, request.POST.get("line", "")), by=viewer.own_seat)
    return acts.done(request, "ledger", *place_of(viewer))


@require_POST
@seat_in_exercise
def repeat(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The ready lines of the move before once more."""
    move = move_of(request, viewer)
    commitments.repeat(viewer.exercise, move=move, by=viewer.own_seat)
    return acts.done(request, "ledger", *place_of(viewer))


@require_POST
@seat_in_exercise
def place(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = PlaceForm(viewer, request.POST).said()
    commitments.place(said["token"], said["theater"], by=viewer.own_seat)
    return acts.done(request, "ledger", *place_of(viewer))


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: LineForm,
    line: Commitment | None,
    status: int = 200,
) -> HttpResponse:
    where = place_of(viewer)
    context = {
        "viewer": viewer,
        "page": "ledger",
        "live_url": reverse("ledger-live", args=where),
        "poll_url": reverse("ledger-regions", args=where),
        "form": form,
        "line": line,
        "move": _move(viewer),
        "may_write": ledger_sheets.may_write(viewer),
        "tokens": viewer.own_team.tokens.all(),
        "theaters": viewer.exercise.version.theaters.all(),
    }
    return render(request, "ledger/ledger.html", context, status=status)


def _line(viewer: Viewer, sent: str) -> Commitment:
    """One of the team's own."""
    number = int(sent) if sent.isdecimal() and len(sent) < 18 else 0
    own = Commitment.objects.visible_to(viewer).filter(team=viewer.own_team)
    return get_object_or_404(own.select_related("exercise"), pk=number)


def _as_it_stands(viewer: Viewer, line: Commitment | None) -> Commitment | None:
    """What has become of the line since it was read."""
    if line is None:
        return None
    own = Commitment.objects.visible_to(viewer).current().filter(team=viewer.own_team)
    return own.filter(number=line.number).first()


def _move(viewer: Viewer) -> Move | None:
    return viewer.exercise.step.move if viewer.exercise.step else None
