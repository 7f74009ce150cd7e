"""The library: scenarios and drafts that a facilitator may open, found by their words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from wargame.models import Exercise, Facilitator, LibrarySheet

LINES = 20
MINE, SHARED, SHIPPED = "mine", "shared", "shipped"


@dataclass(frozen=True)
class Sought:
    """What is looked for: words, the minutes in which it can be played, the fewest and the most
    teams, whose it is, and the page of what was found."""

    words: str = ""
    under: int | None = None
    fewest: int | None = None
    most: int | None = None
    whose: str = ""
    page: int = 1


@dataclass(frozen=True)
class Runs:
    """How often a scenario was played here, in whatever version, and when last."""

    count: int = 0
    last: datetime | None = None


@dataclass(frozen=True)
class Line:
    """A scenario or a draft, with the letters by which its sheet is known."""

    sheet: LibrarySheet
    runs: Runs

    @property
    def letters(self) -> str:
        return letters(self.sheet.title)

    @property
    def length(self) -> str:
        return span(self.sheet.shortest, self.sheet.longest)


@dataclass(frozen=True)
class Library:
    """One page of what was found."""

    lines: tuple[Line, ...]
    page: Page[LibrarySheet]


def library(me: Facilitator, sought: Sought) -> Library:
    """Three queries, however many scenarios there are."""
    page = Paginator(_found(me, sought), LINES).get_page(sought.page)
    sheets = list(page)
    runs = runs_of(sheet.scenario_id for sheet in sheets if sheet.scenario_id)
    return Library(tuple(Line(one, runs.get(one.scenario_id, Runs())) for one in sheets), page)


def runs_of(scenarios: Iterable[int]) -> dict[int | None, Runs]:
    """The runs of these scenarios that were started. One query."""
    played = Exercise.objects.filter(version__scenario__in=[*scenarios], started_at__isnull=False)
    counted = played.values_list("version__scenario").annotate(Count("pk"), Max("started_at"))
    return {scenario: Runs(count, last) for scenario, count, last in counted}


def letters(title: str) -> str:
    """Two letters for a sheet: the initials of its first two names, else how it begins."""
    initials = [word[0] for word in title.split() if word[0].isupper()]
    return "".join(initials[:2]) if len(initials) > 1 else title[:2].upper()


def span(shortest: int | None, longest: int | None) -> str:
    """From the shortest to the longest way to play it; empty where there is none."""
    if shortest is None or longest is None:
        return ""
    if shortest == longest:
        return hours(shortest)
    return _("%(shortest)s to %(longest)s") % {
        "shortest": hours(shortest),
        "longest": hours(longest),
    }


def hours(minutes: int) -> str:
    """As it is read: 45 min, 3 h, 3 h 40."""
    whole, left = divmod(minutes, 60)
    if not whole:
        return _("%(minutes)s min") % {"minutes": left}
    if not left:
        return _("%(hours)s h") % {"hours": whole}
    return _("%(hours)s h %(minutes)02d") % {"hours": whole, "minutes": left}


def _found(me: Facilitator, sought: Sought) -> QuerySet[LibrarySheet]:
    found = LibrarySheet.objects.visible_to(me).select_related("scenario__owner", "draft")
    found = found.defer("words", "draft__files", "draft__document").filter(_whose(me, sought))
    if sought.under is not None:
        found = found.filter(shortest__lt=sought.under)
    if sought.fewest is not None:
        found = found.filter(teams__gte=sought.fewest)
    if sought.most is not None:
        found = found.filter(teams__lte=sought.most)
    if not sought.words:
        return found.order_by("title", "pk")
    query = SearchQuery(_plain(sought.words), config="english", search_type="websearch")
    ranked = found.filter(words=query).annotate(rank=SearchRank(F("words"), query))
    return ranked.order_by("-rank", "title", "pk")


def _whose(me: Facilitator, sought: Sought) -> Q:
    """A draft is of whoever may change it."""
    return {
        MINE: Q(scenario=None) | Q(scenario__owner=me),
        SHARED: Q(scenario__owner__isnull=False) & ~Q(scenario__owner=me),
        SHIPPED: Q(scenario__isnull=False, scenario__owner=None),
    }.get(sought.whose, Q())


def _plain(words: str) -> str:
    """Without accents, as the sheets are."""
    parted = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
