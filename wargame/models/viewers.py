"""Who is looking: the one value from which every surface decides what may be seen."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .exercises import Exercise
    from .teams import Seat, Team

EVERYONE = "everyone"
CONTROL = "control"
BOARD = "board"
EVALUATORS = "evaluators"
OBSERVERS = "observers"


def of_team(pk: int) -> str:
    """The audience of one team's seats."""
    return f"team:{pk}"


def of_seat(pk: int) -> str:
    """The audience of one seat alone."""
    return f"seat:{pk}"


@dataclass(frozen=True)
class Viewer:
    """Control, an evaluator, an observer, the board, a player's seat, a team as such, or nobody,
    who sees nothing sealed.

    Made on the server from the session, the seat's cookie or the board's key; never from what
    the client claims. Build it with the functions below, not by hand. `is_of_record`: reads the
    review or the record, in which control too reads only the names that may leave the room.
    """

    exercise: "Exercise"
    seat: "Seat | None" = None
    team: "Team | None" = None
    is_control: bool = False
    is_board: bool = False
    is_evaluator: bool = False
    is_observer: bool = False
    is_of_record: bool = False

    @classmethod
    def from_seat(cls, seat: "Seat") -> "Viewer":
        """A person: a player in a team, one of control's people, or somebody who looks on."""
        return cls(
            seat.exercise,
            seat=seat,
            team=seat.team,
            is_control=seat.is_control,
            is_evaluator=seat.is_evaluator,
            is_observer=seat.is_observer,
        )

    @classmethod
    def board(cls, exercise: "Exercise") -> "Viewer":
        return cls(exercise, is_board=True)

    @classmethod
    def nobody(cls, exercise: "Exercise") -> "Viewer":
        return cls(exercise)

    def for_the_record(self) -> "Viewer":
        """The same reader of the review or the record."""
        return replace(self, is_of_record=True)

    def knows_people_of(self, team: int | None) -> bool:
        """True if this reader may name the people of a team, or (no team) those of control."""
        if self.exercise.attribution == "name":
            return True
        if self.reads_all and (team is None or not self.is_of_record):
            return True
        return self.team is not None and self.team.pk == team

    @property
    def own_seat(self) -> "Seat":
        """The seat, where there must be one. Raises LookupError for the board and for nobody."""
        if self.seat is None:
            raise LookupError("This viewer has no seat.")
        return self.seat

    @property
    def own_team(self) -> "Team":
        """The team, where there must be one. Raises LookupError for all but players."""
        if self.team is None:
            raise LookupError("This viewer has no team.")
        return self.team

    @property
    def reads_all(self) -> bool:
        """Control, and evaluators, who read what control reads and do nothing of what it does."""
        return self.is_control or self.is_evaluator

    @property
    def looks_on(self) -> bool:
        """Evaluators and observers: they have a seat and are in no team."""
        return self.is_evaluator or self.is_observer

    @property
    def is_nobody(self) -> bool:
        return not (self.reads_all or self.is_board or self.is_observer or self.team)

    @property
    def audiences(self) -> frozenset[str]:
        """The names under which this viewer is addressed; empty for nobody."""
        if self.is_nobody:
            return frozenset()
        names = {EVERYONE}
        if self.is_board or self.is_observer:
            names.add(BOARD)
        if self.is_observer:
            names.add(OBSERVERS)
        if self.is_evaluator:
            names.add(EVALUATORS)
        if self.is_control:
            names.add(CONTROL)
        if self.team is not None:
            names.add(of_team(self.team.pk))
        if self.seat is not None:
            names.add(of_seat(self.seat.pk))
        return frozenset(names)

    def narrowed(self, audience: str) -> "Viewer":
        """The viewer that a region for `audience` is rendered for, so that one rendering is
        right for all who share it: the person is left out unless the audience is the person."""
        if audience == EVERYONE:
            return Viewer(self.exercise)
        if audience == BOARD and self.is_board:
            return Viewer(self.exercise, is_board=True)
        if audience == CONTROL and self.is_control:
            return Viewer(self.exercise, is_control=True)
        if audience == EVALUATORS and self.is_evaluator:
            return Viewer(self.exercise, is_evaluator=True)
        if audience == OBSERVERS and self.is_observer:
            return Viewer(self.exercise, is_observer=True)
        if self.team is not None and audience == of_team(self.team.pk):
            return Viewer(self.exercise, team=self.team)
        if self.seat is not None and audience == of_seat(self.seat.pk):
            return self
        return Viewer(self.exercise)
