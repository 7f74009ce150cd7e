"""The rows of one part of a scenario draft: added, changed, reordered and taken out."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wargame.models import InjectKind
from wargame.scenario_files import parts

from .scenario_sheets import SHEETS, Sheet

MOST_ROWS = 60
ANCHORS = 5
MOST_TEAMS = 12
# First in every list, so that the row for one more stays blank until somebody fills it.
NOT_CHOSEN = ("", "–")


class RowForm(forms.Form):
    """One row, with the key by which the other parts point to it."""

    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())

    def clean_anchors(self) -> str:
        text: str = self.cleaned_data["anchors"]
        if len(_lines(text)) != ANCHORS:
            raise forms.ValidationError(_("Five anchors are needed, one a line."))
        return text

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if len(code) != 3 or not code.isascii() or not code.isalpha():
            raise forms.ValidationError(_("Three capital letters."))
        return code


class RowsForm(forms.BaseFormSet):
    """All rows of a part. Those ticked are taken out; the numbers say in which order they stand."""

    sheet: Sheet

    def clean(self) -> None:
        codes = [row["code"] for row in self.rows() if "code" in row]
        if len(set(codes)) < len(codes):
            raise forms.ValidationError(_("Two teams have the same code."))
        if len(codes) > MOST_TEAMS:
            raise forms.ValidationError(_("Twelve teams at most: there are twelve colors."))

    def rows(self) -> list[parts.Row]:
        """What was typed, as rows of the part."""
        typed = [getattr(form, "cleaned_data", {}) for form in self.forms]
        kept = [row for row in typed if row and not row.get("DELETE")]
        kept.sort(key=lambda row: row.get("ORDER") or MOST_ROWS + 1)
        return [self._row(row) for row in kept]

    def _row(self, given: Mapping[str, Any]) -> parts.Row:
        row = {name: value for name, value in given.items() if name not in ("ORDER", "DELETE")}
        for column in self.sheet.columns:
            if column.has_lines and column.name in row:
                row[column.name] = _lines(row[column.name])
        return {name: value for name, value in row.items() if value is not None}


def rows_form(name: str, files: Mapping[str, Any], data: Any = None) -> RowsForm:
    """The form of a part, filled with what the draft holds."""
    sheet = SHEETS[name]
    fields = {column.name: column.field() for column in sheet.columns} | _choices(name, files)
    row = type("PartRowForm", (RowForm,), fields)
    is_one = name == parts.BRIEF
    made: Any = forms.formset_factory(
        row,
        formset=RowsForm,
        extra=0 if is_one else 1,
        can_delete=not is_one,
        can_order=not is_one,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )
    made.sheet = sheet
    initial = [_shown(row, sheet) for row in parts.rows_of(files, name)]
    if data is not None:
        initial = initial[: _sent(data)]
    form: RowsForm = made(data, initial=initial, prefix="row")
    return form


def _sent(data: Any) -> int:
    """How many rows the draft had when the form was opened; it may have others by now."""
    count = str(data.get("row-INITIAL_FORMS", ""))
    return int(count) if count.isdecimal() and len(count) < 4 else 0


def _choices(name: str, files: Mapping[str, Any]) -> dict[str, forms.Field]:
    """Fields that are not words: what a move asks and puts, when an inject falls due."""
    if name == parts.BRIEF:
        return {"year": forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200)}
    if name == "moves":
        return {
            "question": forms.ChoiceField(
                label=_("Key question"),
                choices=[
                    NOT_CHOSEN,
                    *((one["key"], one["text"]) for one in parts.rows_of(files, "questions")),
                ],
            ),
            "tensions": forms.MultipleChoiceField(
                label=_("Tensions"),
                choices=[(one["key"], one["name"]) for one in parts.rows_of(files, "tensions")],
                widget=forms.CheckboxSelectMultiple,
            ),
            "minutes": forms.IntegerField(label=_("Minutes"), min_value=5, max_value=600),
        }
    if name == "injects":
        return {
            "move": forms.IntegerField(label=_("Move"), min_value=0, max_value=12),
            "minute": forms.IntegerField(
                label=_("Minute of the move"), min_value=0, max_value=600, required=False
            ),
            "kind": forms.ChoiceField(label=_("Kind"), choices=[NOT_CHOSEN, *InjectKind.choices]),
        }
    return {}


def _shown(row: parts.Row, sheet: Sheet) -> parts.Row:
    lists = {column.name for column in sheet.columns if column.has_lines}
    joined = {name: "\n".join(row.get(name, [])) for name in lists}
    return row | joined


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
