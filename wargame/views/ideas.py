"""Ideas: written alone, laid on the table, merged, ranked; and who moves a team on."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.ideas import LayForm, MergeForm, PartForm, PhaseForm, RankForm
from wargame.forms.private_answers import ideas_form
from wargame.models import Move, Viewer
from wargame.operations import idea_phases, ideas
from wargame.queries.ideas import IdeaTable, own_table

from . import acts, questions, rooms
from .drafts import move_of
from .scoping import control_of_exercise, seat_in_exercise


@require_POST
@seat_in_exercise
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Up to six ideas, one a line, alone."""
    own = questions.asked(request, viewer)
    form = ideas_form(own, request.POST)
    if form is None:
        raise Http404
    if not form.is_valid():
        return questions.again(request, viewer, own, form)
    ideas.write(viewer.exercise, move=own.move, texts=form.texts(), by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def lay(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One more on the team's table."""
    move, form = move_of(request, viewer), LayForm(request.POST)
    if not form.is_valid():
        return _again(request, viewer, move, form)
    text = form.cleaned_data["idea"]
    ideas.lay(viewer.exercise, move=move, text=text, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def merge(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    move = move_of(request, viewer)
    ticked = MergeForm(_table(viewer, move), request.POST).ideas()
    ideas.merge(viewer.exercise, move=move, ideas=ticked, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def part(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    move = move_of(request, viewer)
    idea = PartForm(_table(viewer, move), request.POST).one()
    ideas.part(viewer.exercise, move=move, idea=idea, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def rank(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own first three."""
    move = move_of(request, viewer)
    form = RankForm(_table(viewer, move), request.POST)
    if not form.is_valid():
        return _again(request, viewer, move, form)
    ideas.rank(viewer.exercise, move=move, ideas=form.ideas(), by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def move_on(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The head begins the next phase."""
    move = move_of(request, viewer)
    phase = PhaseForm(request.POST).said()["phase"]
    idea_phases.move_on(viewer.exercise, move=move, phase=phase, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@control_of_exercise
def move_all_on(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Control begins a phase in every team that can begin it."""
    about = _move_and_phase(request, viewer)
    idea_phases.move_all_on(viewer.exercise, **about, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def move_team_on(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    about = _move_and_phase(request, viewer)
    idea_phases.move_on(viewer.exercise, team=team, **about, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


def _move_and_phase(request: HttpRequest, viewer: Viewer) -> dict[str, Any]:
    """What control pressed, in the move that is played."""
    step = viewer.exercise.step
    if step is None or step.move is None:
        raise Http404
    return {"move": step.move, "phase": PhaseForm(request.POST).said()["phase"]}


def _table(viewer: Viewer, move: Move) -> IdeaTable:
    table = own_table(viewer, move)
    if table is None:
        raise Http404
    return table


def _again(request: HttpRequest, viewer: Viewer, move: Move, form: Form) -> HttpResponse:
    """The form with what is wrong, while its move is played; later there is no place for it."""
    if not rooms.is_played(viewer, move):
        raise Refused(str(next(iter(form.errors.values()))[0]))
    return rooms.render_room(request, viewer, words=form, status=422)
