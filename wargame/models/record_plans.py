"""Which paragraphs of the decision record an exercise asks for, and how far a draft of it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .paragraphs import CHANCES, EFFECTS, EIGHT, FIELDS, OPTIONS, Consulted, Paragraph, fields_of
from .records import Field

if TYPE_CHECKING:
    from .exercises import Exercise
    from .teams import Team


@dataclass(frozen=True)
class RecordPlan:
    """What a record asks for in one exercise. `required` must be done before release, `opened`
    stand open beside them, the others fold away. `criteria` and `states` are keys."""

    required: tuple[Paragraph, ...] = EIGHT
    opened: tuple[Paragraph, ...] = ()
    criteria: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    @property
    def asked(self) -> list[Paragraph]:
        """Required or open, in the order in which they are written."""
        return [one for one in Paragraph if one in self.required or one in self.opened]

    @property
    def further(self) -> list[Paragraph]:
        return [one for one in Paragraph if one not in self.asked]

    def fields(self, paragraph: Paragraph) -> list[Field]:
        """The fields of a paragraph, each with its name, label, and limit in characters."""
        return fields_of(paragraph, self.criteria, self.states)

    def done(self, texts: Mapping[str, str]) -> int:
        """How many of the required paragraphs are done."""
        return sum(1 for one in self.required if self.is_done(one, texts))

    def missing(self, texts: Mapping[str, str]) -> list[str]:
        """What is still to do before release: what is required, and what was begun and is not
        done, for half of it would say nothing."""
        return [
            self._todo(one, texts)
            for one in Paragraph
            if (one in self.required or self._is_begun(one, texts)) and not self.is_done(one, texts)
        ]

    def is_done(self, paragraph: Paragraph, texts: Mapping[str, str]) -> bool:
        """True when everything that the paragraph needs is there, each in its form."""
        said = {name: text.strip() for name, text in texts.items()}
        if paragraph == Paragraph.CRITERION_EFFECTS:
            return all(said.get(f"effect_{key}") in EFFECTS for key in self.criteria)
        if paragraph == Paragraph.COORDINATION:
            return any(said.get(f"state_{key}") in Consulted.values for key in self.states)
        return _is_done(paragraph, said)

    def _is_begun(self, paragraph: Paragraph, texts: Mapping[str, str]) -> bool:
        return any(texts.get(field.name, "").strip() for field in self.fields(paragraph))

    def _todo(self, paragraph: Paragraph, texts: Mapping[str, str]) -> str:
        if paragraph != Paragraph.CRITERION_EFFECTS:
            return str(paragraph.label)
        left = sum(1 for key in self.criteria if texts.get(f"effect_{key}") not in EFFECTS)
        return _("%(name)s (%(left)s left)") % {"name": paragraph.label, "left": left}


def plan_of(exercise: "Exercise", states: Iterable["Team"]) -> RecordPlan:
    """What a decision record asks for; `states` are those that can be consulted. One query, none
    where the criteria of the scenario have been read."""
    return RecordPlan(
        required=tuple(Paragraph(one) for one in exercise.required_paragraphs),
        opened=tuple(Paragraph(one) for one in exercise.opened_paragraphs),
        criteria=tuple(criterion.key for criterion in exercise.version.criteria.all()),
        states=tuple(team.code for team in states),
    )


def _is_done(paragraph: Paragraph, said: Mapping[str, str]) -> bool:
    match paragraph:
        case Paragraph.KEY_ASSUMPTIONS:
            return bool(said.get("assumption_1"))
        case Paragraph.CONFIDENCE:
            return said.get("confidence") in {"low", "moderate", "high"}
        case Paragraph.DISSENT:
            # Words of a minority that nobody counts would be lost; a count without words says
            # nothing.
            number = said.get("dissenters", "")
            return number.isdecimal() and (int(number) > 0) == bool(said.get("dissent"))
        case Paragraph.OPTIONS_CONSIDERED:
            pairs = [(said.get(f"option_{n}"), said.get(f"option_{n}_why")) for n in OPTIONS]
            return any(option for option, _why in pairs) and all(
                bool(option) == bool(why) for option, why in pairs
            )
        case Paragraph.FORECAST:
            is_figure = said.get("forecast_chance") in CHANCES
            return is_figure and bool(said.get("forecast") and said.get("forecast_by"))
    return all(said.get(field.name) for field in FIELDS[paragraph])
