"""Which states should play, with how many seats, for a number of people; and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.measures import team_sizes
from wargame.models import Role, ScenarioVersion


@dataclass(frozen=True)
class Proposal:
    """Seats by the code of each state that should play, in seating order, and the reasons."""

    heads: int
    chairs: dict[str, int]
    reasons: list[str]


def proposal(version: ScenarioVersion, roles: Sequence[Role], moves: int, heads: int) -> Proposal:
    """The states to which most injects of the first `moves` are addressed. One query."""
    found = version.plannedinjects.values_list("move", "to")
    addressed = Counter(code for move, to in found if 1 <= move <= moves for code in to)
    count = min(team_sizes.team_count(heads), len(roles))
    if count == 0:
        return Proposal(heads, {}, [])
    best = sorted(roles, key=lambda role: (-role.is_core, -addressed[role.key], role.order))
    chosen = sorted(best[:count], key=lambda role: role.order)
    seats = team_sizes.sizes(heads, count)
    reasons = [_of_size(heads, seats), *_of_number(heads, len(roles) - count)]
    if count < len(roles) and addressed:
        reasons.append(_of_states(chosen, addressed))
    return Proposal(heads, {role.key: n for role, n in zip(chosen, seats, strict=True)}, reasons)


def _of_size(heads: int, seats: list[int]) -> str:
    low, high = min(seats), max(seats)
    about = {"heads": heads, "teams": len(seats), "low": low, "high": high}
    if low == high:
        said = ngettext(
            "%(heads)s people: %(teams)s team of %(low)s.",
            "%(heads)s people: %(teams)s teams of %(low)s.",
            len(seats),
        )
        return said % about
    return _("%(heads)s people: %(teams)s teams of %(low)s or %(high)s.") % about


def _of_number(heads: int, absent: int) -> list[str]:
    if heads < team_sizes.SMALL_CLASS:
        plays = _("In so small a class control plays the states that are absent.")
        return [plays] if absent else []
    if heads > team_sizes.ONE_TABLE:
        tables = team_sizes.tables(heads)
        return [
            _(
                "Above 30 people voices get lost. Give each seat of a state a ministry of its own, "
                "or run %(tables)s tables of this scenario side by side, with about %(n)s people "
                "each, and contrast them."
            )
            % {"tables": tables, "n": -(-heads // tables)}
        ]
    said = [_("Four or five give each a voice, and the team survives one absence.")]
    if heads > team_sizes.PLENARY:
        said.append(_("In plenary let the heads of delegation speak: 15 speakers are enough."))
    return said


def _of_states(chosen: list[Role], addressed: Counter[str]) -> str:
    named = ", ".join(f"{role.key} {addressed[role.key]}" for role in chosen)
    return _("These states get most of the injects in this format: %(named)s.") % {"named": named}
