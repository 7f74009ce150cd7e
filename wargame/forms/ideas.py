"""Acts at a team's list of ideas: one more, which say the same, one's own first three, move on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Idea, IdeaPhase
from wargame.models.ideas import LONGEST
from wargame.queries.ideas import IdeaTable

from .buttons import ButtonForm
from .lines import Line

RANKS = ("first", "second", "third")


class LayForm(forms.Form):
    """One more idea."""

    idea = Line(max_length=LONGEST, error_messages={"required": _("Write the idea.")})


class MergeForm(ButtonForm):
    """The ideas that are ticked, by number."""

    idea = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": _("Tick at least two ideas that say the same."),
            "invalid_choice": _("This idea is not on the table. Load the page again."),
        },
    )

    def __init__(self, table: IdeaTable, posted: Any) -> None:
        super().__init__(posted)
        self.table = table
        self.fields["idea"].choices = _numbers(table)  # type: ignore[attr-defined]

    def ideas(self) -> list[Idea]:
        """Raises Refused with the first fault."""
        ticked = self.said()["idea"]
        return [row.idea for row in self.table.listed if row.idea.number in ticked]


class PartForm(ButtonForm):
    """One idea that was merged, by number."""

    idea = forms.TypedChoiceField(
        coerce=int,
        error_messages={"invalid_choice": _("This idea is not merged any more.")},
    )

    def __init__(self, table: IdeaTable, posted: Any) -> None:
        super().__init__(posted)
        self.merged = {idea.number: idea for row in table.listed for idea in row.same}
        choices = [(str(number), str(number)) for number in self.merged]
        self.fields["idea"].choices = choices  # type: ignore[attr-defined]

    def one(self) -> Idea:
        """Raises Refused with the first fault."""
        return self.merged[self.said()["idea"]]


class RankForm(forms.Form):
    """An idea for each rank that is asked for, none twice."""

    def __init__(self, table: IdeaTable, posted: Any = None) -> None:
        ranked = {row.mine: str(row.idea.number) for row in table.listed if row.mine}
        initial = {name: ranked.get(rank) for rank, name in enumerate(RANKS, start=1)}
        super().__init__(posted, initial=initial)
        self.table = table
        self.names = [RANKS[place - 1] for place in table.places]
        for name in self.names:
            self.fields[name] = forms.TypedChoiceField(
                coerce=int,
                choices=_numbers(table),
                error_messages={
                    "required": _("Choose an idea for every rank."),
                    "invalid_choice": _("This idea is not on the table. Choose again."),
                },
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        chosen = list(given.values())
        if len(set(chosen)) < len(chosen):
            self.add_error(None, _("Give each rank to another idea."))
        return given

    @property
    def rows(self) -> list[tuple[object, list[tuple[int, str, bool]]]]:
        """(idea as listed, [(rank, field name, is chosen)])."""
        return [
            (
                row,
                [
                    (rank, name, str(self[name].value()) == str(row.idea.number))
                    for rank, name in enumerate(self.names, start=1)
                ],
            )
            for row in self.table.listed
        ]

    def faults(self) -> list[str]:
        """What is wrong, each once."""
        every = [str(fault) for faults in self.errors.values() for fault in faults]
        return list(dict.fromkeys(every))

    def ideas(self) -> list[Idea]:
        """What was chosen, the first first."""
        by_number = {row.idea.number: row.idea for row in self.table.listed}
        return [by_number[self.cleaned_data[name]] for name in self.names]


class PhaseForm(ButtonForm):
    """The phase to begin."""

    phase = forms.TypedChoiceField(coerce=IdeaPhase, choices=IdeaPhase)


def _numbers(table: IdeaTable) -> list[tuple[str, str]]:
    return [(str(row.idea.number), row.idea.text) for row in table.listed]


def table_forms(table: IdeaTable | None, sent: forms.Form | None = None) -> dict[str, forms.Form]:
    """The forms of the phase that a team is in; `sent`, which is wrong, in its place."""
    if table is None or table.phase is None:
        return {}
    found: dict[str, forms.Form] = {}
    if table.phase == IdeaPhase.LISTED:
        found["lay"] = sent if isinstance(sent, LayForm) else LayForm()
    if table.phase == IdeaPhase.RANKING:
        found["rank"] = sent if isinstance(sent, RankForm) else RankForm(table)
    return found
