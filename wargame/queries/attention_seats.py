"""How the teams sit: who leads nobody, who is alone, and who was here and is gone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wargame.models import Draft, Seat

from .attention_items import Item
from .standings import Standing

NAMED = 6
# More of a kind stand in one line.
ONE_BY_ONE = 2


def headless(standing: Standing) -> Iterator[Item]:
    """A team that has people and nobody who leads it."""
    if standing.seats and standing.lead is None:
        detail = _("Nobody can set the position or release.")
        heir = next(iter(standing.here or standing.seats))
        title = _("No head of delegation")
        yield Item(title, detail, team=standing.team, is_urgent=True, seat=heir)


def thin(every: list[Standing]) -> Iterator[Item]:
    """Teams that cannot work as they sit; many of a kind at once."""
    empty = [one for one in every if not one.seats]
    detail = _("The team cannot play.")
    if len(empty) > ONE_BY_ONE:
        yield Item(_("Nobody sits in %(n)s teams") % {"n": len(empty)}, codes(empty))
    else:
        yield from (Item(_("Nobody sits here"), detail, team=one.team) for one in empty)
    lone = [one for one in every if one.lead is not None and len(one.seats) == 1]
    detail = _("From three on, a team sees its own spread.")
    if len(lone) > ONE_BY_ONE:
        title = _("%(n)s teams have only one person") % {"n": len(lone)}
        yield Item(title, f"{codes(lone)}. {detail}")
    else:
        yield from (Item(_("Only one person"), detail, team=one.team) for one in lone)


def lost(standing: Standing, pens: dict[int, Draft]) -> Iterator[Item]:
    """Who was here and is gone; for the head there is somebody who could stand in, for a pen
    somebody who could write on."""
    stand_in = next((seat for seat in standing.here if not seat.is_lead), None)
    for seat in standing.lost:
        draft = None if seat.is_lead else pens.get(seat.pk)
        heir = next(iter(standing.here), None) if draft else None
        yield Item(
            title=_("%(name)s lost") % {"name": seat.name},
            detail=_lost_with(seat, draft),
            at=seat.last_seen_at,
            team=standing.team,
            is_urgent=seat.is_lead or draft is not None,
            seat=stand_in if seat.is_lead else heir,
            draft=draft,
        )


def _lost_with(seat: Seat, draft: Draft | None) -> str:
    if seat.is_lead:
        return _("Head: nobody else can release.")
    return _("The pen is with them.") if draft else seat.title


def codes(teams: list[Standing]) -> str:
    return ", ".join([one.team.code for one in teams[:NAMED]] + ["…"] * (len(teams) > NAMED))
