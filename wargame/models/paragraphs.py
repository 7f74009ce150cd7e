"""The paragraphs of a decision record: which fields each has, and how long they may be."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy

from .records import Field

LINE = 160
EFFECTS = ("-2", "-1", "0", "1", "2")
CHANCES = tuple(str(chance) for chance in range(0, 101, 5))
OPTIONS = ASSUMPTIONS = (1, 2, 3)


class Consulted(models.TextChoices):
    """What came of it when a team consulted another state."""

    AGREED = "agreed", gettext_lazy("Agreed")
    DECLINED = "declined", gettext_lazy("Declined")
    NOT_ASKED = "not asked", gettext_lazy("Not asked")


class Paragraph(models.TextChoices):
    """The paragraphs in the order in which they are written; the first eight are the shortest
    record that can be learned from."""

    TITLE = "title", gettext_lazy("Title")
    ANSWERS = "answers", gettext_lazy("Answers")
    ACTION = "action", gettext_lazy("Action")
    INTENDED_EFFECT = "intended_effect", gettext_lazy("Intended effect")
    RATIONALE = "rationale", gettext_lazy("Rationale")
    KEY_ASSUMPTIONS = "key_assumptions", gettext_lazy("Key assumptions")
    CONFIDENCE = "confidence", gettext_lazy("Confidence")
    DISSENT = "dissent", gettext_lazy("Dissent")
    OPTIONS_CONSIDERED = "options_considered", gettext_lazy("Options considered")
    CRITERION_EFFECTS = "criterion_effects", gettext_lazy("Expected effect")
    RISKS_AND_HEDGE = "risks_and_hedge", gettext_lazy("Risk and hedge")
    COORDINATION = "coordination", gettext_lazy("Coordination")
    MESSAGE = "message", gettext_lazy("Public message")
    FORECAST = "forecast", gettext_lazy("Forecast")


EIGHT = tuple(Paragraph)[:8]

# What belongs in a paragraph, said beside its name.
HINTS = {
    Paragraph.TITLE: gettext_lazy("verb first"),
    Paragraph.ANSWERS: gettext_lazy("which question or inject"),
    Paragraph.ACTION: gettext_lazy("who does what, where, by when"),
    Paragraph.INTENDED_EFFECT: gettext_lazy("on whom; what will be seen to change"),
    Paragraph.RATIONALE: gettext_lazy("because…"),
    Paragraph.KEY_ASSUMPTIONS: gettext_lazy("what must be true for this to work"),
    Paragraph.CONFIDENCE: gettext_lazy("that the intended effect follows"),
    Paragraph.DISSENT: gettext_lazy("how many disagree"),
    Paragraph.OPTIONS_CONSIDERED: gettext_lazy("and why not"),
    Paragraph.CRITERION_EFFECTS: gettext_lazy("−2 much worse, 0 no change, +2 much better"),
    Paragraph.RISKS_AND_HEDGE: gettext_lazy("what could go wrong, and what then"),
    Paragraph.COORDINATION: gettext_lazy("which states were consulted"),
    Paragraph.MESSAGE: gettext_lazy("what you say in public"),
    Paragraph.FORECAST: gettext_lazy("a statement that will turn out true or false"),
}


def in_order(names: Iterable[str]) -> list[str]:
    """These paragraphs in the order in which they are written."""
    chosen = set(names)
    return [str(one) for one in Paragraph if one in chosen]


def fields_of(paragraph: Paragraph, criteria: Iterable[str], states: Iterable[str]) -> list[Field]:
    """The fields of a paragraph, for these criteria and for the states that can be consulted."""
    match paragraph:
        case Paragraph.CRITERION_EFFECTS:
            return [one for key in criteria for one in _of_effect(key)]
        case Paragraph.COORDINATION:
            return [Field(f"state_{key}", key, "", 10) for key in states]
    return FIELDS[paragraph]


def limit_of(name: str, criteria: Iterable[str], states: Iterable[str] = ()) -> int | None:
    """The limit in characters of a decision's field, or None when there is no such field."""
    fields = (one for paragraph in Paragraph for one in fields_of(paragraph, criteria, states))
    return next((field.limit for field in fields if field.name == name), None)


def label_of(name: str) -> str:
    """What a field of a decision is called; empty when it is none."""
    paragraph = paragraph_of(name)
    if paragraph is None:
        return ""
    fields = FIELDS.get(paragraph, [])
    own = [str(field.label) for field in fields if field.name == name and len(fields) > 1]
    return ": ".join([str(paragraph.label), *own])


def paragraph_of(name: str) -> Paragraph | None:
    """The paragraph that a field belongs to; None when it is no field of a decision."""
    if name.startswith("effect_"):
        return Paragraph.CRITERION_EFFECTS
    if name.startswith("state_"):
        return Paragraph.COORDINATION
    held = (one for one, fields in FIELDS.items() if name in {field.name for field in fields})
    return next(held, None)


def is_prose(name: str) -> bool:
    """True for a field of words, which can be joined; a figure or a tick can only be chosen."""
    is_effect = name.startswith("effect_") and not name.endswith("_line")
    is_chosen = name in {"answers", "confidence", "dissenters", "forecast_chance"}
    return not (is_effect or is_chosen or name.startswith("state_"))


def _of_effect(key: str) -> list[Field]:
    line = gettext_lazy("Why, in one line")
    return [Field(f"effect_{key}", key, "", 2), Field(f"effect_{key}_line", line, "", LINE)]


def _one(paragraph: Paragraph, limit: int) -> list[Field]:
    return [Field(paragraph.value, paragraph.label, HINTS[paragraph], limit)]


FIELDS: dict[Paragraph, list[Field]] = {
    Paragraph.TITLE: _one(Paragraph.TITLE, 80),
    Paragraph.ANSWERS: _one(Paragraph.ANSWERS, 200),
    Paragraph.ACTION: _one(Paragraph.ACTION, 500),
    Paragraph.INTENDED_EFFECT: _one(Paragraph.INTENDED_EFFECT, 300),
    Paragraph.RATIONALE: _one(Paragraph.RATIONALE, 600),
    Paragraph.KEY_ASSUMPTIONS: [
        Field("assumption_1", gettext_lazy("First assumption"), "", LINE),
        Field("assumption_2", gettext_lazy("Second assumption, if there is one"), "", LINE),
        Field("assumption_3", gettext_lazy("Third assumption, if there is one"), "", LINE),
    ],
    Paragraph.CONFIDENCE: _one(Paragraph.CONFIDENCE, 10),
    Paragraph.DISSENT: [
        Field("dissenters", gettext_lazy("Number who disagree, 0 if nobody"), "", 2),
        Field("dissent", gettext_lazy("What the minority says"), "", 300),
    ],
    Paragraph.OPTIONS_CONSIDERED: [
        field
        for n in OPTIONS
        for field in (
            Field(f"option_{n}", gettext_lazy("Option"), "", LINE),
            Field(f"option_{n}_why", gettext_lazy("Why rejected"), "", LINE),
        )
    ],
    Paragraph.RISKS_AND_HEDGE: [
        Field("risk", gettext_lazy("Top risk"), "", 300),
        Field("hedge", gettext_lazy("What would make us stop"), "", 300),
    ],
    Paragraph.MESSAGE: _one(Paragraph.MESSAGE, 240),
    Paragraph.FORECAST: [
        Field("forecast", gettext_lazy("It will be seen that"), "", 240),
        Field("forecast_chance", gettext_lazy("Chance, percent"), "", 3),
        Field("forecast_by", gettext_lazy("Known by"), "", 80),
    ],
}
