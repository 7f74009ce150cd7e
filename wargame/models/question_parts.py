"""The parts of which an answer to a key question is made, as a scenario's author chose them."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

# A thing is rated 1..5 on each aspect.
MOST = 5
MIX = 0


class PartKind(models.TextChoices):
    """In what shape a part is given; each kind stands once in a question."""

    TEXT = "text", _("Text")
    CHOICE = "choice", _("Choice")
    RULE = "rule", _("Rule")
    ALLOCATION = "allocation", _("Allocation")
    RATING = "rating", _("Rating")
    IDEAS = "ideas", _("Ideas")


@dataclass(frozen=True)
class QuestionPart:
    """One part. `options` and `mix` belong to a choice, `things` and `aspects` to a rating; all
    are counted from 1, and the mix is option 0."""

    kind: PartKind
    options: tuple[str, ...] = ()
    mix: str = ""
    things: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "QuestionPart":
        """From what a scenario version keeps of it."""
        return cls(
            kind=PartKind(kept["kind"]),
            options=tuple(kept.get("options", ())),
            mix=kept.get("mix", ""),
            things=tuple(kept.get("things", ())),
            aspects=tuple(kept.get("aspects", ())),
        )

    @property
    def numbered_options(self) -> list[tuple[int, str]]:
        """What can be chosen, the mix last."""
        mix = [(MIX, self.mix)] if self.mix else []
        return [*enumerate(self.options, start=1), *mix]

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Every (thing, aspect) that is rated, thing by thing."""
        return [
            (thing, aspect)
            for thing in range(1, len(self.things) + 1)
            for aspect in range(1, len(self.aspects) + 1)
        ]
