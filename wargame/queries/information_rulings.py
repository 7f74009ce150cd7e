"""What had been put to adjudication, ruled and rated when a team released, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wargame.models import Draw, RatingRound, Ruling, Viewer

from . import odds, review_ratings
from .information_words import Line
from .rating_cells import SPLIT, Cell
from .review_ratings import Rated


def matter(row: Ruling) -> Line:
    """With the team whose action it is about."""
    return Line(_numbered(row), row.matter, row.acting, row.opened_at)


def odds_shown(row: Draw) -> Line:
    """The odds alone: what came of them has a line of its own, once it came."""
    shown = odds.of_draw(row)
    said = _("It works in %(percent)s of 100 cases.") % {"percent": shown.percent}
    return Line(_numbered(row.ruling), f"{said} {shown.made_of}", at=row.shown_at)


def drawn(row: Draw) -> Line:
    came = odds.of_draw(row)
    ended = f"{came.rung.label}." if came.rung is not None else ""
    return Line(_numbered(row.ruling), f"{came.came} {ended}", at=row.drawn_at)


def ruling(row: Ruling) -> Line:
    """The reason only where the teams were given it."""
    said = [row.outcome, row.reason if row.is_reason_open else ""]
    return Line(_numbered(row), " ".join(part for part in said if part), at=row.released_at)


def ratings(rows: Sequence[RatingRound], reader: Viewer) -> list[Line]:
    """A line for each round and team. Five queries if there are any."""
    kept = {row.pk for row in rows}
    shown = review_ratings.ratings(reader) if kept else []
    return [
        Line(_of_move(one.round), team=rated.team, said=[_rated(part) for part in rated.criteria])
        for one in shown
        if one.round.pk in kept
        for rated in one.teams
    ]


def _rated(part: Rated) -> str:
    given = [f"{rater.label.lower()} {_cell(cell)}" for rater, cell in part.by_rater]
    return f"{part.criterion.short_name}: {', '.join(given)}"


def _cell(cell: Cell) -> str:
    text = _("split") if cell.kind == SPLIT else cell.text
    return text if cell.ends in {"", cell.text} else f"{text} ({cell.ends})"


def _of_move(one: RatingRound) -> str:
    if one.move is None:
        return _("The whole exercise")
    return _("Move %(number)s") % {"number": one.move.number}


def _numbered(row: Ruling) -> str:
    return _("Ruling %(number)s") % {"number": row.number}
