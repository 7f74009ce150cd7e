"""What teams hold of a text in the making: the draft, what stands in it, what was released."""

from dataclasses import dataclass

from django.db.models import QuerySet

from wargame.models import (
    Answer,
    Commitment,
    Decision,
    Dissent,
    Draft,
    DraftText,
    Exercise,
    Move,
    Position,
    Team,
    Viewer,
)
from wargame.models.reveals import SealedQuerySet

from . import beside, passes


@dataclass(frozen=True)
class Held:
    """One draft with its current fields by name, and what stands of it: the last version that
    was released and not withdrawn. `dissents` are of the text, released or not."""

    draft: Draft
    written: dict[str, DraftText]
    answer: Answer | None
    decision: Decision | None
    dissents: list[Dissent]

    @property
    def is_begun(self) -> bool:
        """True once somebody has written in it, taken the pen, or released something of it."""
        return bool(self.written or self.draft.pen_id or self.answer or self.decision)

    @property
    def is_changing(self) -> bool:
        """True while the next version of what stands is being written."""
        return bool((self.answer or self.decision) and self.draft.reopened_at)

    @property
    def plain(self) -> dict[str, str]:
        """The fields as text alone."""
        return {name: row.text for name, row in self.written.items()}


def of(viewer: Viewer, move: Move) -> list[Held]:
    """The drafts of the viewer's team in a move, in the order of their numbers. At most eleven
    queries; in a pass that many for all teams."""
    step = viewer.exercise.step
    if step is not None and step.move_id == move.pk:
        return passes.own(viewer, _present) or []
    own = viewer.own_team.pk
    return _read(viewer.exercise, move, Team.objects.filter(pk=own)).get(own, [])


def _present(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, list[Held]]:
    """Of the move that is played."""
    move = exercise.step.move if exercise.step else None
    return _read(exercise, move, teams) if move else {}


def _read(exercise: Exercise, move: Move, teams: QuerySet[Team]) -> dict[int, list[Held]]:
    drafts = list(
        Draft.objects.filter(move=move, team__in=teams)
        .select_related("pen", "offered_by")
        .order_by("kind", "number")
    )
    written: dict[int, dict[str, DraftText]] = {}
    for row in DraftText.objects.filter(draft__in=drafts).current():
        written.setdefault(row.draft_id, {})[row.name] = row
    positions = Position.objects.standing().filter(team__in=teams)
    answers = _last(Answer.objects.in_shape().select_related("released_by"), drafts)
    decisions = _last(Decision.objects.in_full(positions), drafts)
    said = beside.dissents(Dissent.objects.filter(draft__in=drafts).named())
    released, own = decisions.values(), Commitment.objects.filter(team__in=teams)
    beside.put(released, said, beside.lines(exercise, own, released))
    beside.allocate(answers.values(), exercise, own)
    found: dict[int, list[Held]] = {}
    for draft in drafts:
        held = Held(
            draft=draft,
            written=written.get(draft.pk, {}),
            answer=answers.get(draft.pk),
            decision=decisions.get(draft.pk),
            dissents=said.get(draft.pk, []),
        )
        found.setdefault(draft.team_id, []).append(held)
    return found


def _last[R: (Answer, Decision)](rows: SealedQuerySet[R], drafts: list[Draft]) -> dict[int, R]:
    """The last version of each draft that stands, and whether it has been revealed."""
    last = rows.standing().with_seal().filter(draft__in=drafts).last_versions()
    return {row.draft_id: row for row in last}
