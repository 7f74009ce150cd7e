"""What has been put on record: a team reads its own, control everybody's; late entries are made."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.decisions import NoDecisionForm
from wargame.models import DraftKind, Viewer
from wargame.operations import answers, decisions, positions, versions
from wargame.queries import team_records

from . import rooms
from .drafts import kind_of, move_of, number_of, which_of
from .positions import number
from .scoping import control_of_exercise, reader_in_exercise, seat_in_exercise


@require_GET
@never_cache
@seat_in_exercise
def own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {"viewer": viewer, "it": team_records.of_own_team(viewer)}
    return render(request, "records/own.html", context)


@require_GET
@never_cache
@seat_in_exercise
def late(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The texts of a move that is over, to be written after the fact; while it is played they are
    written in the room."""
    begun = viewer.exercise.moves.filter(steps__began__isnull=False).distinct()
    move = get_object_or_404(begun, number=number)
    if rooms.is_played(viewer, move):
        return redirect("room", *rooms.place(viewer))
    context = {"viewer": viewer, "it": team_records.late(viewer, move)}
    return render(request, "records/late.html", context)


@require_GET
@never_cache
@reader_in_exercise
def seat_decision(request: HttpRequest, viewer: Viewer, decision_id: int) -> HttpResponse:
    return _version(request, viewer, team_records.decision(viewer, decision_id))


@require_GET
@never_cache
@reader_in_exercise
def seat_answer(request: HttpRequest, viewer: Viewer, answer_id: int) -> HttpResponse:
    return _version(request, viewer, team_records.answer(viewer, answer_id))


@require_GET
@never_cache
@control_of_exercise
def every(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {"viewer": viewer, "it": team_records.of_all_teams(viewer)}
    return render(request, "records/every.html", context)


@require_GET
@never_cache
@control_of_exercise
def decision(request: HttpRequest, viewer: Viewer, decision_id: int) -> HttpResponse:
    return _version(request, viewer, team_records.decision(viewer, decision_id))


@require_GET
@never_cache
@control_of_exercise
def answer(request: HttpRequest, viewer: Viewer, answer_id: int) -> HttpResponse:
    return _version(request, viewer, team_records.answer(viewer, answer_id))


@require_POST
@control_of_exercise
def withdraw_for(request: HttpRequest, viewer: Viewer, team_id: int, kind: str) -> HttpResponse:
    """In the absence of the team's head."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    which = which_of(request, viewer, kind)
    versions.withdraw(viewer.exercise, **which, by=viewer.own_seat, team=team)
    return redirect("records", viewer.exercise.code)


@require_POST
@control_of_exercise
def release_for(request: HttpRequest, viewer: Viewer, team_id: int, kind: str) -> HttpResponse:
    """In the absence of the team's head."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    move, by = move_of(request, viewer), viewer.own_seat
    if kind_of(kind) == DraftKind.ANSWER:
        answers.release(viewer.exercise, move=move, by=by, team=team)
    else:
        number = number_of(request)
        decisions.release(viewer.exercise, move=move, by=by, team=team, number=number)
    return redirect("records", viewer.exercise.code)


@require_POST
@control_of_exercise
def release_none_for(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    """In the absence of the team's head."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    move, form = move_of(request, viewer), NoDecisionForm(request.POST)
    if not form.is_valid():
        raise Refused(form.sentence())
    about = {"move": move, "because": form.cleaned_data["why"], "team": team}
    decisions.release_none(viewer.exercise, by=viewer.own_seat, **about)
    return redirect("records", viewer.exercise.code)


@require_POST
@control_of_exercise
def take_back_for(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    """The position on one tension, in the absence of the team's head."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    move = move_of(request, viewer)
    tension = get_object_or_404(move.tensions, pk=number(request, "tension"))
    by = viewer.own_seat
    positions.withdraw(viewer.exercise, move=move, tension=tension, by=by, team=team)
    return redirect("records", viewer.exercise.code)


def _version(request: HttpRequest, viewer: Viewer, it: team_records.Version | None) -> HttpResponse:
    if it is None:
        raise Http404
    return render(request, "records/version.html", {"viewer": viewer, "it": it})
