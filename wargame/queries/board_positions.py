"""The scene of one tension on the board: every team's position and the dots of its people."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.board_plot import BoardPlot, Row, board_plots
from wargame.models import Move, Revealed, Stage, Tension, Viewer
from wargame.models.positions import POINTS

from . import corrections, stands
from .assents import Assents
from .openings import opened
from .spreads import point_in_words
from .stands import Stand

# Rows that leave room under them for reservations word for word, and how many fit there.
FEW_ROWS = 4
MOST_READ = 4


@dataclass(frozen=True)
class PositionsScene:
    """Only teams that were revealed. Before the first there is the tension and nothing else: not
    even who has set a position. `sealed` counts the teams that are still to come; `stage` says how
    much of what is open is shown by now."""

    tension: Tension
    move: Move | None
    is_sealed: bool
    finding: str
    stands: list[Stand]
    plots: list[BoardPlot]
    sealed: int = 0
    stage: Stage = Stage.POSITIONS
    name: str = "positions"

    @property
    def estimates(self) -> int:
        """How many are shown."""
        return sum(len(one.points) + one.reframes for one in self.stands)

    @property
    def next(self) -> Stage | None:
        """What the next press adds."""
        later = list(Stage)[list(Stage).index(self.stage) + 1 :]
        return later[0] if later else None

    @property
    def reserved(self) -> list[Stand]:
        """Teams of which somebody reserved or split in words."""
        return [one for one in self.stands if one.assents.with_words]

    @property
    def read_out(self) -> list[Stand]:
        """Where few teams leave the room, what the people of each said, word for word."""
        n = sum(len(one.assents.with_words) for one in self.stands)
        is_room = len(self.stands) <= FEW_ROWS and n <= MOST_READ
        return [one for one in self.stands if one.assents.said] if is_room else []

    @property
    def has_quartiles(self) -> bool:
        """True when some team has people enough for them."""
        return any(one.figures.quartiles for one in self.stands)

    @property
    def has_few(self) -> bool:
        """True when the estimates of some team are too few to be shown."""
        return any(one.has_few for one in self.stands)


def positions(viewer: Viewer, tension: Tension, stage: Stage = Stage.POSITIONS) -> PositionsScene:
    """As of the last move that asks about the tension. At most six queries."""
    (tension,) = corrections.worded(viewer.exercise, [tension])
    move = stands.latest_move(viewer.exercise, tension)
    if move is None:
        return PositionsScene(tension, None, True, "", [], [])
    every = stands.stands(viewer, [move])[move.pk, tension.pk]
    seen = opened(viewer.exercise)
    open_ = [one for one in every if seen.is_open(Revealed.POSITIONS, move, one.team)]
    if not open_:
        return PositionsScene(tension, move, True, "", [], [])
    if stage == Stage.DOTS:
        open_ = [replace(one, position=None, assents=Assents()) for one in open_]
    found = stands.in_order(open_)
    said = finding(found) if stage != Stage.DOTS else _("Where their people stand, unnamed.")
    sentence = _("Positions of the teams on %(tension)s. %(finding)s") % {
        "tension": tension.name,
        "finding": said,
    }
    rows = [_row(one, stage) for one in found]
    plots = board_plots(rows, points=POINTS, sentence=sentence)
    sealed = len(every) - len(found)
    return PositionsScene(tension, move, False, said, found, plots, sealed, stage)


def finding(stands: list[Stand]) -> str:
    """From whom to whom the positions reach, in order from pole a to pole b."""
    held = sorted((one for one in stands if one.position_in_words), key=_point)
    if not held:
        return _("No team has a position.")
    first, last = held[0], held[-1]
    if _point(first) == _point(last):
        where = point_in_words(_point(first), first.tension)
        if len(held) == 1:
            return _("%(team)s: %(where)s.") % {"team": first.team.name, "where": where}
        said = ngettext("%(n)s team: %(where)s.", "%(n)s teams alike: %(where)s.", len(held))
        return said % {"n": len(held), "where": where}
    return _("Furthest apart: %(first)s, %(low)s; %(last)s, %(high)s.") % {
        "first": first.team.name,
        "low": first.position_in_words,
        "last": last.team.name,
        "high": last.position_in_words,
    }


def _point(stand: Stand) -> int:
    return stand.position.point or 0 if stand.position else 0


def _row(stand: Stand, stage: Stage) -> Row:
    note = ""
    if stage == Stage.DOTS:
        note = _("fewer than three") if stand.has_few else ""
    elif stand.position is None:
        note = _("no team position")
    elif stand.position.is_reframe:
        note = _("would reframe")
    return Row(
        code=stand.team.code,
        name=stand.team.short_name,
        colour=stand.team.colour,
        points=stand.points,
        median=stand.figures.median,
        quartiles=stand.figures.quartiles,
        in_place_of_median=_("split") if stand.figures.is_split else "",
        mark=stand.position.point if stand.position else None,
        note=note,
    )
