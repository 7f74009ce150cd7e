"""How far each team is: who is here, that things were given, drafted or released; never a value."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wargame.models import (
    Draft,
    DraftKind,
    DraftText,
    Idea,
    KeyQuestion,
    Move,
    PartKind,
    RecordPlan,
    Step,
    Team,
    Viewer,
    answer_fields,
)
from wargame.models.answer_fields import NO_IDEAS, Ideas
from wargame.models.idea_lists import idea_lists
from wargame.models.record_plans import plan_of

from .private_answers import asks_alone
from .standings import Standing, asks_each, heading, standings

MOST_PIPS = 6


@dataclass(frozen=True)
class State:
    """A state in words, with a time where one belongs to it; `mark` is its shape."""

    words: str
    at: datetime | None = None
    mark: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class Row:
    """One team. `pips` are the chairs taken, True for each person who is here."""

    standing: Standing
    pips: list[bool]
    answer: State | None
    decision: State | None
    note: State | None
    is_flagged: bool

    @property
    def team(self) -> Team:
        return self.standing.team


@dataclass(frozen=True)
class TeamStatus:
    """`given` names what is counted in the present step; empty when nothing is. `asks_alone`:
    people answer the question of the move alone."""

    rows: list[Row]
    is_lobby: bool
    given: str
    asks_alone: bool
    tensions: int
    here: int
    seated: int
    chairs: int
    released: int

    @property
    def has_work(self) -> bool:
        """True in a move, where teams take positions, answer and decide."""
        return self.tensions > 0


@dataclass(frozen=True)
class Progress:
    """How far a text is, without its words: `done` of `of` fields are filled in."""

    draft: Draft
    done: int
    of: int


def teams(viewer: Viewer) -> TeamStatus:
    """Every team, in seating order. At most six queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    move = step.move if step else None
    is_lobby = exercise.started_at is None
    every = standings(viewer)
    plan = plan_of(exercise, [one.team for one in every])
    texts = _texts(move, plan) if move else {}
    rows = [_row(one, texts.get(one.team.pk, {}), is_lobby, step) for one in every]
    return TeamStatus(
        rows=rows,
        is_lobby=is_lobby,
        given=heading(step),
        asks_alone=bool(move and asks_alone(move.question)),
        tensions=move.tensions.count() if move else 0,
        here=sum(len(one.here) for one in every),
        seated=sum(len(one.seats) for one in every),
        chairs=sum(one.team.chairs for one in every),
        released=sum(1 for one in every if one.decided_at),
    )


def _texts(move: Move, plan: RecordPlan) -> dict[int, dict[str, Progress]]:
    """The drafts of a move by team and kind. At most four queries; the words go no further."""
    drafts = Draft.objects.filter(move=move)
    written: dict[int, dict[str, str]] = {}
    for text in DraftText.objects.filter(draft__in=drafts).current():
        written.setdefault(text.draft_id, {})[text.name] = text.text
    found: dict[int, dict[str, Progress]] = {}
    to_name = _ideas(move)
    for draft in drafts.select_related("pen").order_by("number"):
        named = to_name.get(draft.team_id, NO_IDEAS)
        found.setdefault(draft.team_id, {})[draft.kind] = _progress(
            draft, written.get(draft.pk, {}), plan, move.question, named
        )
    return found


def _ideas(move: Move) -> dict[int, Ideas]:
    """What each team's answer can name. One query where the question asks for ideas."""
    if not move.question.has(PartKind.IDEAS):
        return {}
    lists = idea_lists(Idea.objects.filter(move=move))
    return {team: listed.named for (_move, team), listed in lists.items()}


def _progress(
    draft: Draft, texts: dict[str, str], plan: RecordPlan, question: KeyQuestion, named: Ideas
) -> Progress:
    if draft.kind == DraftKind.DECISION:
        return Progress(draft, plan.done(texts), len(plan.required))
    needs = answer_fields.needs(question, texts, named)
    return Progress(draft, sum(one.is_done for one in needs), len(needs))


def _row(standing: Standing, texts: dict[str, Progress], is_lobby: bool, step: Step | None) -> Row:
    in_move = step is not None and step.move_id is not None
    pips = [seat.is_present for seat in standing.seats]
    answer, decision = texts.get(DraftKind.ANSWER), texts.get(DraftKind.DECISION)
    is_released = standing.decided_at is not None
    return Row(
        standing=standing,
        pips=pips if len(pips) <= MOST_PIPS else [],
        answer=_state(standing.answered_at, answer) if in_move else None,
        decision=_decided(standing, decision) if in_move else None,
        note=_names(standing)
        if is_lobby
        else _note(standing, None if is_released else decision, step),
        is_flagged=not is_lobby and (not standing.lead or len(standing.here) < 2),
    )


def _decided(standing: Standing, text: Progress | None) -> State:
    if standing.is_undecided:
        return State(_("No decision"), standing.decided_at, "full")
    return _state(standing.decided_at, text)


def _state(released_at: datetime | None, text: Progress | None) -> State:
    if released_at is not None:
        return State(_("Released"), released_at, "full")
    if text is None or text.draft.touched_at is None:
        return State(_("Not begun"), mark="none")
    if text.draft.offered_at is not None:
        return State(_("With the head"), mark="half", is_strong=True)
    return State(_("%(done)s of %(of)s") % {"done": text.done, "of": text.of}, mark="half")


def _names(standing: Standing) -> State | None:
    """Before play: who has arrived."""
    names = ", ".join(seat.name for seat in standing.seats)
    return State(names) if names else None


def _note(standing: Standing, decision: Progress | None, step: Step | None) -> State | None:
    """The one thing to know about a team: who is missing, who is writing, for whom it waits."""
    if not standing.seats:
        return State(_("Nobody sits here"))
    if standing.lead is None:
        return State(_("No head"))
    if standing.lost:
        lost = standing.lost[0]
        return State(_("%(name)s lost") % {"name": lost.name}, lost.last_seen_at)
    if decision is not None and decision.draft.pen is not None:
        pen = {"name": decision.draft.pen.name}
        return State(_("Pen with %(name)s") % pen, decision.draft.touched_at)
    waits = standing.missing if asks_each(step) else standing.unspoken
    names = ", ".join(seat.name for seat in waits)
    return State(_("Not yet: %(names)s") % {"names": names}) if names else None
