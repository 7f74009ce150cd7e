"""The joint communique: control opens and closes it, states answer it clause by clause."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.communiques import AnswerForm, ClauseForm, OpenForm, answer_forms
from wargame.models import Communique, Team, Viewer
from wargame.operations import communiques as acts
from wargame.queries import communiques
from wargame.queries.communiques import ClauseSheet

from . import agreement_desks
from .accords import address, following, read
from .rooms import is_by_script
from .scoping import control_of_exercise, seat_in_exercise


@dataclass(frozen=True)
class Row:
    """A clause on the page, with the forms that this reader has for it."""

    clause: ClauseSheet
    answer: AnswerForm | None
    words: ClauseForm | None
    change_url: str
    strike_url: str


@require_GET
@never_cache
@seat_in_exercise
def seat_communique(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    return show(request, viewer, communique_of(viewer, communique_id))


@require_GET
@never_cache
@control_of_exercise
def communique(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    return show(request, viewer, communique_of(viewer, communique_id))


@require_GET
@never_cache
@control_of_exercise
def for_a_team(
    request: HttpRequest, viewer: Viewer, communique_id: int, team_id: int
) -> HttpResponse:
    """With the answers of a state whose head is away."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    return show(request, viewer, communique_of(viewer, communique_id), team=team)


@require_POST
@control_of_exercise
def open_(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = OpenForm(viewer, request.POST)
    if not form.is_valid():
        return agreement_desks.desk(request, viewer, form)
    made = acts.open_(viewer.exercise, **form.cleaned_data, by=viewer.own_seat)
    return redirect("communique", viewer.exercise.code, made.pk)


@require_POST
@control_of_exercise
def close(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    acts.close(communique_of(viewer, communique_id), by=viewer.own_seat)
    return redirect("communique", viewer.exercise.code, communique_id)


@require_POST
@seat_in_exercise
def answer(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    return _answer(request, viewer, communique_of(viewer, communique_id), viewer.own_team)


@require_POST
@control_of_exercise
def enter(request: HttpRequest, viewer: Viewer, communique_id: int, team_id: int) -> HttpResponse:
    """For a state whose head is away, marked as entered by control."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    return _answer(request, viewer, communique_of(viewer, communique_id), team)


def communique_of(viewer: Viewer, communique_id: int) -> Communique:
    """One that this viewer may see."""
    return get_object_or_404(Communique.objects.visible_to(viewer), pk=communique_id)


def show(
    request: HttpRequest,
    viewer: Viewer,
    one: Communique,
    *,
    team: Team | None = None,
    answers: list[AnswerForm] | None = None,
    words: dict[int, ClauseForm] | None = None,
) -> HttpResponse:
    """The page. `team` is the state whose answers control enters; `answers` and `words` (by the
    number of the clause, 0 for a new one) hold what was sent and is wrong."""
    if is_by_script(request):
        it = communiques.page(viewer, one, read(request))
        context = {"it": it, "here": address(viewer, "communique", one.pk)}
        return render(request, "communiques/_parts.html", context)
    it = communiques.page(viewer, one)
    wrong = words or {}
    if it.may_answer:
        team = viewer.team
    forms = answers or (answer_forms(it.sheet, team) if team and it.sheet.is_open else [])
    context = following(viewer) | {
        "it": it,
        "here": address(viewer, "communique", one.pk),
        "team": team,
        "rows": _rows(viewer, it, {form.clause.clause.number: form for form in forms}, wrong),
        "adding": wrong.get(0) or ClauseForm(),
        "add_url": address(viewer, "clause-add", one.pk),
        "answer_url": _answer_url(viewer, one, team) if team and forms else "",
        "last_answer": it.sheet.last_answer(team),
        "is_wrong": bool(wrong or answers),
    }
    status = 422 if wrong or answers else 200
    return render(request, "communiques/communique.html", context, status=status)


def _rows(
    viewer: Viewer,
    it: communiques.CommuniquePage,
    answers: dict[int, AnswerForm],
    wrong: dict[int, ClauseForm],
) -> list[Row]:
    rows = []
    for clause in it.sheet.clauses:
        number = clause.clause.number
        words = wrong.get(number) or ClauseForm(clause=clause) if it.may_write else None
        parts = (it.sheet.communique.pk, number)
        rows.append(
            Row(
                clause=clause,
                answer=answers.get(number),
                words=words,
                change_url=address(viewer, "clause-change", *parts),
                strike_url=address(viewer, "clause-strike", *parts),
            )
        )
    return rows


def _answer(request: HttpRequest, viewer: Viewer, one: Communique, team: Team) -> HttpResponse:
    sheet = communiques.sheet(viewer, one)
    forms = answer_forms(sheet, team, request.POST)
    if not all(form.is_valid() for form in forms):
        return show(request, viewer, one, team=team, answers=forms)
    said = {form.clause.version: said for form in forms if (said := form.said())}
    acts.answer(one, said, team=team, by=viewer.own_seat)
    return redirect(address(viewer, "communique", one.pk))


def _answer_url(viewer: Viewer, one: Communique, team: Team) -> str:
    if viewer.is_control:
        return address(viewer, "communique-enter", one.pk, team.pk)
    return address(viewer, "communique-answer", one.pk)
