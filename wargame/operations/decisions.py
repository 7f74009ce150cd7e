"""Releasing a decision record: what the exercise requires, and whatever else was written."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Decision,
    Draft,
    DraftKind,
    Exercise,
    Inject,
    KeyQuestion,
    Kind,
    Move,
    Seat,
    Team,
)
from wargame.models.decisions import MOST
from wargame.models.record_plans import plan_of

from . import assumptions, checks, decision_rows, drafts, information_states, versions
from .journal import lock, record, to_teams


@transaction.atomic
def release(
    exercise: Exercise, *, move: Move, by: Seat, team: Team | None = None, number: int = 1
) -> Decision:
    """The lead releases the drafted record as a version that is never changed; control may in the
    absence of the lead of `team`.

    Sealed until control reveals the decisions of the move. Refused while a paragraph is missing,
    naming those still to do. A press that comes again finds what it released.
    """
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    draft = drafts.for_release(exercise, move, DraftKind.DECISION, of_team, number)
    if drafts.is_fixed(draft):
        return Decision.objects.filter(draft=draft).standing().last_versions().get()
    texts = {row.name: row.text.strip() for row in draft.texts.current()}
    decision = _fix(exercise, draft, texts, by)
    versions.close(draft)
    audiences = versions.who_hears(draft)
    record(exercise, Kind.DECISION_RELEASED, by=by, audiences=audiences, decision=decision.pk)
    return decision


@transaction.atomic
def another(exercise: Exercise, *, move: Move, by: Seat) -> Draft:
    """Begin one more decision of the move, of which whoever begins it holds the pen. While one is
    not released there is nothing to begin: it is that one."""
    team = checks.player(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    of_move = exercise.drafts.filter(team=team, move=move, kind=DraftKind.DECISION)
    own = list(of_move.order_by("number"))
    standing = [drafts.standing(one) for one in own]
    for draft, stands in zip(own, standing, strict=True):
        if stands is None:
            return draft
    is_none = any(isinstance(one, Decision) and one.is_undecided for one in standing)
    if is_none and not versions.is_revealed(own[0]):
        raise Refused(_("It stands on record that you made no decision. Withdraw it first."))
    if len(standing) >= MOST:
        raise Refused(_("A team puts at most %(n)s decisions of a move on record.") % {"n": MOST})
    draft = drafts.of(exercise, move, DraftKind.DECISION, team)
    if standing:
        draft = Draft(exercise=exercise, team_id=team, move=move, kind=DraftKind.DECISION)
        draft.number = len(standing) + 1
    drafts.give_pen(draft, by)
    record(exercise, Kind.PEN_TAKEN, by=by, audiences=to_teams(team), draft=draft.pk)
    return draft


@transaction.atomic
def release_none(
    exercise: Exercise, *, move: Move, because: str, by: Seat, team: Team | None = None
) -> Decision:
    """The lead puts on record that the team made no decision in the move, and why; what was
    drafted stays a draft. It counts as released, and nothing takes its place.

    Done twice, recorded once. Raises Refused where the team has released a decision.
    """
    of_team = checks.lead_of(by, team)
    exercise = lock(exercise)
    released = Decision.objects.standing().filter(team=of_team, move=move).last()
    if released is not None and released.is_undecided:
        return released
    if released is not None:
        raise Refused(_("Your team has released a decision. Withdraw it first."))
    draft = drafts.for_release(exercise, move, DraftKind.DECISION, of_team)
    decision = decision_rows.decision(draft, {"title": _("No decision")})
    decision.undecided_because = because
    _number(exercise, decision, {}, by)
    versions.close(draft)
    audiences = versions.who_hears(draft)
    record(exercise, Kind.NO_DECISION, by=by, audiences=audiences, decision=decision.pk)
    return decision


def _fix(exercise: Exercise, draft: Draft, texts: dict[str, str], by: Seat) -> Decision:
    """The draft's words as a row, with all that stands beside it."""
    questions, injects = _answered(draft, texts.get("answers", "").split())
    if not (questions or injects):
        texts["answers"] = ""
    states = list(exercise.teams.exclude(pk=draft.team_id))
    missing = plan_of(exercise, states).missing(texts)
    if missing:
        todo = ", ".join(missing)
        raise Refused(_("Not released. Still to do: %(todo)s.") % {"todo": todo})
    decision = decision_rows.decision(draft, texts)
    decision.is_from_paper = versions.is_from_paper(draft)
    _number(exercise, decision, texts, by)
    decision.questions.set(questions)
    decision.injects.set(injects)
    assumptions.enter(decision)
    decision_rows.add_rows(decision, texts, exercise.version.criteria.all(), states)
    return decision


def _number(exercise: Exercise, decision: Decision, texts: dict[str, str], by: Seat) -> None:
    """Save it as the next version of its text, released now, with what the team could see."""
    following = versions.next_of(decision.draft, texts, exercise)
    decision.version, decision.reason = following.version, following.reason
    decision.is_late = following.is_late
    decision.released_by, decision.released_in = by, exercise.exercise_time()
    state = information_states.now(exercise, decision.team)
    decision.save()
    information_states.keep(state, decision)


def _answered(draft: Draft, keys: list[str]) -> tuple[list[KeyQuestion], list[Inject]]:
    """The questions and the injects the team has that go by these keys."""
    questions = draft.exercise.version.keyquestions.filter(key__in=keys)
    delivered = draft.exercise.injects.filter(deliveries__team=draft.team, number__in=keys)
    return list(questions), list(delivered)
