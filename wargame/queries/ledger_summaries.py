"""The ledger in a few lines, for the team's room."""

from dataclasses import dataclass

from wargame.models import Move, Viewer

from .coverages import Coverage, Frame, coverages, frame
from .ledgers import OwnLines, own_lines


@dataclass(frozen=True)
class Summary:
    """Of the present move, or between moves of the last; before the first there are no `own`."""

    move: Move | None
    own: OwnLines | None
    theaters: list[Coverage]


def summary(viewer: Viewer) -> Summary | None:
    """None while the ledger is switched off. Eight queries."""
    exercise = viewer.exercise
    if not exercise.has_ledger:
        return None
    around = frame(exercise)
    move = present(viewer, around)
    if move is None:
        return Summary(None, None, [])
    [covered] = coverages(viewer, around, [move])
    return Summary(move, own_lines(viewer, move), covered.theaters)


def present(viewer: Viewer, around: Frame) -> Move | None:
    """The move that is played, or between moves the last that was."""
    step = viewer.exercise.step
    if step and step.move:
        return step.move
    return around.moves[-1] if around.moves else None
