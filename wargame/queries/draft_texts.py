"""The fields of a text in the making: what each asks for, and what stands in it now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wargame.models import (
    Confidence,
    Consulted,
    Criterion,
    DraftText,
    KeyQuestion,
    Paragraph,
    PartKind,
    Team,
    answer_fields,
)
from wargame.models.answer_fields import NO_IDEAS, Ideas
from wargame.models.paragraphs import CHANCES, EFFECTS, FIELDS, HINTS, OPTIONS, fields_of
from wargame.models.records import WHY_CHANGED, Field

type Written = Mapping[str, DraftText]
type Options = tuple[tuple[str, str], ...]

CHANGES = tuple(zip(EFFECTS, ("−2", "−1", "0", "+1", "+2"), strict=True))


@dataclass(frozen=True)
class Text:
    """One drafted field: its text, and the revision that an edit starts from.

    `options` are (value, label) where one of a few is chosen.
    """

    name: str
    label: str
    hint: str
    limit: int
    text: str = ""
    revision: int = 0
    options: Options = ()

    @property
    def is_further(self) -> bool:
        """True where nothing needs to be written."""
        return self.name in {answer_fields.MIX_WORDS, *answer_fields.IDEAS[1:]}

    @property
    def label_of_choice(self) -> str:
        return dict(self.options).get(self.text, "")

    @property
    def keys(self) -> list[str]:
        """The chosen keys, where the field is a choice of several."""
        return self.text.split()


@dataclass(frozen=True)
class Row:
    """One line of a paragraph that has several, each about something: an option, a criterion or
    a state."""

    label: str
    about: str
    texts: list[Text]

    @property
    def first(self) -> Text:
        return self.texts[0]

    @property
    def is_written(self) -> bool:
        return any(text.text for text in self.texts)


@dataclass(frozen=True)
class WrittenParagraph:
    """A paragraph of a decision record with what stands in it: `texts`, or `rows` where it has a
    line for each of several things. `is_asked` ones stand open, the others fold away."""

    paragraph: Paragraph
    texts: list[Text]
    rows: list[Row]
    is_required: bool
    is_asked: bool

    @property
    def label(self) -> str:
        return str(self.paragraph.label)

    @property
    def hint(self) -> str:
        return str(HINTS[self.paragraph])

    @property
    def first(self) -> Text:
        return self.texts[0]

    @property
    def all_texts(self) -> list[Text]:
        return [*self.texts, *(text for row in self.rows for text in row.texts)]

    @property
    def is_written(self) -> bool:
        return any(text.text for text in self.all_texts)

    @property
    def form(self) -> str:
        """The template of its fields."""
        return f"decisions/_form_{FORMS.get(self.paragraph, 'text')}.html"


@dataclass(frozen=True)
class RatedFields:
    """One thing of a rating: its field on each aspect, and that of the change it needs."""

    thing: str
    figures: list[tuple[str, Text]]
    change: Text


# Paragraphs of more than one plain field, each with the form that it has.
FORMS = {
    Paragraph.ANSWERS: "answers",
    Paragraph.KEY_ASSUMPTIONS: "assumptions",
    Paragraph.CONFIDENCE: "confidence",
    Paragraph.DISSENT: "dissent",
    Paragraph.OPTIONS_CONSIDERED: "options",
    Paragraph.CRITERION_EFFECTS: "effects",
    Paragraph.RISKS_AND_HEDGE: "lines",
    Paragraph.COORDINATION: "coordination",
    Paragraph.FORECAST: "forecast",
}
CHOICES: dict[str, Options] = {
    "confidence": tuple((value, str(label)) for value, label in Confidence.choices),
    "forecast_chance": tuple((chance, f"{chance}%") for chance in CHANCES),
}


def why_changed(written: Written) -> Text:
    """The reason that goes with every version after the first."""
    return _text(WHY_CHANGED, written)


def of_answer(question: KeyQuestion, written: Written, ideas: Ideas = NO_IDEAS) -> dict[str, Text]:
    """Every field of an answer by name, in the order in which it is written; those that name
    ideas where the team has some on its table."""
    return {
        field.name: _text(
            field, written, options=answer_fields.options(question, field.name, ideas)
        )
        for field in answer_fields.fields(question)
        if ideas or field.name not in answer_fields.IDEAS
    }


def rated(question: KeyQuestion, texts: Mapping[str, Text]) -> list[RatedFields]:
    """The fields of a rating, thing by thing; none where the question asks for none."""
    rating = question.part(PartKind.RATING)
    if rating is None:
        return []
    return [
        RatedFields(
            thing,
            [
                (aspect, texts[answer_fields.figure_field(number, place)])
                for place, aspect in enumerate(rating.aspects, start=1)
            ],
            texts[answer_fields.change_field(number)],
        )
        for number, thing in enumerate(rating.things, start=1)
    ]


def of_decision(
    written: Written, criteria: Sequence[Criterion], states: Sequence[Team]
) -> list[Text]:
    """Every field of a decision, in the order in which it is written."""
    found: list[Text] = []
    for one in Paragraph:
        rows = rows_of(one, criteria, states, written)
        found += [text for row in rows for text in row.texts]
        if one in FIELDS and not rows:
            found += of_paragraph(one, written)
    return found


def of_paragraph(paragraph: Paragraph, written: Written) -> list[Text]:
    """The fields of a paragraph that has no rows."""
    return [
        _text(field, written, options=CHOICES.get(field.name, ())) for field in FIELDS[paragraph]
    ]


def rows_of(
    paragraph: Paragraph, criteria: Sequence[Criterion], states: Sequence[Team], written: Written
) -> list[Row]:
    """The rows of a paragraph that has a line for each option, criterion or state."""
    match paragraph:
        case Paragraph.OPTIONS_CONSIDERED:
            texts = of_paragraph(paragraph, written)
            return [Row(str(n), "", texts[2 * n - 2 : 2 * n]) for n in OPTIONS]
        case Paragraph.CRITERION_EFFECTS:
            return [_effect(criterion, written) for criterion in criteria]
        case Paragraph.COORDINATION:
            return [_state(team, written) for team in states]
    return []


def _effect(criterion: Criterion, written: Written) -> Row:
    value, line = fields_of(Paragraph.CRITERION_EFFECTS, [criterion.key], [])
    texts = [_text(value, written, criterion.text, CHANGES), _text(line, written)]
    return Row(criterion.short_name, criterion.text, texts)


def _state(team: Team, written: Written) -> Row:
    (field,) = fields_of(Paragraph.COORDINATION, [], [team.code])
    options = tuple((value, str(label)) for value, label in Consulted.choices)
    return Row(team.short_name, team.name, [_text(field, written, team.name, options)])


def _text(field: Field, written: Written, label: str = "", options: Options = ()) -> Text:
    row = written.get(field.name)
    said = (row.text, row.revision) if row else ("", 0)
    return Text(
        field.name, label or str(field.label), str(field.hint), field.limit, *said, options=options
    )
