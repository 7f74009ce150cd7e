"""What became of every line of a document: taken, to be checked by its author, or left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "Nothing here says what this is. Put it where it belongs, or leave it out."


class Fate(StrEnum):
    """What became of a line."""

    TAKEN = "recognized"
    TO_CHECK = "to check"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Line:
    """A line that is not blank, what it became a part of, and why somebody should look at it."""

    number: int
    text: str
    fate: Fate
    part: str
    why: str

    @property
    def is_to_check(self) -> bool:
        return self.fate is Fate.TO_CHECK

    @property
    def is_left_out(self) -> bool:
        return self.fate is Fate.LEFT_OUT


class Fates:
    """Keeps the account of a document while it is read. What nobody claims is to be checked."""

    def __init__(self, lines: list[str]) -> None:
        self._texts = lines
        self._parts: dict[int, str] = {}
        self._asked: dict[int, list[str]] = {}
        self._left: dict[int, str] = {}

    def take(self, lines: Iterable[int], part: str) -> None:
        """These lines are in the result, as that part."""
        for number in lines:
            self._parts[number] = part
            self._left.pop(number, None)

    def is_taken(self, number: int) -> bool:
        return number in self._parts

    def ask(self, number: int, why: str) -> None:
        """The author should look at this line, whether or not it was taken."""
        asked = self._asked.setdefault(number, [])
        if why not in asked:
            asked.append(why)

    def doubt(self, lines: Iterable[int], why: str) -> None:
        """The author should look at each of these lines."""
        for number in lines:
            self.ask(number, why)

    def leave(self, lines: Iterable[int], why: str) -> None:
        """These lines are no part of a scenario."""
        for number in lines:
            self._left[number] = why

    def lines(self) -> tuple[Line, ...]:
        """Every line that is not blank, with one fate each."""
        return tuple(
            self._line(number, text)
            for number, text in enumerate(self._texts, start=1)
            if text.strip()
        )

    def _line(self, number: int, text: str) -> Line:
        part = self._parts.get(number, "")
        if number in self._asked:
            return Line(number, text, Fate.TO_CHECK, part, " ".join(self._asked[number]))
        if number in self._left:
            return Line(number, text, Fate.LEFT_OUT, part, self._left[number])
        if part:
            return Line(number, text, Fate.TAKEN, part, "")
        return Line(number, text, Fate.TO_CHECK, part, UNKNOWN)
