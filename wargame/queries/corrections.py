"""Texts of the scenario as they stand in one exercise: with what was corrected in it, and marked.

A scenario version is shared by all exercises that play it, so its rows are never changed: what was
corrected is laid over copies of them here, and nowhere else. Moves and injects are rows of the
exercise itself; they carry the new text, and get their marks here.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from wargame.measures.wordings import Piece, in_context, pieces
from wargame.models import Correction, Exercise, Fact, Inject, Move, Role, Tension, Viewer
from wargame.models.corrections import IN_LINES, PRIVATE_BRIEF, Corrected

from . import passes

type Text = Fact | Inject | Move | Role | Tension
type Overlay = dict[tuple[str, str], list[Correction]]


@dataclass(frozen=True)
class Mended:
    """One correction, and its text before and after as one, word by word."""

    made: Correction

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return in_context(pieces(self.made.before, self.made.after))


def thing_of(row: Text) -> Corrected:
    return THINGS[type(row)]


def key_of(row: Text) -> str:
    """What the row is called by in this exercise, and in the scenario that is played."""
    return str(row.number) if isinstance(row, Inject | Move) else row.key


def told(viewer: Viewer) -> list[Mended]:
    """What was corrected of what this viewer could read, the latest first. One query, and none
    where nothing was."""
    if viewer.exercise.corrected_at is None:
        return []
    seen = Correction.objects.visible_to(viewer).select_related("team").order_by("-pk")
    return [Mended(one) for one in seen]


def worded[T: (Fact, Inject, Move, Role, Tension)](
    exercise: Exercise, rows: Iterable[T], then: datetime | None = None
) -> list[T]:
    """The rows as they read here, now or at a moment; `marks` are on those that say something
    else by it. One query in a pass, and none where nothing was corrected."""
    if exercise.corrected_at is None:
        return list(rows)
    overlay = passes.every(exercise, _overlay)
    return [_worded(row, overlay.get((thing_of(row), key_of(row)), []), then) for row in rows]


def marked(viewer: Viewer, injects: Iterable[Inject]) -> None:
    """Marks on injects for a team: only where it had the inject before. Like `worded`."""
    exercise = viewer.exercise
    if exercise.corrected_at is None:
        return
    overlay = passes.every(exercise, _overlay)
    for inject in injects:
        made = overlay.get((Corrected.INJECT, key_of(inject)), [])
        team = viewer.team.pk if viewer.team else None
        _mark(inject, [one for one in made if team in one.told or (team is None and one.told)])


def _overlay(exercise: Exercise) -> Overlay:
    """Every correction in its order, by what it belongs to. One query."""
    found: Overlay = {}
    for one in Correction.objects.filter(exercise=exercise).order_by("pk"):
        found.setdefault((one.thing, one.key), []).append(one)
    return found


def _worded[T: (Fact, Inject, Move, Role, Tension)](
    row: T, made: list[Correction], then: datetime | None
) -> T:
    if not made:
        return row
    row = copy(row)
    until = [one for one in made if then is None or one.at <= then]
    for one in reversed(made):
        if one not in until:
            setattr(row, one.field, _value(one.field, one.before))
    for one in until:
        setattr(row, one.field, _value(one.field, one.after))
    _mark(row, until)
    return row


def _mark(row: Text, made: list[Correction]) -> None:
    """A private brief has marks of its own, which go where it goes. What nobody could read yet is
    not marked for anybody."""
    seen = [one for one in made if one.is_open or one.told]
    marks = [Mended(one) for one in seen if one.field != PRIVATE_BRIEF]
    private = [Mended(one) for one in seen if one.field == PRIVATE_BRIEF]
    row.marks, row.private_marks = marks, private  # type: ignore[union-attr]


def _value(field: str, text: str) -> str | list[str]:
    return text.splitlines() if field in IN_LINES else text


THINGS: dict[type, Corrected] = {
    Fact: Corrected.FACT,
    Tension: Corrected.TENSION,
    Role: Corrected.TEAM,
    Move: Corrected.MOVE,
    Inject: Corrected.INJECT,
}
