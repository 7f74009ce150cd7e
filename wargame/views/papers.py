"""Typing in what a team wrote on paper: a position, an answer, a decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.drafts import ChangeForm, all_fields
from wargame.forms.positions import MarkForm
from wargame.models import DraftKind, Move, Team, Viewer
from wargame.operations import checks, papers, positions
from wargame.queries.papers import paper as paper_of

from .drafts import kind_of, move_of
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def paper(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    """Of the present move, or the last that was."""
    return _page(request, viewer, _team(viewer, team_id), checks.move_of_now(viewer.exercise))


@require_POST
@control_of_exercise
def enter(request: HttpRequest, viewer: Viewer, team_id: int, kind: str) -> HttpResponse:
    team, move, of_kind = _team(viewer, team_id), move_of(request, viewer), kind_of(kind)
    texts, faults = _texts(request, of_kind, move)
    if not faults:
        by = viewer.own_seat
        try:
            papers.enter(viewer.exercise, texts, kind=of_kind, move=move, team=team, by=by)
        except Refused as refused:
            faults = [refused.sentence]
    if faults:
        return _page(request, viewer, team, move, kind=kind, sent=texts, faults=faults)
    return redirect("paper", viewer.exercise.code, team.pk)


@require_POST
@control_of_exercise
def set_positions(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    """Those that were marked; a tension without a mark is left as it is."""
    team, move = _team(viewer, team_id), move_of(request, viewer)
    forms = [MarkForm(request.POST, tension=tension) for tension in move.tensions.all()]
    if any(form.errors for form in forms):
        return _page(request, viewer, team, move, forms=forms)
    for mark in filter(None, (form.to_mark() for form in forms)):
        positions.set_position(viewer.exercise, mark, move=move, team=team, by=viewer.own_seat)
    return redirect("paper", viewer.exercise.code, team.pk)


def _texts(request: HttpRequest, kind: DraftKind, move: Move) -> tuple[dict[str, str], list[str]]:
    """Every field as it was typed, and what is wrong with them."""
    texts, faults = {}, []
    for sent in all_fields(request.POST):
        form = ChangeForm(sent, kind=kind, move=move)
        if form.is_valid():
            texts[sent["name"]] = form.to_change().text
        else:
            texts[sent["name"]] = sent["text"]
            faults.append(f"{form.label_of(sent['name'])}: {form.sentence()}")
    return texts, faults


def _page(
    request: HttpRequest,
    viewer: Viewer,
    team: Team,
    move: Move,
    *,
    kind: str = "",
    sent: dict[str, str] | None = None,
    faults: list[str] | None = None,
    forms: list[MarkForm] | None = None,
) -> HttpResponse:
    """`sent` and `forms` hold what was typed and is wrong, `faults` why."""
    it = paper_of(viewer, team, move, kind, sent)
    context = {
        "viewer": viewer,
        "it": it,
        "faults": faults or [],
        "faulty": kind,
        "forms": forms or [MarkForm(tension=tension) for tension in it.tensions],
    }
    return render(request, "records/paper.html", context, status=422 if faults or forms else 200)


def _team(viewer: Viewer, team_id: int) -> Team:
    return get_object_or_404(viewer.exercise.teams.select_related("role"), pk=team_id)
