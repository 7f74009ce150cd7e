"""The roster as a list of names: a dry run that says of every row whether it can be used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wargame.models import Exercise, RosterPerson, Team
from wargame.operations.rosters import MOST_PEOPLE, Expected

from . import tables
from .buttons import ButtonForm

NAME = 40
NAMES = ("name", "full name", "participant", "student", "player")
FIRST, LAST = ("first name", "given name", "forename"), ("last name", "surname", "family name")
TEAMS = ("team", "state", "delegation", "country")


@dataclass(frozen=True)
class Fault:
    """A row that cannot be used, and why."""

    row: int
    words: str
    why: str


@dataclass(frozen=True)
class DryRun:
    """What an import would do: nothing is kept yet. `text` is what the confirmation sends."""

    people: list[Expected]
    faults: list[Fault]

    @property
    def text(self) -> str:
        return "\n".join(f"{one.name}\t{one.team.code if one.team else ''}" for one in self.people)


class RosterForm(forms.Form):
    """A file, or lines of names with a team after a comma, semicolon or tab."""

    file = forms.FileField(
        required=False,
        label=gettext_lazy("CSV or XLSX file"),
        help_text=gettext_lazy("A column with names, and one with teams if you have it. 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=400_000,
        label=gettext_lazy("Or paste names"),
        help_text=gettext_lazy("One a line; a team may follow after a tab: Kim Lee, tab, ABC."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        file, text = self.cleaned_data.get("file"), self.cleaned_data.get("text", "")
        if file:
            self.rows = tables.read(file)
        elif text.strip():
            self.rows = tables.numbered(tables.of_text(text))
        else:
            raise forms.ValidationError(_("Choose a file, or paste names."))

    def dry_run(self, exercise: Exercise) -> DryRun:
        """Two queries, whatever the number of rows."""
        teams = {word: team for team in exercise.teams.all() for word in _called(team)}
        here = set(exercise.roster.values_list("name", flat=True))
        return _check(self.rows, teams, {name.casefold() for name in here})


class PersonForm(ButtonForm):
    """The team in which somebody should sit; empty for none."""

    team = forms.ModelChoiceField(queryset=Team.objects.none(), required=False)

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["team"].queryset = exercise.teams.all()  # type: ignore[attr-defined]


class ApartForm(forms.Form):
    """Two people of the roster who should not sit in one team."""

    one = forms.ModelChoiceField(RosterPerson.objects.none(), label=gettext_lazy("This person"))
    other = forms.ModelChoiceField(RosterPerson.objects.none(), label=gettext_lazy("not with"))

    def __init__(self, exercise: Exercise, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        for name in ("one", "other"):
            self.fields[name].queryset = exercise.roster.all()  # type: ignore[attr-defined]
            self.fields[name].error_messages["required"] = _("Choose two people.")

    def clean(self) -> None:
        super().clean()
        if not self.errors and self.cleaned_data["one"] == self.cleaned_data["other"]:
            self.add_error("other", _("Choose two different people."))


def _check(rows: tables.Table, teams: Mapping[str, Team], taken: set[str]) -> DryRun:
    people: list[Expected] = []
    faults: list[Fault] = []
    first_seen: dict[str, int] = {}
    for number, name, team in _named(rows):
        key = name.casefold()
        why = _why_not(name, team, teams, taken, first_seen)
        if not why and len(people) + len(taken) >= MOST_PEOPLE:
            why = _("An exercise seats 600 people.")
        if why:
            faults.append(Fault(number, name or team, why))
            continue
        first_seen[key] = number
        people.append(Expected(name, teams.get(team.casefold())))
    return DryRun(people, faults)


def _why_not(
    name: str, team: str, teams: Mapping[str, Team], taken: set[str], seen: Mapping[str, int]
) -> str:
    key = name.casefold()
    if not name:
        return _("There is no name.")
    if len(name) > NAME:
        return _("The name has more than 40 characters.")
    if key in taken:
        return _("Is on the roster already.")
    if key in seen:
        return _("Same name as in row %(row)s. Add an initial.") % {"row": seen[key]}
    if team and team.casefold() not in teams:
        return _("No team is called %(team)s.") % {"team": team[:NAME]}
    return ""


def _named(rows: tables.Table) -> Iterator[tuple[int, str, str]]:
    """(row, name, team), by the heads of the columns or else the first two."""
    if not rows:
        return
    heads = [cell.casefold() for cell in rows[0][1]]
    name = _column(heads, NAMES)
    first, last = _column(heads, FIRST), _column(heads, LAST)
    team = _column(heads, TEAMS)
    has_heads = name is not None or last is not None
    for number, cells in rows[1:] if has_heads else rows:
        if not has_heads:
            yield number, _at(cells, 0), _at(cells, 1)
        elif name is not None:
            yield number, _at(cells, name), _at(cells, team)
        else:
            yield number, f"{_at(cells, first)} {_at(cells, last)}".strip(), _at(cells, team)


def _column(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, head in enumerate(heads) if head in names), None)


def _at(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _called(team: Team) -> set[str]:
    return {team.code.casefold(), team.name.casefold(), team.short_name.casefold()}
