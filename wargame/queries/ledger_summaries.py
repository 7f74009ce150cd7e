"""The ledger in a few lines, for the team's room."""

from dataclasses import dataclass

from wargame.models import Move, Viewer

from .coverages import Coverage, coverages, frame
from .ledgers import OwnLines, own_lines


@dataclass(frozen=True)
class Summary:
    """Of the present move, or between moves of the last; before the first there are no `own`."""

    move: Move | None
    own: OwnLines | None
    theaters: list[Coverage]


def summary(viewer: Viewer) -> Summary | None:
    """None while the ledger is switched off. At most nine queries."""
    exercise = viewer.exercise
    if not exercise.has_ledger:
        return None
    move = present(viewer)
    if move is None:
        return Summary(None, None, [])
    [covered] = coverages(viewer, [move])
    return Summary(move, own_lines(viewer, move), covered.theaters)


def present(viewer: Viewer) -> Move | None:
    """The move that is played, or between moves the last that was."""
    step = viewer.exercise.step
    if step and step.move:
        return step.move
    begun = frame(viewer.exercise).moves
    return begun[-1] if begun else None
