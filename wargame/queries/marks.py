"""Marks on the tensions: a person's own estimates, and the positions of their team."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from wargame.models import Assent, Estimate, Move, Occasion, Position, Stance, Tension, Viewer

from . import corrections
from .spreads import point_in_words


@dataclass(frozen=True)
class EstimateSheet:
    """The tensions that are asked about now, each with this person's mark or None.

    `is_locked`: play has ended, and with it all but the final estimate.
    """

    occasion: Occasion
    move: Move | None
    rows: list[tuple[Tension, Estimate | None]]
    is_locked: bool

    @property
    def stance(self) -> Stance:
        return self.occasion.stance

    @property
    def in_role(self) -> bool:
        return self.stance == Stance.IN_ROLE

    @property
    def placed(self) -> Estimate | None:
        """The latest of the marks; None while nothing has been placed."""
        marks = [mark for _tension, mark in self.rows if mark is not None]
        return max(marks, key=lambda mark: mark.at, default=None)


@dataclass(frozen=True)
class PositionSheet:
    """A tension of the move, where the viewer's team stands on it, the viewer's own mark, and what
    the viewer said of the position."""

    tension: Tension
    position: Position | None
    estimate: Estimate | None
    assent: Assent | None = None

    @property
    def position_in_words(self) -> str:
        """Empty when the team set none or would put the question another way."""
        return _in_words(self.position, self.tension)

    @property
    def estimate_in_words(self) -> str:
        """Empty when the viewer gave none or would put the question another way."""
        return _in_words(self.estimate, self.tension)


def estimate_sheet(viewer: Viewer, occasion: Occasion, move: Move | None) -> EstimateSheet:
    """Two queries."""
    marks = _own_estimates(viewer, occasion, move)
    asked = move.tensions.all() if move else viewer.exercise.version.tensions.all()
    tensions = corrections.worded(viewer.exercise, asked)
    rows = [(one, marks.get(one.pk)) for one in tensions]
    is_locked = viewer.exercise.has_ended and occasion != Occasion.FINAL
    return EstimateSheet(occasion, move, rows, is_locked)


def position_sheets(viewer: Viewer, move: Move) -> list[PositionSheet]:
    """Four queries."""
    own = Position.objects.visible_to(viewer).filter(team=viewer.team, move=move)
    prefetch_related_objects([move], "tensions")
    held = {
        position.tension_id: position
        for position in own.select_related("seat", "tension").current()
    }
    marks = _own_estimates(viewer, Occasion.MOVE, move)
    own_words = Assent.objects.filter(position__in=held.values(), seat=viewer.seat)
    said = own_words.visible_to(viewer).select_related("position").current()
    assents = {assent.position.tension_id: assent for assent in said}
    return [
        PositionSheet(one, held.get(one.pk), marks.get(one.pk), assents.get(one.pk))
        for one in corrections.worded(viewer.exercise, move.tensions.all())
    ]


def _own_estimates(viewer: Viewer, occasion: Occasion, move: Move | None) -> dict[int, Estimate]:
    own = (
        Estimate.objects.filter(exercise=viewer.exercise, occasion=occasion, move=move)
        .values_visible_to(viewer)
        .filter(voice__seat=viewer.seat)
        .current()
    )
    return {mark.tension_id: mark for mark in own}


def _in_words(mark: Estimate | Position | None, tension: Tension) -> str:
    return "" if mark is None or mark.point is None else point_in_words(mark.point, tension)
