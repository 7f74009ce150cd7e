"""Kinds of fields in a row of a scenario draft: how each is asked for, read and said as text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Label = "str | _StrPromise"
type Files = Mapping[str, Any]
type Choices = Callable[[Files], Iterable[tuple[Any, Label]]]

# First where nothing need be chosen.
NOT_CHOSEN = ("", "–")
LONG = 6000
MISSING = "–"


@dataclass(frozen=True)
class Column:
    """One field of a row; a name with colons leads into what the row holds. A column that is
    `needed` stays in the file when it is empty, where the checks point at it; any other is left
    out. `is_wide` ones take the whole width."""

    name: str
    label: Label
    hint: Label = ""
    needed: bool = True
    is_wide: bool = False
    absent: Any = None  # what it means when the file does not say it
    of: str = ""  # the kind of row that it belongs to, where these differ

    def field(self, files: Files, value: Any) -> forms.Field:
        raise NotImplementedError

    def text(self, value: Any) -> str:
        """The value as a browser sends it."""
        return "" if value is None else str(value).replace("\r\n", "\n").strip()

    def value(self, cleaned: Any, before: Any) -> Any:
        """The value for the file; None where there is none."""
        return cleaned or ("" if self.needed else None)

    def is_same(self, text: str, value: Any) -> bool:
        """Whether what was sent is what stood there."""
        return text.replace("\r\n", "\n").strip() == self.text(value)


@dataclass(frozen=True)
class Text(Column):
    """Words: one line, or as many `rows` as they take. `is_markdown` says that emphasis, lists
    and links are shown as such."""

    most: int = 200
    rows: int = 1
    is_markdown: bool = False

    def field(self, files: Files, value: Any) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": self.rows}) if self.rows > 1 else forms.TextInput()
        return forms.CharField(
            label=self.label, max_length=self.most, required=False, widget=widget
        )


@dataclass(frozen=True)
class Lines(Text):
    """A list of texts, one a line."""

    rows: int = 3
    most: int = 8000
    needed: bool = False
    is_wide: bool = True

    def text(self, value: Any) -> str:
        return "\n".join(str(line) for line in value or ()).replace("\r\n", "\n").strip()

    def value(self, cleaned: Any, before: Any) -> Any:
        lines = [line.strip() for line in cleaned.splitlines() if line.strip()]
        return lines or ([] if self.needed else None)


@dataclass(frozen=True)
class Number(Column):
    """A whole number."""

    least: int = 0
    most: int = 600

    def field(self, files: Files, value: Any) -> forms.Field:
        return forms.IntegerField(
            label=self.label,
            required=self.needed,
            min_value=self.least,
            max_value=self.most,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )

    def value(self, cleaned: Any, before: Any) -> Any:
        return cleaned


@dataclass(frozen=True)
class Figures(Text):
    """Numbers in a row with blanks between them; a dash where there is none."""

    pattern: str = r"[0-9]{4}"
    is_wide: bool = True
    is_single: bool = False  # one figure is no list

    def field(self, files: Files, value: Any) -> forms.Field:
        one = self.pattern
        wrong = _("Write figures with blanks between them.")
        field = super().field(files, value)
        field.validators.append(RegexValidator(rf"^\s*(({one})(\s+({one}))*)?\s*$", wrong))
        return field

    def text(self, value: Any) -> str:
        values = value if isinstance(value, list) else [] if value is None else [value]
        return " ".join(MISSING if one is None else str(one) for one in values)

    def value(self, cleaned: Any, before: Any) -> Any:
        found = [self._figure(one) for one in cleaned.split()]
        if self.is_single and len(found) == 1:
            return found[0]
        return found or ([] if self.needed else None)

    def _figure(self, text: str) -> Any:
        if text in (MISSING, "-"):
            return None
        return int(text) if text.removeprefix("-").isdecimal() else text


@dataclass(frozen=True)
class Tick(Column):
    """Yes or no."""

    absent: bool = False

    def field(self, files: Files, value: Any) -> forms.Field:
        return forms.BooleanField(label=self.label, required=False)

    def text(self, value: Any) -> str:
        return "on" if (self.absent if value is None else value) else ""

    def value(self, cleaned: Any, before: Any) -> Any:
        return bool(cleaned)


@dataclass(frozen=True)
class OneOf(Column):
    """One choice. What is chosen and is gone elsewhere stays in the list until it is changed."""

    choices: Choices = lambda files: ()

    def field(self, files: Files, value: Any) -> forms.Field:
        offered = [(str(key), label) for key, label in self.choices(files)]
        if value is not None and self.text(value) not in dict(offered):
            offered.insert(0, (self.text(value), f"{value or MISSING}"))
        if not self.needed:
            offered.insert(0, NOT_CHOSEN)
        return forms.ChoiceField(label=self.label, choices=offered, required=False)

    def value(self, cleaned: Any, before: Any) -> Any:
        return cleaned or ("" if self.needed else None)


@dataclass(frozen=True)
class OneNumber(OneOf):
    """One choice among numbers."""

    def value(self, cleaned: Any, before: Any) -> Any:
        if cleaned == "":
            return 0 if self.needed else None
        return int(cleaned)


@dataclass(frozen=True)
class SomeOf(Column):
    """Any of several choices, in the order in which they were first taken."""

    choices: Choices = lambda files: ()
    needed: bool = False
    is_wide: bool = True

    def field(self, files: Files, value: Any) -> forms.Field:
        offered = list(self.choices(files))
        known = {key for key, _label in offered}
        offered += [(key, key) for key in value or () if key not in known]
        return forms.MultipleChoiceField(
            label=self.label,
            choices=offered,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def text(self, value: Any) -> str:
        return " ".join(value or ())

    def value(self, cleaned: Any, before: Any) -> Any:
        kept = [key for key in before or () if key in cleaned]
        found = kept + [key for key in cleaned if key not in kept]
        return found or ([] if self.needed else None)

    def is_same(self, text: str, value: Any) -> bool:
        return set(text.split()) == set(value or ())


@dataclass(frozen=True)
class Rows:
    """A list within a row, each entry with the same columns."""

    name: str
    label: Label
    one: Label
    columns: Sequence[Column]
    hint: Label = ""
    is_fixed: bool = False  # its length is: nothing is added, taken out or moved


@dataclass(frozen=True)
class ByKey:
    """A field for each of the `keys`: of each tension a line, of each team its units."""

    name: str
    label: Label
    keys: Choices
    column: Column


type Block = Column | Rows | ByKey
