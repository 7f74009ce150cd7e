"""Whether figures have a source of late, and what is invented says so."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from wargame.overviews.proposals import NO_SOURCE
from wargame.scenario_files.parts import BRIEF

from .findings import Draft, Finding, Row, at, named, said

YEARS_THAT_HOLD = 2
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MARKED = re.compile(r"\b(exercise|fiction\w*|invented|imagin\w+)\b", re.IGNORECASE)


def figures(draft: Draft, this_year: int) -> Iterator[Finding]:
    """Facts without a source, without a year, or with one that is too long ago."""
    for row in draft.rows("facts"):
        name = {"name": named(row), "source": said(row, "source")}
        newest = max(_years(row), default=None)
        if name["source"] in ("", NO_SOURCE):
            claim = _("“%(name)s” has no source.") % name
            yield Finding("no-source", claim, _("Say who counted."), *at("facts", row))
        elif newest is None:
            claim = _("“%(name)s” cites %(source)s without a year.") % name
            yield Finding("no-year", claim, _("You can run it so."), *at("facts", row))
        elif newest < this_year - YEARS_THAT_HOLD:
            claim = _("“%(name)s” is from %(year)s.") % {**name, "year": newest}
            advice = _("Look for a newer figure, or note why it stands.")
            yield Finding("old-figure", claim, advice, *at("facts", row))


def _years(fact: Row) -> Iterator[int]:
    for figure in (fact, *(fact.get("later") or ())):
        for field in ("as_of", "source", "value"):
            yield from map(int, YEAR.findall(said(figure, field)))


def fiction(draft: Draft) -> Iterator[Finding]:
    """The line that marks the scenario, and every inject, which may be read by itself."""
    if not MARKED.search(said(draft.brief, "fiction_mark")):
        claim = _("The line on fiction does not say that it is fiction.")
        advice = _("Every page and handout carries it.")
        yield Finding("fiction-line", claim, advice, BRIEF, BRIEF)
    for row in draft.rows("injects"):
        if not any(MARKED.search(said(row, field)) for field in ("sender", "title", "text")):
            claim = _("Inject %(number)s does not say that it is fiction.") % {
                "number": said(row, "number")
            }
            advice = _("Photographed, it reads like news. Begin it with EXERCISE.")
            yield Finding("inject-unmarked", claim, advice, *at("injects", row))
