"""What becomes of the words around the entries of a section: what leads into them is kept."""

from .entries import Aside
from .fates import Fates

LEADS = "Leads into the {part}: kept as an introduction, not as an entry."
GROUPS = "Only names those below it. Its words are in none of them."
BESIDE = "Stands beside the {part}, not as one of them. Make it an entry, or leave it out."


class Takings:
    """Keeps account of what stands around the entries of one section, and of its introduction."""

    def __init__(self, fates: Fates, part: str) -> None:
        self._fates = fates
        self._part = part
        self._intro: list[str] = []

    @property
    def intro(self) -> str:
        return " ".join(self._intro)

    def aside(self, aside: Aside, *, is_lead: bool) -> None:
        self._fates.take(aside.lines, self._part)
        if aside.is_group and aside.is_bullet:
            self._fates.doubt(aside.lines, GROUPS)
        elif not aside.is_group:
            self._fates.doubt(aside.lines, (LEADS if is_lead else BESIDE).format(part=self._part))
            self._intro += [aside.words.plain] if is_lead else []
