"""Rating the criteria: control's desk, and one team at a time for whoever is asked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.ratings import RoundForm, level_forms
from wargame.models import Method, RatingRound, Viewer
from wargame.operations import ratings
from wargame.queries import ratings as queries
from wargame.queries.review_ratings import ratings as side_by_side

from . import acts, rooms
from .scoping import control_of_exercise, reader_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def seat_ratings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Whom this person is asked to rate, and what control has shown."""
    context = {"viewer": viewer, "it": queries.to_rate(viewer), "rounds": side_by_side(viewer)}
    return render(request, "ratings/seat.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@reader_in_exercise
def seat_sheet(request: HttpRequest, viewer: Viewer, round_id: int, place: int) -> HttpResponse:
    """By its place, so that the address of one whose name is kept tells nothing."""
    asked = _round(viewer, round_id)
    team = queries.at_place(viewer, asked, place)
    if team is None:
        raise Http404
    it = queries.sheet(viewer, asked, team, place)
    return _sheet(request, viewer, it, "seat-ratings", rooms.place(viewer))


@require_GET
@never_cache
@control_of_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _desk(request, viewer)


@require_http_methods(["GET", "POST"])
@never_cache
@control_of_exercise
def control_sheet(
    request: HttpRequest, viewer: Viewer, round_id: int, team_id: int
) -> HttpResponse:
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    it = queries.sheet(viewer, _round(viewer, round_id), team)
    return _sheet(request, viewer, it, "ratings", (viewer.exercise.code,))


@require_POST
@control_of_exercise
def open_round(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = RoundForm(queries.desk(viewer), request.POST)
    if not form.is_valid():
        return _desk(request, viewer, form, status=422)
    peers, is_blind = form.cleaned_data["peers"], form.cleaned_data["is_blind"]
    ratings.open_round(
        viewer.exercise, move=form.move(), peers=peers, is_blind=is_blind, by=viewer.own_seat
    )
    return redirect("ratings", viewer.exercise.code)


@require_POST
@control_of_exercise
def close(request: HttpRequest, viewer: Viewer, round_id: int) -> HttpResponse:
    ratings.close(_round(viewer, round_id), by=viewer.own_seat)
    return acts.done(request, "ratings", viewer.exercise.code)


@require_POST
@control_of_exercise
def show(request: HttpRequest, viewer: Viewer, round_id: int) -> HttpResponse:
    ratings.show(_round(viewer, round_id), by=viewer.own_seat)
    return acts.done(request, "ratings", viewer.exercise.code)


def _desk(
    request: HttpRequest, viewer: Viewer, form: RoundForm | None = None, status: int = 200
) -> HttpResponse:
    it = queries.desk(viewer)
    context = {
        "viewer": viewer,
        "it": it,
        "form": form or RoundForm(it, is_blind=viewer.exercise.method == Method.PEERS),
        "to_rate": queries.to_rate(viewer),
        "rounds": side_by_side(viewer),
    }
    return render(request, "ratings/desk.html", context, status=status)


def _sheet(
    request: HttpRequest,
    viewer: Viewer,
    it: queries.RatingSheet,
    back: str,
    place: tuple[object, ...],
) -> HttpResponse:
    """One team on every criterion; what is wrong comes back as it was sent."""
    forms = level_forms(it, request.POST if request.method == "POST" else None)
    context = {"viewer": viewer, "it": it, "forms": forms, "problem": ""}
    if request.method == "GET":
        return render(request, "ratings/sheet.html", context)
    # Every form says what is wrong with it, not the first alone.
    if sum(form.is_valid() for form in forms) == len(forms):
        levels = [level for form in forms if (level := form.to_level())]
        try:
            ratings.rate(it.round, levels, team=it.team, by=viewer.own_seat)
        except Refused as refused:
            context["problem"] = refused.sentence
        else:
            return redirect(back, *place)
    else:
        context["problem"] = _("Not kept yet. What you chose is still here.")
    return render(request, "ratings/sheet.html", context, status=422)


def _round(viewer: Viewer, round_id: int) -> RatingRound:
    return get_object_or_404(viewer.exercise.rating_rounds.select_related("move"), pk=round_id)
