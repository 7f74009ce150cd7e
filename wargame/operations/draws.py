"""Odds shown before a draw, and the draw: made once, from a seed that stands on record."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures import draws as drawn
from wargame.measures import odds
from wargame.measures.likelihoods import likelihoods
from wargame.models import Draw, Kind, Likelihood, Method, Ruling, Rung, Seat, Side

from . import checks
from .journal import lock, record, to_readers

EVEN = 50
SEED_BYTES = 16


@transaction.atomic
def show_odds(ruling: Ruling, *, by: Seat) -> Draw:
    """From now on everybody who will read the ruling reads the odds, made of its strong points.
    Shown once: neither they nor the points change again.

    Raises Refused where points set no odds, and while players still add to them.
    """
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.select_related("draw").get(pk=ruling.pk)
    if hasattr(ruling, "draw"):
        return ruling.draw
    if ruling.method not in {Method.MATRIX, Method.PROBABILISTIC} or ruling.dropped_at:
        raise Refused(_("By this method no points set odds."))
    if ruling.is_open:
        raise Refused(_("Teams still add points. Close it first."))
    if not ruling.is_draft:
        raise Refused(_("It has been ruled already. Odds come before the words."))
    made = Draw.objects.create(ruling=ruling, net=net_of(ruling), shown_by=by)
    record(exercise, Kind.ODDS_SHOWN, by=by, audiences=to_readers(ruling), ruling=ruling.pk)
    return made


@transaction.atomic
def draw(ruling: Ruling, *, by: Seat) -> Draw:
    """Draw from a new seed. Done twice, drawn once. Raises Refused before the odds are shown."""
    return _settle(ruling, by, seed=secrets.token_hex(SEED_BYTES))


@transaction.atomic
def take_as_likely(ruling: Ruling, *, by: Seat) -> Draw:
    """Nothing is drawn: what players hold the likelier is taken as given.

    Raises Refused where the odds are not those of players, and at even odds.
    """
    return _settle(ruling, by, seed="")


def odds_of_likelihoods(ruling: Ruling, by: Seat) -> None:
    """The middle of what players gave, on the locked exercise; none for fewer than three, and
    where they are split."""
    given = Likelihood.objects.filter(ruling=ruling).current().values_list("percent", flat=True)
    middle = likelihoods(list(given)).median
    if middle is not None:
        Draw.objects.create(ruling=ruling, percent=int(middle + 0.5), shown_by=by)


def net_of(ruling: Ruling) -> int:
    """The strong points for, less those against. One query."""
    sides = list(ruling.points.exclude(strong_at=None).values_list("side", flat=True))
    return odds.net(sides.count(Side.PRO), sides.count(Side.CON))


def _settle(ruling: Ruling, by: Seat, *, seed: str) -> Draw:
    checks.control(by)
    exercise = lock(ruling.exercise)
    checks.records_open(exercise)
    ruling = exercise.rulings.select_related("draw").get(pk=ruling.pk)
    shown: Draw | None = getattr(ruling, "draw", None)
    if shown is None or ruling.dropped_at:
        raise Refused(_("Show the odds first: whoever reads the ruling reads them before."))
    if shown.drawn_at is not None:
        return shown
    if not seed:
        _take(shown)
    elif shown.net is not None:
        _draw_two(shown, shown.net, seed)
    else:
        _draw_one(shown, shown.percent or 0, seed)
    shown.drawn_at, shown.drawn_by = timezone.now(), by
    shown.save(update_fields=["seed", "first", "second", "rung", "drawn_at", "drawn_by"])
    record(exercise, Kind.DRAWN, by=by, audiences=to_readers(ruling), ruling=ruling.pk)
    return shown


def _take(shown: Draw) -> None:
    if shown.percent is None:
        raise Refused(_("Only what players hold likely is taken as given. Draw instead."))
    if shown.percent == EVEN:
        raise Refused(_("Neither is likelier. Draw instead."))
    shown.rung = Rung.WORKS if shown.percent > EVEN else Rung.FAILS


def _draw_two(shown: Draw, net: int, seed: str) -> None:
    shown.seed = seed
    shown.first, shown.second = drawn.two_dice(seed)
    shown.rung = odds.rung(shown.first + shown.second + net - odds.NEEDED)


def _draw_one(shown: Draw, percent: int, seed: str) -> None:
    """It comes about if the number is within the percent that players gave."""
    shown.seed, shown.first = seed, drawn.one_in_a_hundred(seed)
    shown.rung = Rung.WORKS if shown.first <= percent else Rung.FAILS
