"""Names in what people wrote: where one stands, whether that is sure, and what takes its place.

A full name is sure. A single word may be a word like any other, as "Mark" or "Will", or the name
of somebody else: then it is shown to a person, who decides.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

# A single name of so few letters, and a part of a name of fewer, is met too often by chance.
SHORT = 3


@dataclass(frozen=True)
class Name:
    """How somebody is called, and what stands `instead` once they are erased.

    `is_word`: the scenario uses it. `is_unsure`: somebody else is called so, or it stands in small
    letters too.
    """

    text: str
    instead: str
    is_word: bool = False
    is_unsure: bool = False

    @cached_property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def is_single(self) -> bool:
        return len(self.words) == 1

    @property
    def is_doubtful(self) -> bool:
        """True where the whole name may mean something else."""
        return self.is_unsure or (self.is_single and (self.is_word or len(self.text) <= SHORT))

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The name, however it is spaced and capitalized; in JSON it may be escaped."""
        ways = {self.text, json.dumps(self.text, ensure_ascii=False)[1:-1]}
        spaced = (r"\s+".join(map(re.escape, way.split())) for way in sorted(ways))
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)

    @cached_property
    def part(self) -> re.Pattern[str] | None:
        """One word of it as it is written, which may mean them."""
        parts = [re.escape(one) for one in self.words if len(one) >= SHORT]
        if self.is_single or not parts:
            return None
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")

    def meant_in(self, text: str) -> list[str]:
        """Where the whole name stands. A word in small letters is not a name that is a word."""
        found = [one[0] for one in self.whole.finditer(text)]
        return [one for one in found if not (self.is_word and self.is_single and one.islower())]

    def parts_in(self, text: str) -> list[str]:
        """Where a part of it stands alone."""
        return self.part.findall(self.whole.sub(" ", text)) if self.part else []

    def erased(self, text: str, *, is_doubt_settled: bool) -> str:
        """Without it; what is doubtful only where somebody has decided."""
        if is_doubt_settled or not self.is_doubtful:
            meant = set(self.meant_in(text))
            text = self.whole.sub(lambda one: self.instead if one[0] in meant else one[0], text)
        if is_doubt_settled and self.part:
            text = self.part.sub(lambda _one: self.instead, text)
        return text


def looked_for(names: Iterable[Name]) -> str:
    """A pattern for PostgreSQL that passes over no place where one of them may stand."""
    wanted: set[str] = set()
    for name in names:
        wanted |= {word for word in name.words if len(word) >= SHORT} or set(name.words)
    wanted |= {json.dumps(one, ensure_ascii=False)[1:-1] for one in wanted}
    return "|".join(sorted(map(re.escape, wanted)))


def texts_in(value: str | list[str]) -> list[str]:
    """A column of text holds one, a list several."""
    return [value] if isinstance(value, str) else value
