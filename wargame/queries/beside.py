"""What stands beside a decision: the dissents of members, and the lines of the ledger that it
commits to; and beside an answer the lines of its allocation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wargame.models import (
    Answer,
    Commitment,
    Decision,
    Dissent,
    Exercise,
    PartKind,
    Viewer,
)
from wargame.models.commitments import CommitmentQuerySet
from wargame.models.dissents import DissentQuerySet

# By team, move and the text that they name; None where they name none.
type Committed = Mapping[tuple[int, int, int | None], list[Commitment]]


def show(decisions: Iterable[Decision], viewer: Viewer) -> None:
    """Gives each decision what this viewer may see beside it. At most two queries."""
    made = list(decisions)
    if made:
        rows = Dissent.objects.visible_to(viewer).named_for(viewer)
        said = dissents(rows.filter(draft__in={one.draft_id for one in made}))
        put(made, said, lines(viewer.exercise, Commitment.objects.visible_to(viewer), made))


def allocate(answers: Iterable[Answer], exercise: Exercise, rows: CommitmentQuerySet) -> None:
    """Gives each answer to a question that asks for an allocation the lines of its team in the
    move, whatever they name. At most one query."""
    asked = [one for one in answers if one.question.has(PartKind.ALLOCATION)]
    of_place: dict[tuple[int, int], list[Commitment]] = defaultdict(list)
    for (team, move, _draft), found in lines(exercise, rows, asked).items():
        of_place[team, move] += found
    for one in asked:
        one.seen_lines = sorted(of_place[one.team_id, one.move_id], key=_in_order)


def put(
    decisions: Iterable[Decision], said: Mapping[int, list[Dissent]], committed: Committed
) -> None:
    """Gives each decision its own of these; a line that names no decision stands with the team's
    first."""
    for one in decisions:
        named = committed.get((one.team_id, one.move_id, one.draft_id), [])
        unnamed = committed.get((one.team_id, one.move_id, None), []) if one.number == 1 else []
        one.seen_dissents, one.seen_lines = said.get(one.draft_id, []), [*named, *unnamed]


def dissents(rows: DissentQuerySet) -> dict[int, list[Dissent]]:
    """By the text that they are about. One query."""
    found: dict[int, list[Dissent]] = defaultdict(list)
    for row in rows.order_by("version", "pk"):
        found[row.draft_id].append(row)
    return found


def lines(
    exercise: Exercise, rows: CommitmentQuerySet, released: Iterable[Answer | Decision]
) -> Committed:
    """As they stand now, of the teams and moves of what was released. One query while the ledger is
    switched on."""
    found: dict[tuple[int, int, int | None], list[Commitment]] = defaultdict(list)
    made = list(released)
    if not (made and exercise.has_ledger):
        return found
    teams, moves = {one.team_id for one in made}, {one.move_id for one in made}
    of_move = rows.current().filter(team__in=teams, move__in=moves)
    for line in of_move.select_related("theater", "token"):
        found[line.team_id, line.move_id, line.draft_id].append(line)
    return found


def _in_order(line: Commitment) -> int:
    return line.number
