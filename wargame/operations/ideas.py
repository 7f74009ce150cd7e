"""Ideas in turn: written in silence, laid on the table, merged where they say the same, ranked."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Draft,
    DraftKind,
    Exercise,
    Idea,
    IdeaMerge,
    IdeaOpening,
    IdeaPhase,
    Kind,
    Move,
    PartKind,
    Ranking,
    Seat,
    SilentIdea,
    StepKind,
)
from wargame.models.idea_lists import IdeaList, idea_lists
from wargame.models.ideas import RANKS, SLOTS

from .idea_phases import who_sees
from .journal import record, to_teams
from .private_answers import Turn, announce, asked, begin

MOST_LAID = 60


@transaction.atomic
def write(
    exercise: Exercise, *, move: Move, texts: Mapping[int, str], by: Seat
) -> list[SilentIdea]:
    """Write ideas by slot, 1..6; without words one is taken back. The same changes nothing.

    Until the team shares its ideas; once it talks, it is told who has written.
    """
    has_estimates = move.steps.filter(kind=StepKind.ESTIMATE).exists()
    turn = begin(exercise, move, by, StepKind.ESTIMATE if has_estimates else StepKind.DELIBERATE)
    asked(move, PartKind.IDEAS)
    if phase_of(turn) is not None:
        raise Refused(_("Your team shares its ideas now. Put yours on the table there."))
    if not set(texts) <= set(range(1, SLOTS + 1)):
        raise Refused(_("There is no such line. Load the page again."))
    mine = SilentIdea.objects.filter(voice=turn.voice, move=move, team=turn.team).current()
    before = {row.slot: row.text for row in mine}
    row = _row(turn)
    made = [
        SilentIdea(**row, slot=slot, text=text)
        for slot, text in texts.items()
        if text != before.get(slot, "")
    ]
    SilentIdea.objects.bulk_create(made)
    if made:
        step = turn.exercise.step
        is_talking = step is not None and step.kind != StepKind.ESTIMATE
        announce(turn, PartKind.IDEAS, is_seen=is_talking)
    return made


@transaction.atomic
def lay(exercise: Exercise, *, move: Move, text: str, by: Seat) -> Idea:
    """Put one more idea on the table, unnamed. What lies there already is not laid twice."""
    turn = _at_the_table(exercise, move, by)
    own = Idea.objects.filter(team=turn.team, move=move)
    there = {idea.text.casefold(): idea for idea in own}
    if text.casefold() in there:
        return there[text.casefold()]
    if len(there) >= MOST_LAID:
        said = _("%(n)s ideas are on the table. Merge and rank those.")
        raise Refused(said % {"n": MOST_LAID})
    last = max((idea.number for idea in own), default=0)
    made = Idea.objects.create(
        exercise=turn.exercise, team_id=turn.team, move=move, number=last + 1, text=text
    )
    refs = {"move": move.number, "team": turn.team}
    audiences = who_sees(turn.team, move)
    record(turn.exercise, Kind.IDEA_LAID, by=None, audiences=audiences, **refs)
    return made


@transaction.atomic
def merge(exercise: Exercise, *, move: Move, ideas: Sequence[Idea], by: Seat) -> list[IdeaMerge]:
    """Hold several ideas for one: all go into the first of them on the list."""
    turn = _at_the_table(exercise, move, by)
    _keeps_the_list(turn)
    chosen = [idea for idea in _list(turn).standing if idea in ideas]
    if len(chosen) < 2:
        raise Refused(_("Tick at least two ideas that say the same."))
    made = [IdeaMerge(idea=idea, into=chosen[0], seat=by) for idea in chosen[1:]]
    IdeaMerge.objects.bulk_create(made)
    _tell(turn, Kind.IDEAS_MERGED, who_sees(turn.team, move))
    return made


@transaction.atomic
def part(exercise: Exercise, *, move: Move, idea: Idea, by: Seat) -> IdeaMerge | None:
    """Let a merged idea stand alone again. Done twice, recorded once."""
    turn = _at_the_table(exercise, move, by)
    _keeps_the_list(turn)
    if idea.pk not in _list(turn).into:
        return None
    made = IdeaMerge.objects.create(idea=idea, into=None, seat=by)
    _tell(turn, Kind.IDEA_PARTED, who_sees(turn.team, move))
    return made


@transaction.atomic
def rank(exercise: Exercise, *, move: Move, ideas: Sequence[Idea], by: Seat) -> Ranking:
    """One's own first three, fewer where there are fewer. The same changes nothing."""
    turn = begin(exercise, move, by, StepKind.DELIBERATE)
    asked(move, PartKind.IDEAS)
    if phase_of(turn) != IdeaPhase.RANKING:
        raise Refused(_("Ideas are not being ranked now. Go to the present task."))
    listed = _list(turn).standing
    most = min(RANKS, len(listed))
    if len(ideas) != most or len({idea.pk for idea in ideas}) != most:
        raise Refused(_("Give each rank to another idea."))
    if not all(idea in listed for idea in ideas):
        raise Refused(_("This idea is not on the table. Load the page again."))
    mine = Ranking.objects.filter(voice=turn.voice, move=move, team=turn.team)
    before = mine.order_by("-pk").first()
    if before is not None and before.ideas == [idea.pk for idea in ideas]:
        return before
    row = _row(turn)
    third = ideas[2] if most == RANKS else None
    made = Ranking.objects.create(**row, first=ideas[0], second=ideas[1], third=third)
    _tell(turn, Kind.IDEAS_RANKED, to_teams(turn.team))
    return made


def phase_of(turn: Turn) -> IdeaPhase | None:
    """How far the team is; None while its people write."""
    return IdeaOpening.objects.phase_of(turn.team, turn.move)


def _at_the_table(exercise: Exercise, move: Move, by: Seat) -> Turn:
    """A turn while ideas lie on the table and are not ranked yet."""
    turn = begin(exercise, move, by, StepKind.DELIBERATE)
    asked(move, PartKind.IDEAS)
    match phase_of(turn):
        case IdeaPhase.LISTED:
            return turn
        case None:
            raise Refused(_("Ideas are still written in silence. Nothing is on the table yet."))
        case _:
            raise Refused(_("The list stands: your team ranks it now."))


def _keeps_the_list(turn: Turn) -> None:
    """Raises Refused unless they lead the team or hold the pen of its answer."""
    drafts = Draft.objects.filter(team=turn.team, move=turn.move, kind=DraftKind.ANSWER)
    if not (turn.by.is_lead or drafts.filter(pen=turn.by).exists()):
        raise Refused(_("Only the head of delegation or who holds the pen can do this."))


def _list(turn: Turn) -> IdeaList:
    own = Idea.objects.filter(team=turn.team, move=turn.move)
    return idea_lists(own).get((turn.move.pk, turn.team), IdeaList())


def _row(turn: Turn) -> dict[str, object]:
    return {name: value for name, value in turn.row.items() if name != "is_late"}


def _tell(turn: Turn, kind: Kind, audiences: list[str]) -> None:
    refs = {"move": turn.move.number, "team": turn.team}
    record(turn.exercise, kind, by=turn.by, audiences=audiences, **refs)
