"""What a region is, and with whom a viewer shares it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from wargame.models import Kind, Viewer
from wargame.models.viewers import (
    BOARD,
    CONTROL,
    EVALUATORS,
    EVERYONE,
    OBSERVERS,
    of_seat,
    of_team,
)

from .kinds import ERASURES

Page = Literal["room", "ledger", "talks", "console", "desk", "rulings", "accords", "board", "watch"]
Rule = Literal["everyone", "team", "seat", "control", "board", "onlooker", "evaluator", "observer"]


@dataclass(frozen=True, eq=False)
class Region:
    """A part of a page that stays up to date; equal names on different pages are different rows.

    `is_spoken` regions are read out by screen readers when they change.
    """

    name: str
    page: Page
    audience: Rule
    query: Callable[[Viewer], object]
    template: str
    touched_by: frozenset[Kind]
    is_spoken: bool = False

    def __post_init__(self) -> None:
        """A name may have stood anywhere."""
        object.__setattr__(self, "touched_by", self.touched_by | ERASURES)


def audience_of(region: Region, viewer: Viewer) -> str | None:
    """The audience with which this viewer shares the region; None if it is not for them."""
    match region.audience:
        case "everyone":
            return EVERYONE
        case "team":
            return of_team(viewer.team.pk) if viewer.team else None
        case "seat":
            return of_seat(viewer.seat.pk) if viewer.seat else None
        case "control":
            return CONTROL if viewer.is_control else None
        case "board":
            return BOARD if viewer.is_board else None
        case "evaluator":
            return EVALUATORS if viewer.is_evaluator else None
        case "observer":
            return OBSERVERS if viewer.is_observer else None
        case "onlooker":
            return EVALUATORS if viewer.is_evaluator else OBSERVERS if viewer.is_observer else None
