"""The run in lanes: planned and as it went, then injects, then a lane of decisions a team."""

from collections.abc import Sequence

from .drawing import GREY, HAIR, INK, PAPER, Drawing, Size, drawing, fill_of
from .timeline import LABEL_GAPS, DrawnBar, Timeline

LEFT = 0.14
SHADES = (HAIR, GREY)


def lanes(
    run: Timeline,
    teams: Sequence[tuple[str, int]],
    *,
    names: tuple[str, str, str],
    sentence: str,
    size: Size = Size.PAGE,
) -> Drawing:
    """`run` is where everything stands in time; `teams` are (code, color), which is how a decision
    finds its lane. `names` are those of the first three lanes."""
    made = drawing(size, 9.4 + 2 * len(teams), sentence)
    left = LEFT * made.width
    end = max(one.bar.start + one.bar.length for one in [*run.planned, *run.run])
    minute = (made.width - left) / end
    for place, name in enumerate(names):
        made.text(0, (2.6 + 2.2 * place) * made.letter, name, bold=True)
    for band in run.bands:
        x = left + band.bar.start * minute
        made.line(x, 0, x, made.height - 1.6 * made.letter, tone=GREY)
        made.text(x + 3, made.letter, band.bar.number, tone=GREY, bold=True)
    for top, bars in ((1.6, run.planned), (3.8, run.run)):
        for one in bars:
            _bar(made, one, left, minute, top * made.letter)
    _slips(made, [(left + one.sign.at * minute, one.sign.text) for one in run.slips])
    for place, (code, colour) in enumerate(teams):
        released = [one.sign.at for one in run.squares if one.sign.colour == colour]
        at = [left + minutes * minute for minutes in released]
        _lane(made, (9 + 2 * place) * made.letter, code, colour, at)
    for label in range(0, int(end) + 1, _gap(end)):
        x, y = left + label * minute, made.height - 0.2 * made.letter
        anchor = "end" if x > made.width - 2 * made.letter else "middle"
        made.text(x, y, label, anchor=anchor, tone=GREY)
    return made


def _gap(minutes: float) -> int:
    """Round minutes, in at most ten labels."""
    return next(gap for gap in (*LABEL_GAPS, 480, 1440, 10080) if minutes / gap <= 10)


def _lane(made: Drawing, y: float, code: str, colour: int, at: Sequence[float]) -> None:
    """One team's decisions."""
    made.badge(0, y, code, colour)
    made.line(LEFT * made.width, y, made.width, y, tone=HAIR)
    r = 0.5 * made.letter
    for x in at:
        made.box(min(x, made.width - 2 * r), y - r, 2 * r, 2 * r, fill=fill_of(colour), edge=INK)


def _bar(made: Drawing, one: DrawnBar, left: float, minute: float, top: float) -> None:
    x, wide = left + one.bar.start * minute, one.bar.length * minute
    made.box(x, top, wide, 1.4 * made.letter, fill=SHADES[one.is_odd], edge=PAPER)


def _slips(made: Drawing, slips: Sequence[tuple[float, str]]) -> None:
    """Numbers of injects, a second row where the first has no room; where neither has any the table
    beside it names them."""
    taken = [-1.0, -1.0]
    for x, number in slips:
        row = 0 if x >= taken[0] else 1
        y = (6.2 + 1.1 * row) * made.letter
        made.line(x, 5.9 * made.letter, x, y + 0.6 * made.letter)
        if x >= taken[row]:
            taken[row] = x + (0.7 * len(number) + 0.6) * made.letter
            made.text(x + 2, y + 0.8 * made.letter, number, size=0.85)
