"""The run on a line: every step as planned and as it went, injects and decisions above it.

Minutes of exercise time across; one unit is one pixel of a sheet 980 wide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, LEFT = 980.0, 104.0
LETTER = 6.6
SLIP, SLIP_ROW = 30.0, 17.0
SQUARE, ROWS = 13.0, 3
FEWEST_LABELS, LABEL_GAPS = 4, (5, 10, 15, 30, 60, 120, 240)


@dataclass(frozen=True)
class Bar:
    """A span of minutes; `number` is that of its move, 0 outside of the moves.

    `planned` is how long it should have been, if it was played.
    """

    start: float
    length: float
    title: str
    number: int = 0
    planned: float | None = None


@dataclass(frozen=True)
class Sign:
    """Something that happened at a minute: an inject (`text`) or a team's decision (`colour`)."""

    at: float
    text: str
    colour: int = 0


@dataclass(frozen=True)
class DrawnBar:
    """`over` is where the part beyond the plan begins and how wide it is; `has_room` for the
    title in small letters."""

    bar: Bar
    x: float
    width: float
    is_odd: bool
    has_room: bool
    over: tuple[float, float] | None


@dataclass(frozen=True)
class DrawnSign:
    """A sign with its place, in px of the drawing."""

    sign: Sign
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """`anchor` keeps it inside the sheet."""

    x: float
    minutes: int
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """Everything an SVG needs; `sentence` says it in words."""

    bands: list[DrawnBar]
    planned: list[DrawnBar]
    run: list[DrawnBar]
    slips: list[DrawnSign]
    squares: list[DrawnSign]
    labels: list[Label]
    sentence: str
    width: float = WIDTH
    left: float = LEFT


def timeline(
    planned: Sequence[Bar],
    run: Sequence[Bar],
    *,
    moves: Mapping[int, str],
    injects: Sequence[Sign],
    decisions: Sequence[Sign],
    sentence: str,
) -> Timeline:
    """`moves` are the titles by number. The scale fits whatever took longer.

    Raises ValueError when nothing was planned.
    """
    minutes = max((bar.start + bar.length for bar in [*planned, *run]), default=0.0)
    if minutes <= 0:
        raise ValueError("a timeline needs planned minutes")
    scale = (WIDTH - LEFT) / minutes
    return Timeline(
        bands=_drawn(_bands(run, moves), scale),
        planned=_drawn(planned, scale),
        run=_drawn(run, scale),
        slips=_packed(injects, scale, SLIP, SLIP_ROW),
        squares=_packed(decisions, scale, SQUARE, SQUARE),
        labels=_labels(minutes, scale),
        sentence=sentence,
    )


def _bands(run: Sequence[Bar], titles: Mapping[int, str]) -> list[Bar]:
    """The span of each move, from its first step to the end of its last."""
    spans: dict[int, tuple[float, float]] = {}
    for bar in run:
        if bar.number:
            start, end = spans.get(bar.number, (bar.start, bar.start))
            spans[bar.number] = min(start, bar.start), max(end, bar.start + bar.length)
    return [
        Bar(start, end - start, titles.get(number, ""), number)
        for number, (start, end) in spans.items()
    ]


def _drawn(bars: Sequence[Bar], scale: float) -> list[DrawnBar]:
    return [_bar(bar, scale, is_odd=place % 2 == 1) for place, bar in enumerate(bars)]


def _bar(bar: Bar, scale: float, *, is_odd: bool) -> DrawnBar:
    width = round(bar.length * scale, 1)
    over = None
    if bar.planned is not None and bar.length > bar.planned:
        more = bar.length - bar.planned
        over = _x(bar.start + bar.planned, scale), round(more * scale, 1)
    has_room = len(bar.title) * LETTER < width - 8
    return DrawnBar(bar, _x(bar.start, scale), width, is_odd, has_room, over)


def _packed(signs: Sequence[Sign], scale: float, width: float, tall: float) -> list[DrawnSign]:
    """As near to their minute as three rows allow: none covers another."""
    free = [0.0] * ROWS
    drawn = []
    for sign in sorted(signs, key=lambda sign: sign.at):
        x = min(_x(sign.at, scale), WIDTH - width)
        row = next((row for row in range(ROWS) if free[row] <= x), free.index(min(free)))
        x = max(x, free[row])
        free[row] = x + width
        drawn.append(DrawnSign(sign, round(x, 1), row * tall))
    return drawn


def _x(minute: float, scale: float) -> float:
    return round(LEFT + minute * scale, 1)


def _labels(minutes: float, scale: float) -> list[Label]:
    """Round minutes below the line, never fewer than four unless the run is very short."""
    fitting = [gap for gap in LABEL_GAPS if minutes / gap >= FEWEST_LABELS]
    gap = max(fitting, default=LABEL_GAPS[0])
    labels = []
    for minute in range(0, int(minutes) + 1, gap):
        x = _x(minute, scale)
        anchor = "end" if x > WIDTH - SLIP / 2 else "middle"
        labels.append(Label(x, minute, anchor if minute else "start"))
    return labels
