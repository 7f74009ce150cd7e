"""A chart as one SVG that stands by itself: in a page, on the board, in a PDF, on paper.

Shape, tone and letters carry the meaning; a team's color is never without its code. Colors are
attributes, which need no style sheet and pass the content security policy.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from textwrap import wrap

FONTS = "Archivo, 'Wargame Sans', sans-serif"
INK, GREY, HAIR, PAPER = "#14181b", "#5d656b", "#c9cdcc", "#ffffff"
# Of the design's twelve teams, each with the color of letters on it.
LIGHT, DARK = "#ffffff", "#14181b"
TEAMS = (
    ("#012479", LIGHT),
    ("#5c0010", LIGHT),
    ("#f7c931", DARK),
    ("#da87a8", DARK),
    ("#709df1", DARK),
    ("#62e0e9", DARK),
    ("#f46239", DARK),
    ("#757575", LIGHT),
    ("#2c5c45", LIGHT),
    ("#0577a1", LIGHT),
    ("#914e03", LIGHT),
    ("#baca9f", DARK),
)


class Size(StrEnum):
    """Where a chart is looked at: on a screen, from the back of the room, in the hand."""

    PAGE = "page"
    BOARD = "board"
    PAPER = "paper"

    @property
    def width(self) -> float:
        return {"page": 760.0, "board": 960.0, "paper": 640.0}[self.value]

    @property
    def letter(self) -> float:
        """The size of letters, in units of the width."""
        return {"page": 13.0, "board": 22.0, "paper": 11.5}[self.value]


@dataclass
class Drawing:
    """`sentence` says for whoever cannot see it what there is to see, n included."""

    width: float
    height: float
    letter: float
    sentence: str
    parts: list[str] = field(default_factory=list)

    @property
    def svg(self) -> str:
        box = f"0 0 {_n(self.width)} {_n(self.height)}"
        name = escape(self.sentence)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="{box}"'
        head += f' role="img" aria-label="{name}" font-family="{FONTS}">'
        return head + "".join(self.parts) + "</svg>"

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, tone: str = INK, wide: float = 1
    ) -> None:
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self.parts.append(f'<line {ends} stroke="{tone}" stroke-width="{_n(wide)}"/>')

    def box(
        self, x: float, y: float, wide: float, tall: float, *, fill: str, edge: str = "none"
    ) -> None:
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(tall)}"'
        self.parts.append(f'<rect {place} fill="{fill}" stroke="{edge}"/>')

    def dot(self, x: float, y: float, r: float, *, fill: str = PAPER, edge: str = INK) -> None:
        place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"'
        self.parts.append(f'<circle {place} fill="{fill}" stroke="{edge}" stroke-width="1.5"/>')

    def triangle(self, x: float, y: float, r: float, *, fill: str) -> None:
        """Its tip at the place, pointing down."""
        points = f"{_n(x)},{_n(y)} {_n(x - r)},{_n(y - 1.6 * r)} {_n(x + r)},{_n(y - 1.6 * r)}"
        self.parts.append(f'<polygon points="{points}" fill="{fill}" stroke="{INK}"/>')

    def text(
        self,
        x: float,
        y: float,
        words: object,
        *,
        anchor: str = "start",
        tone: str = INK,
        size: float = 1,
        bold: bool = False,
    ) -> None:
        """`y` is the base line, `size` a share of the drawing's letters."""
        weight = ' font-weight="700"' if bold else ""
        look = f'font-size="{_n(self.letter * size)}" fill="{tone}" text-anchor="{anchor}"{weight}'
        self.parts.append(f'<text x="{_n(x)}" y="{_n(y)}" {look}>{escape(str(words))}</text>')

    def head(self, x: float, words: str, wide: float) -> None:
        """Over the middle of a column, in two lines at most: it is broken where it has no room."""
        room = max(int(wide / (0.58 * self.letter)), 4)
        lines = wrap(words, room, max_lines=2, placeholder="…")
        for place, line in enumerate(lines, start=2 - len(lines)):
            base = (1.1 + 1.2 * place) * self.letter
            self.text(x, base, line, anchor="middle", bold=True)

    def scale(self, points: int, poles: tuple[str, str], ends: tuple[float, float]) -> float:
        """A hair for each of the points between the ends, the poles over the first and the last;
        how far apart two of them are."""
        left, right = ends
        step = (right - left) / (points - 1)
        self.text(left, 1.2 * self.letter, poles[0], tone=GREY)
        self.text(right, 1.2 * self.letter, poles[1], anchor="end", tone=GREY)
        for point in range(points):
            x = left + point * step
            self.line(x, 1.8 * self.letter, x, self.height, tone=HAIR)
        return step

    def badge(self, x: float, middle: float, code: str, colour: int) -> None:
        """A team's code on its color, from `x` on."""
        fill, on = TEAMS[(colour - 1) % len(TEAMS)]
        wide, tall = self.badge_width, 1.5 * self.letter
        self.box(x, middle - tall / 2, wide, tall, fill=fill, edge=INK)
        look = {"anchor": "middle", "tone": on, "size": 0.9, "bold": True}
        self.text(x + wide / 2, middle + 0.33 * self.letter, code, **look)  # type: ignore[arg-type]

    @property
    def badge_width(self) -> float:
        return 3 * self.letter


def fill_of(colour: int) -> str:
    """The color of a team."""
    return TEAMS[(colour - 1) % len(TEAMS)][0]


def drawing(size: Size, height_in_letters: float, sentence: str) -> Drawing:
    """An empty one, so many letters high."""
    return Drawing(size.width, height_in_letters * size.letter, size.letter, sentence)


def _n(value: float) -> str:
    """At most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
