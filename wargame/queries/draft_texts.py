"""The fields of a text in the making: what each asks for, and what stands in it now."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from wargame.models import Confidence, Criterion, DraftKind, DraftText, records


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
    options: tuple[tuple[str, str], ...] = ()

    @property
    def is_further(self) -> bool:
        """True where nothing needs to be written."""
        return self.name in {field.name for field in records.FURTHER}

    @property
    def label_of_choice(self) -> str:
        return dict(self.options).get(self.text, "")

    @property
    def keys(self) -> list[str]:
        """The chosen keys, where the field is a choice of several."""
        return self.text.split()


@dataclass(frozen=True)
class Effect:
    """The expected effect on one criterion, -2 to +2, and one line why."""

    criterion: Criterion
    value: Text
    line: Text


CHANGES = tuple(zip(records.EFFECTS, ("−2", "−1", "0", "+1", "+2"), strict=True))


def texts(kind: DraftKind, written: dict[str, DraftText]) -> dict[str, Text]:
    """Every field of this kind of text by name, in the order in which it is written."""
    is_decision = kind == DraftKind.DECISION
    fields = records.REQUIRED + records.FURTHER if is_decision else records.ANSWER
    found = {
        field.name: _text(field.name, str(field.label), str(field.hint), field.limit, written)
        for field in fields
    }
    if is_decision:
        options = tuple((value, str(label)) for value, label in Confidence.choices)
        found["confidence"] = replace(found["confidence"], options=options)
    return found


def effects(criteria: list[Criterion], written: dict[str, DraftText]) -> list[Effect]:
    """The expected effects of a decision, one for each criterion."""
    line = _("Why, in one line")
    return [
        Effect(
            criterion,
            replace(
                _text(f"effect_{criterion.key}", criterion.text, "", 2, written), options=CHANGES
            ),
            _text(f"effect_{criterion.key}_line", line, "", records.EFFECT_LINE, written),
        )
        for criterion in criteria
    ]


def _text(name: str, label: str, hint: str, limit: int, written: dict[str, DraftText]) -> Text:
    row = written.get(name)
    if row is None:
        return Text(name, label, hint, limit)
    return Text(name, label, hint, limit, row.text, row.revision)
