"""Writing clauses of the joint communique, and answering them one by one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import ClauseSays, Team, Viewer
from wargame.models.communiques import CLAUSE, RESERVATION, TITLE
from wargame.operations.communiques import Said
from wargame.queries.communiques import ClauseSheet, CommuniqueSheet

from .lines import Line

# The one form of the page to which the fields of all clauses belong.
ANSWERS = "answers"


class TeamLabel(forms.ModelChoiceField):
    """One team by its name."""

    def label_from_instance(self, team: Team) -> str:
        return team.name


class OpenForm(forms.Form):
    """Opening a communique for the present move."""

    title = Line(
        max_length=TITLE,
        label=_("Title"),
        error_messages={"required": _("Give it a title.")},
    )
    drafter = TeamLabel(
        queryset=Team.objects.none(),
        required=False,
        label=_("Which team writes beside you"),
        empty_label=_("none: control writes"),
    )

    def __init__(self, viewer: Viewer, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        teams = viewer.exercise.teams.all()
        self.fields["drafter"].queryset = teams  # type: ignore[attr-defined]


class ClauseForm(forms.Form):
    """The words of one clause: a new one, or other words for the version they were read in."""

    text = Line(
        max_length=CLAUSE,
        widget=forms.Textarea({"rows": 3}),
        label=_("Text"),
        error_messages={"required": _("Write the clause.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, clause: ClauseSheet | None = None
    ) -> None:
        number, initial = 0, {}
        if clause is not None:
            number = clause.clause.number
            initial = {"text": clause.version.text, "version": clause.version.pk}
        super().__init__(data, prefix=f"w{number}", initial=initial)


class AnswerForm(forms.Form):
    """What a state says to one clause: nothing yet, or one of three; a reservation in words.

    An answer to words that have been changed since is not taken: it is shown again beside them.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    assent = forms.ChoiceField(
        choices=[
            (ClauseSays.AGREES, _("Agree")),
            (ClauseSays.RESERVES, _("Reserve")),
            (ClauseSays.OBJECTS, _("Object")),
        ],
        required=False,
        widget=forms.RadioSelect,
        label=_("Your state’s answer"),
    )
    words = Line(
        max_length=RESERVATION,
        required=False,
        widget=forms.Textarea({"rows": 1}),
        label=_("Reservation, or why you object"),
    )

    def __init__(
        self, clause: ClauseSheet, team: Team, data: Mapping[str, object] | None = None
    ) -> None:
        standing, prefix = clause.of(team), f"c{clause.clause.number}"
        initial: dict[str, object] = {"version": clause.version.pk}
        if standing is not None:
            initial |= {"assent": standing.assent, "words": standing.words}
        self.clause = clause
        self.is_stale = False
        if data is not None:
            name, current = f"{prefix}-version", str(clause.version.pk)
            self.is_stale = data.get(name) != current
            data = {key: data[key] for key in data} | {name: current}
        super().__init__(data, prefix=prefix, initial=initial)
        for field in self.fields.values():
            field.widget.attrs["form"] = ANSWERS
        # A choice is not carried over to other words than those it was made for.
        self.fields["assent"].widget.attrs["data-keep-while"] = f"{prefix}-version"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        assent, words = given.get("assent"), given.get("words")
        if self.is_stale and (assent or words):
            self.add_error("assent", _("The clause was changed while you wrote. Read it again."))
        elif words and assent in {"", ClauseSays.AGREES}:
            self.add_error("assent", _("Reserve or object, or take your words out."))
        elif assent == ClauseSays.RESERVES and not words and "words" not in self.errors:
            self.add_error("words", _("Write the reservation."))
        return given

    def said(self) -> Said | None:
        """The cleaned answer; None for a clause that was left open."""
        assent = self.cleaned_data["assent"]
        return (ClauseSays(assent), self.cleaned_data["words"]) if assent else None


def answer_forms(
    sheet: CommuniqueSheet, team: Team, data: Mapping[str, object] | None = None
) -> list[AnswerForm]:
    """One form a clause."""
    return [AnswerForm(clause, team, data) for clause in sheet.clauses]
