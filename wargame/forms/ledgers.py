"""Control's figures of the ledger: what theaters require, and what states may spend."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Move, Requirement, Team, Theater
from wargame.models.ledgers import MOST_UNITS
from wargame.queries.ledger_desks import Desk

from .buttons import ButtonForm

A_FIGURE = dict.fromkeys(
    ["required", "invalid", "min_value", "max_value"], _("Give whole units, from 0 to 999.")
)


@dataclass(frozen=True)
class Asked:
    """The fields of one theater in one move; `told_by` numbers the inject that shows it."""

    move: Move
    points: forms.BoundField
    is_shown: forms.BoundField
    told_by: str


@dataclass(frozen=True)
class Given:
    """The field of one team in one move."""

    move: Move
    points: forms.BoundField


class SwitchForm(ButtonForm):
    """On or off."""

    is_on = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda said: said == "yes"
    )


class RequirementsForm(forms.Form):
    """Fields `points-MOVE-THEATER` and `shown-MOVE-THEATER`, a pair for each theater and move."""

    def __init__(self, desk: Desk, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.desk = desk
        for theater, move in self._places():
            row = desk.required.get((move.pk, theater.pk))
            label = _("%(theater)s, move %(number)s") % {
                "theater": theater.name,
                "number": move.number,
            }
            self.fields[f"points-{move.number}-{theater.key}"] = _figure(label, row)
            self.fields[f"shown-{move.number}-{theater.key}"] = forms.BooleanField(
                required=False,
                initial=row.is_shown if row else False,
                label=_("%(what)s: shown to all") % {"what": label},
            )

    @property
    def rows(self) -> Iterator[tuple[Theater, list[Asked]]]:
        """By theater, the fields of its moves."""
        for theater in self.desk.theaters:
            yield theater, [self._asked(theater, move) for move in self.desk.moves]

    def given(self) -> Iterator[tuple[Move, Theater, int, bool]]:
        """What a valid form says, place by place."""
        for theater, move in self._places():
            name = f"{move.number}-{theater.key}"
            said = self.cleaned_data
            yield move, theater, said[f"points-{name}"], said[f"shown-{name}"]

    def _places(self) -> Iterator[tuple[Theater, Move]]:
        for theater in self.desk.theaters:
            for move in self.desk.moves:
                yield theater, move

    def _asked(self, theater: Theater, move: Move) -> Asked:
        name = f"{move.number}-{theater.key}"
        row = self.desk.required.get((move.pk, theater.pk))
        told_by = row.inject.number if row and row.inject else ""
        return Asked(move, self[f"points-{name}"], self[f"shown-{name}"], told_by)


class BudgetsForm(forms.Form):
    """A field `points-MOVE-TEAM` for each team and move."""

    def __init__(self, desk: Desk, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.desk = desk
        for team in desk.teams:
            for move in desk.moves:
                self.fields[f"points-{move.number}-{team.code}"] = forms.IntegerField(
                    min_value=0,
                    max_value=MOST_UNITS,
                    initial=desk.budgets.get((move.pk, team.pk), 0),
                    label=_("%(team)s, move %(number)s")
                    % {"team": team.name, "number": move.number},
                    error_messages=A_FIGURE,
                )

    @property
    def rows(self) -> Iterator[tuple[Team, list[Given]]]:
        """By team, the fields of its moves."""
        for team in self.desk.teams:
            yield (
                team,
                [Given(one, self[f"points-{one.number}-{team.code}"]) for one in self.desk.moves],
            )

    def given(self) -> Iterator[tuple[Team, Move, int]]:
        """What a valid form says, place by place."""
        for team in self.desk.teams:
            for move in self.desk.moves:
                yield team, move, self.cleaned_data[f"points-{move.number}-{team.code}"]


def _figure(label: object, row: Requirement | None) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0,
        max_value=MOST_UNITS,
        initial=row.points if row else 0,
        label=label,  # type: ignore[arg-type]
        error_messages=A_FIGURE,
    )
