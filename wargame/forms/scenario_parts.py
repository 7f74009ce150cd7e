"""One row of a scenario draft, open: its fields, each bound to the place where its value stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from wargame.scenario_files.edits import Path, value_at
from wargame.scenario_files.parts import Row, state_of

from .scenario_choices import Sheet
from .scenario_columns import Column, Files, Label, Rows, SomeOf, Text

BETWEEN = ":"


@dataclass(frozen=True)
class Place:
    """A field's column, and where its value stands in the row."""

    path: Path
    column: Column


@dataclass(frozen=True)
class Entry:
    """An entry of a list within the row, with its fields; `number` counts from 1, and `mark` is
    what it is known by on the page."""

    number: int
    names: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True)
class Group:
    """A list within the row, or a field for each of some keys."""

    name: str
    label: Label
    entries: tuple[Entry, ...]
    one: Label = ""
    hint: Label = ""
    is_list: bool = False


class RowForm(forms.Form):
    """The open row. Each field knows its state, against which it is saved by itself."""

    def __init__(self, sheet: Sheet, row: Row, files: Files, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="row-%s")
        self.row, self.of = row, files
        self.places: dict[str, Place] = {}
        self.blocks = tuple(self._block(block) for block in sheet.blocks)
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def parts(self) -> Iterator[Any]:
        """Fields and groups of fields in order, for the page."""
        for block in self.blocks:
            if isinstance(block, Group):
                entries = [(one, [self[name] for name in one.names]) for one in block.entries]
                yield {"group": block, "entries": entries}
            else:
                yield {"field": self[block]}

    def value_of(self, name: str) -> Any:
        return value_at(self.row, self.places[name].path)

    def text_of(self, name: str) -> str:
        """What stands there, as a browser sends it."""
        return self.places[name].column.text(self.value_of(name))

    def is_changed(self, name: str, text: str) -> bool:
        return not self.places[name].column.is_same(text, self.value_of(name))

    def value_from(self, name: str, text: str) -> Any:
        """The value that was sent for a field. Raises ValidationError."""
        column = self.places[name].column
        sent: Any = text.split() if isinstance(column, SomeOf) else text.replace("\r\n", "\n")
        return column.value(self.fields[name].clean(sent), self.value_of(name))

    def say_stale(self, name: str, by: str) -> None:
        """Both texts: what was typed stays in the field, and what stands there now is said."""
        now = self.text_of(name) or "–"
        sentence = _("%(by)s changed this. It says now: “%(now)s” Save again to replace it.")
        self.add_error(name, sentence % {"by": by, "now": now})

    def is_prose(self, name: str) -> bool:
        """Whether two texts of it can be joined."""
        return isinstance(self.places[name].column, Text)

    def focus_on(self, mark: str) -> None:
        """Begin in the first field of the last entry of the list that is named, or of all."""
        inside, _between, _last = mark.partition(BETWEEN)
        groups = [one for one in self.blocks if isinstance(one, Group) and one.name == inside]
        names = [name for group in groups for entry in group.entries[-1:] for name in entry.names]
        self.fields[(names or list(self.places))[0]].widget.attrs["autofocus"] = True

    def _block(self, block: Any) -> str | Group:
        if isinstance(block, Column):
            return self._field(tuple(block.name.split(BETWEEN)), block)
        if isinstance(block, Rows):
            return Group(
                *(block.name, block.label, tuple(self._entries(block))),
                one=block.one,
                hint=block.hint,
                is_list=not block.is_fixed,
            )
        names = (
            self._field((block.name, key), block.column, label)
            for key, label in block.keys(self.of)
        )
        entries = (Entry(n, (name,)) for n, name in enumerate(names, start=1))
        return Group(block.name, block.label, tuple(entries))

    def _entries(self, block: Rows) -> Iterator[Entry]:
        for at, _entry in enumerate(value_at(self.row, (block.name,)) or ()):
            names = (
                self._field((block.name, at, *column.name.split(BETWEEN)), column)
                for column in block.columns
            )
            yield Entry(at + 1, tuple(names), f"{block.name}{BETWEEN}{at + 1}")

    def _field(self, path: Path, column: Column, label: Label = "") -> str:
        """Add a field; gives its name, which is the path."""
        name = BETWEEN.join(map(str, path))
        value = value_at(self.row, path)
        field = column.field(self.of, value)
        field.label = label or column.label
        field.help_text = column.hint
        text = column.text(value)
        field.initial = text.split() if isinstance(column, SomeOf) else text
        field.widget.attrs["data-revision"] = state_of(value)
        field.column, field.is_empty, field.revision = column, not text, state_of(value)  # type: ignore[attr-defined]
        self.places[name] = Place(path, column)
        self.fields[name] = field
        return name
