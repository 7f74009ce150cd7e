"""Positions of all teams on one tension, a row each, drawn for the projector.

One unit is one pixel of a board 1920 wide. With many teams the plot is cut into two beside each
other rather than made too small to read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ROWS = 12
HEIGHT = 708.0
SCALE = 44.0
TALLEST = 118.0
DOT = 25.0


@dataclass(frozen=True)
class Row:
    """What is known of one team; `note` says in words what has no mark, `in_place_of_median`
    why there is none."""

    code: str
    name: str
    colour: int
    points: Sequence[int] = ()
    median: float | None = None
    quartiles: tuple[float, float] | None = None
    mark: float | None = None
    note: str = ""
    in_place_of_median: str = ""


@dataclass(frozen=True)
class Note:
    """Words beside a row, at `x` px from the left."""

    x: float
    anchor: str
    text: str


@dataclass(frozen=True)
class DrawnRow:
    """`y` is the line of the dots, `top` and `bottom` the edges of the row, `ends` the range."""

    row: Row
    top: float
    y: float
    bottom: float
    dots: list[float]
    ends: tuple[float, float] | None
    median: float | None
    quartiles: tuple[float, float] | None
    mark: float | None
    note: Note | None
    in_place_of_median: Note | None


@dataclass(frozen=True)
class Tick:
    """A station of the scale; `steps` counts from the middle."""

    x: float
    steps: int


@dataclass(frozen=True)
class BoardPlot:
    """All that the template draws; lengths in px of the drawing."""

    width: float
    height: float
    axis: float
    ticks: list[Tick]
    rows: list[DrawnRow]
    sentence: str
    has_names: bool


@dataclass(frozen=True)
class _Frame:
    """Where things are across: the label ends at `label`, the scale runs from there on."""

    width: float
    label: float
    points: int

    def x(self, point: float) -> float:
        station = (self.width - self.label) / (self.points + 0.5)
        return round(self.label + (point - 0.25) * station, 1)

    def between(self, ends: tuple[float, float]) -> tuple[float, float]:
        return self.x(ends[0]), self.x(ends[1])


def board_plots(rows: Sequence[Row], *, points: int, sentence: str) -> list[BoardPlot]:
    """One plot, or two for more than twelve teams."""
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    is_one = len(parts) == 1
    frame = _Frame(1808.0, 290.0, points) if is_one else _Frame(888.0, 100.0, points)
    return [_plot(part, frame, sentence, has_names=is_one) for part in parts]


def _plot(rows: Sequence[Row], frame: _Frame, sentence: str, has_names: bool) -> BoardPlot:
    tall = min(HEIGHT / (len(rows) if has_names else ROWS), TALLEST)
    middle = (frame.points + 1) / 2
    axis = tall * len(rows)
    return BoardPlot(
        width=frame.width,
        height=axis + SCALE,
        axis=axis,
        ticks=[
            Tick(frame.x(point), int(abs(point - middle))) for point in range(1, frame.points + 1)
        ],
        rows=[_row(row, place * tall, tall, frame) for place, row in enumerate(rows)],
        sentence=sentence,
        has_names=has_names,
    )


def _row(row: Row, top: float, tall: float, frame: _Frame) -> DrawnRow:
    ordered = sorted(row.points)
    return DrawnRow(
        row=row,
        top=round(top, 1),
        y=round(top + tall / 2 + 8.5, 1),
        bottom=round(top + tall, 1),
        dots=[x for point in sorted(set(ordered)) for x in _abreast(frame, point, ordered)],
        ends=frame.between((ordered[0], ordered[-1])) if ordered else None,
        median=None if row.median is None else frame.x(row.median),
        quartiles=None if row.quartiles is None else frame.between(row.quartiles),
        mark=None if row.mark is None else frame.x(row.mark),
        note=_note(row, frame) if row.note else None,
        in_place_of_median=_in_the_middle(row, frame) if row.in_place_of_median else None,
    )


def _abreast(frame: _Frame, point: int, points: Sequence[int]) -> list[float]:
    """Dots of one value side by side; closer together when they would run into the next."""
    count = points.count(point)
    room = frame.x(2) - frame.x(1) - DOT
    gap = min(DOT, room / max(count - 1, 1))
    return [round(frame.x(point) + (n - (count - 1) / 2) * gap, 1) for n in range(count)]


def _note(row: Row, frame: _Frame) -> Note:
    """At the end of the scale where the team has nobody."""
    taken = [*row.points, *([row.mark] if row.mark is not None else [])]
    is_left = bool(taken) and max(taken) > frame.points - 1 and min(taken) > 2
    if is_left:
        return Note(frame.label + 8, "start", row.note)
    return Note(frame.width - 8, "end", row.note)


def _in_the_middle(row: Row, frame: _Frame) -> Note:
    """At the station nearest to the middle at which nobody stands."""
    middle = (frame.points + 1) / 2
    free = [point for point in range(1, frame.points + 1) if point not in row.points]
    place = min(free, key=lambda point: abs(point - middle), default=middle)
    return Note(frame.x(place), "middle", row.in_place_of_median)
