"""Odds as they are shown before a draw, and what came of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.measures import odds
from wargame.models import Draw, Rung


@dataclass(frozen=True)
class Step:
    """One rung of the outcome ladder: in how many of `of` ways a draw ends there."""

    rung: Rung
    ways: int
    of: int
    is_drawn: bool

    @property
    def width(self) -> float:
        """As a bar, in percent of the whole."""
        return round(self.ways * 100 / self.of, 1)


@dataclass(frozen=True)
class Odds:
    """`percent` is the chance that it works at all; `ladder` begins with the best."""

    draw: Draw
    percent: int
    made_of: str
    ladder: list[Step]
    came: str

    @property
    def rung(self) -> Rung | None:
        return None if self.draw.rung is None else Rung(self.draw.rung)

    @property
    def other_road(self) -> str:
        """What might as well have come, in figures; empty where nothing was drawn by chance."""
        if self.rung is None or not self.draw.is_by_chance:
            return ""
        works = self.rung >= Rung.AT_A_COST
        percent = 100 - self.percent if works else self.percent
        said = _("It would have failed in %(percent)s of 100 cases.")
        if not works:
            said = _("It would have worked in %(percent)s of 100 cases.")
        return said % {"percent": percent}


def of_draw(draw: Draw) -> Odds:
    """No query."""
    if draw.net is not None:
        ways = odds.ladder(draw.net)
        percent, rungs, of = odds.percent(odds.chance(draw.net)), list(Rung), odds.WAYS
    else:
        percent = draw.percent or 0
        ways, rungs, of = [100 - percent, percent], [Rung.FAILS, Rung.WORKS], 100
    ladder = [Step(rung, n, of, rung == draw.rung) for rung, n in zip(rungs, ways, strict=True)]
    return Odds(draw, percent, _made_of(draw), ladder[::-1], _came(draw))


def _made_of(draw: Draw) -> str:
    if draw.net is None:
        return _("The middle of what players hold likely.")
    said = {"needed": odds.NEEDED, "net": f"{draw.net:+d}".replace("-", "−")}
    if draw.net:
        return (
            _("Two numbers from 1 to 6 and %(net)s for strong points: %(needed)s or more.") % said
        )
    return _("Two numbers from 1 to 6: %(needed)s or more.") % said


def _came(draw: Draw) -> str:
    """What was drawn, added up; empty before."""
    if draw.drawn_at is None:
        return ""
    if not draw.is_by_chance:
        return _("Not drawn: what is likely was taken as given.")
    if draw.percent is not None:
        return _("%(first)s of 100 was drawn; up to %(percent)s it works.") % {
            "first": draw.first,
            "percent": draw.percent,
        }
    numbers = [draw.first or 0, draw.second or 0]
    said = {
        "first": numbers[0],
        "second": numbers[1],
        "net": f"{draw.net or 0:+d}".replace("-", "−"),
        "total": sum(numbers) + (draw.net or 0),
        "needed": odds.NEEDED,
    }
    if draw.net:
        sentence = _(
            "Drawn: %(first)s and %(second)s, %(net)s, makes %(total)s. Needed: %(needed)s."
        )
        return sentence % said
    return _("Drawn: %(first)s and %(second)s, makes %(total)s. Needed: %(needed)s.") % said
