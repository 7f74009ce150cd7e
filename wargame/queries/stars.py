"""What control has starred, proposed for the one page of the report."""

from dataclasses import dataclass

from django.db.models import QuerySet

from wargame.models import Star, Viewer

from . import exhibits
from .exhibits import Exhibit

ON_CONSOLE = 5


@dataclass(frozen=True)
class Starred:
    """One star that stands, with what it leads to."""

    star: Star
    exhibit: Exhibit


@dataclass(frozen=True)
class StarsInShort:
    """The latest first; `count` is all there are."""

    rows: list[Starred]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class StarDesk:
    """All stars, and what else is there to star, with those that are."""

    starred: list[Starred]
    choices: list[Exhibit]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.exhibit.name for one in self.starred)


def starred(viewer: Viewer) -> list[Starred]:
    """In the order in which they were given, without what is there no more. One query, and one for
    each kind of thing."""
    return _led(viewer, list(_standing(viewer)))


def in_short(viewer: Viewer) -> StarsInShort:
    """At most as many queries as there are kinds, and one."""
    stars = list(_standing(viewer).reverse())
    return StarsInShort(_led(viewer, stars[:ON_CONSOLE]), len(stars))


def desk(viewer: Viewer) -> StarDesk:
    return StarDesk(starred(viewer), exhibits.latest(viewer))


def _standing(viewer: Viewer) -> QuerySet[Star]:
    return Star.objects.visible_to(viewer).standing()


def _led(viewer: Viewer, stars: list[Star]) -> list[Starred]:
    found = exhibits.named(viewer, [star.exhibit for star in stars])
    return [Starred(star, found[star.exhibit]) for star in stars if star.exhibit in found]
