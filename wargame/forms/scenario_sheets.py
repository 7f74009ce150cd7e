"""How each part of a scenario draft is shown: its columns, their labels and their limits."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Label = "str | _StrPromise"


@dataclass(frozen=True)
class Column:
    """One field of a row. `lines` are kept as a list of texts, one a line."""

    name: str
    label: Label
    most: int = 200
    rows: int = 1
    is_required: bool = True
    has_lines: bool = False

    def field(self) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": self.rows}) if self.rows > 1 else forms.TextInput()
        return forms.CharField(
            label=self.label, max_length=self.most, required=self.is_required, widget=widget
        )


@dataclass(frozen=True)
class Sheet:
    """How a part is shown: its title, a line on what it is for, and the columns of its rows."""

    title: Label
    note: Label
    columns: tuple[Column, ...]


LONG = 6000


def _points(name: str, label: Label) -> Column:
    return Column(name, label, 8000, 3, is_required=False, has_lines=True)


SHEETS: dict[str, Sheet] = {
    "brief": Sheet(
        _("Brief"),
        _("What everybody reads first."),
        (
            Column("title", _("Title")),
            Column("subtitle", _("One line under it"), 300, is_required=False),
            Column("fiction_mark", _("What says that it is fiction")),
            Column("overview", _("Overview, a blank line between paragraphs"), 20_000, 12),
            Column("setting", _("The invented situation at the start"), 4000, 5, is_required=False),
            Column("scope_intro", _("Leads into the scope"), 2000, 2, is_required=False),
            Column("vision_intro", _("Leads into the criteria"), 2000, 2, is_required=False),
        ),
    ),
    "scope": Sheet(
        _("Scope"),
        _("What is examined."),
        (Column("name", _("Name")), Column("text", _("Text"), LONG, 2)),
    ),
    "facts": Sheet(
        _("Key facts"),
        _("The source stands beside every figure."),
        (
            Column("metric", _("What is measured"), 300),
            Column("value", _("Value"), 300),
            Column("source", _("Source"), 300),
            Column("as_of", _("As of"), 80, is_required=False),
            Column("note", _("Why it may be contested"), 2000, 2, is_required=False),
        ),
    ),
    "tensions": Sheet(
        _("Tensions"),
        _("Both poles are things a reasonable delegation could want."),
        (
            Column("name", _("Name")),
            Column("text", _("What pulls each way"), LONG, 3),
            Column("pole_a", _("One pole"), 120),
            Column("case_a", _("Its good case"), 600, 2),
            Column("pole_b", _("The other pole"), 120),
            Column("case_b", _("Its good case"), 600, 2),
        ),
    ),
    "questions": Sheet(
        _("Key questions"),
        _("Every team answers them; each move asks one."),
        (Column("text", _("Question"), LONG, 3),),
    ),
    "criteria": Sheet(
        _("Criteria"),
        _("The anchors say what levels 1 to 5 look like, the lowest first."),
        (
            Column("short_name", _("Short name"), 120),
            Column("text", _("Text"), LONG, 2),
            Column("anchors", _("Five anchors, one a line"), 3100, 6, has_lines=True),
        ),
    ),
    "teams": Sheet(
        _("Teams"),
        _("At most twelve; they are seated in this order."),
        (
            Column("code", _("Code, three capital letters"), 3),
            Column("name", _("Name"), 40),
            _points("public_brief", _("What all may read, one point a line")),
            _points("private_brief", _("For this team alone, one point a line")),
            _points("wants", _("What it is after, one point a line")),
            _points("red_lines", _("What it will not do, one point a line")),
        ),
    ),
    "moves": Sheet(
        _("Moves"),
        _("Each asks one key question and puts at least one tension."),
        (
            Column("title", _("Title"), 120),
            Column("brief", _("What control says at its start"), LONG, 4, is_required=False),
        ),
    ),
    "injects": Sheet(
        _("Injects"),
        _("May be none: you can write them in play. Move 0 is the reserve."),
        (
            Column("title", _("Title"), 160),
            Column("sender", _("Sender")),
            Column("text", _("Text"), LONG, 3),
        ),
    ),
}
