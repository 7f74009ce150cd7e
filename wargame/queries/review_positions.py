"""The review's positions: own views first and last, and what each team set in each move."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.models import Move, Revealed, Tension

from .review_shifts import Shift, shifts
from .review_sight import Sight
from .stands import Stand, stands


@dataclass(frozen=True)
class Stood:
    """A tension in one move. `is_open` is False while some teams are sealed."""

    move: Move
    tension: Tension
    is_open: bool
    stands: list[Stand]

    @property
    def n(self) -> int:
        """How many teams set a position."""
        return sum(1 for one in self.stands if one.position)


@dataclass(frozen=True)
class Positions:
    """`shifts` is empty while own views are sealed."""

    shifts: list[Shift]
    stood: list[Stood]

    @property
    def finding(self) -> str:
        """Where most people moved one way, as a title."""
        shown = [one for one in self.shifts if one.is_shown]
        most = max(shown, key=lambda one: one.most / one.n, default=None)
        if most is None or not most.most:
            return _("Nobody moved from their first view")
        found = {"n": most.most, "of": most.n, "tension": most.tension.name, "pole": most.pole}
        if most.others:
            found["others"] = most.others
            return (
                _("%(tension)s: %(n)s of %(of)s people moved toward %(pole)s, %(others)s away")
                % found
            )
        return _("%(tension)s: %(n)s of %(of)s people moved toward %(pole)s") % found

    @property
    def has_quartiles(self) -> bool:
        return any(one.has_quartiles for one in self.shifts)

    @property
    def has_shifts(self) -> bool:
        return any(one.is_shown for one in self.shifts)


def positions(sight: Sight) -> Positions:
    """At most five queries."""
    stood = _stood(sight)
    if not sight.sees_own_views:
        return Positions([], stood)
    held = {
        (one.team.pk, part.tension.pk): one.position.point
        for part in stood
        for one in part.stands
        if one.position
    }
    return Positions(shifts(sight, held), stood)


def _stood(sight: Sight) -> list[Stood]:
    """Move by move, so that a later position on the same tension comes after the earlier."""
    found = stands(sight.viewer, sight.moves)
    seen = {move.pk: sight.teams_in(Revealed.POSITIONS, move) for move in sight.moves}
    return [
        Stood(
            move=move,
            tension=tension,
            is_open=sight.is_open(Revealed.POSITIONS, move),
            stands=[one for one in found[move.pk, tension.pk] if one.team in seen[move.pk]],
        )
        for move in sight.moves
        for tension in move.tensions.all()
    ]
