"""Writing the terms of an agreement, signing it, showing it to more teams."""

from collections.abc import Mapping
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wargame.models import AgreementDraft, AgreementVersion, Exercise, Move, Team, Viewer
from wargame.models.agreements import TERMS, THEATER, TITLE
from wargame.models.signatures import RESERVATION
from wargame.operations.agreement_drafts import Terms

from .injects import TeamLabels
from .lines import Line

MOST = 30_000


class MoveLabels(forms.ModelChoiceField):
    """Moves by number and title."""

    def label_from_instance(self, move: Move) -> str:
        named = {"number": move.number, "title": move.title}
        return gettext("Move %(number)s, %(title)s") % named


class TermsForm(forms.Form):
    """The text of a draft. Only `is_sent` asks for all that a proposal needs.

    `number` and `base` say from which revision of which draft it was written, `changes` whose
    terms it would change.
    """

    title = Line(
        max_length=TITLE,
        required=False,
        label=_("Title"),
        help_text=_("What the parties will do, in one line."),
    )
    parties = TeamLabels(
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("With"),
        help_text=_("Your own team is always a party."),
    )
    terms = Line(
        max_length=TERMS,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        label=_("Terms"),
        help_text=_("Who does what, where, by when, and what ends it."),
    )
    theater = Line(
        max_length=THEATER,
        required=False,
        widget=forms.TextInput({"list": "theaters"}),
        label=_("Theater"),
        help_text=_("Where it holds. Leave it empty for everywhere."),
    )
    due = MoveLabels(
        queryset=Move.objects.none(),
        required=False,
        label=_("Due by the end of"),
        empty_label=_("no date"),
        error_messages={"invalid_choice": _("That move is over. Choose one that is not.")},
    )
    number = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput)
    base = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)
    changes = forms.ModelChoiceField(
        queryset=AgreementVersion.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(
        self,
        viewer: Viewer,
        data: Mapping[str, object] | None = None,
        *,
        is_sent: bool = False,
        **kwargs: object,
    ) -> None:
        super().__init__(data, **kwargs)  # type: ignore[arg-type]
        exercise, fields = viewer.exercise, self.fields
        self.is_sent = is_sent
        self.is_overtaken = False
        # Offered to whoever writes; any other words will do.
        self.theaters = [theater.name for theater in exercise.version.theaters.all()]
        others = exercise.teams.exclude(pk=viewer.own_team.pk)
        versions = AgreementVersion.objects.visible_to(viewer)
        fields["parties"].queryset = others  # type: ignore[attr-defined]
        fields["due"].queryset = moves_to_come(exercise)  # type: ignore[attr-defined]
        fields["changes"].queryset = versions  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        lacking = {
            "title": _("Give it a title."),
            "parties": _("Choose at least one team to agree with."),
            "terms": _("Write the terms."),
        }
        for name, sentence in lacking.items():
            if self.is_sent and name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, sentence)

    def stand_on(self, revision: int, sentence: str) -> None:
        """Somebody has kept other words meanwhile: shown once more, it would come after those."""
        self.is_overtaken = True
        sent = cast(QueryDict, self.data).copy()
        sent["base"] = str(revision)
        self.data = sent
        self.add_error(None, sentence)

    def to_terms(self) -> Terms:
        """What a valid form says."""
        said = self.cleaned_data
        return Terms(
            title=said["title"],
            terms=said["terms"],
            theater=said["theater"],
            due=said["due"],
            parties=[team.code for team in said["parties"]],
        )


class ReservationForm(forms.Form):
    """The signature, for the version that was read; words make it one with a reservation."""

    reservation = Line(
        max_length=RESERVATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        label=_("Your reservation, if you have one"),
        help_text=_("It stands beside your signature, word for word."),
    )


class DeclineForm(forms.Form):
    """The refusal to sign, which may say why."""

    why = Line(
        max_length=RESERVATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        label=_("Why, if you want to say so"),
    )


class ShowForm(forms.Form):
    """The teams that are to see an agreement from now on; those that see it are not asked for."""

    teams = TeamLabels(
        queryset=Team.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label=_("Let them see it too"),
        help_text=_("With every version, signature and reservation. It cannot be taken back."),
        error_messages={"required": _("Choose at least one team.")},
    )

    def __init__(self, without: list[Team], data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        free = Team.objects.filter(pk__in=[team.pk for team in without])
        self.fields["teams"].queryset = free  # type: ignore[attr-defined]


def moves_to_come(exercise: Exercise) -> QuerySet[Move]:
    """The present move and those after it."""
    now = exercise.step.number if exercise.step else 0
    return exercise.moves.filter(steps__number__gte=now).distinct()


def of_draft(draft: AgreementDraft) -> dict[str, object]:
    """A draft as the form's fields."""
    teams = draft.exercise.teams.filter(code__in=draft.parties)
    return {
        "title": draft.title,
        "parties": [team.pk for team in teams],
        "terms": draft.terms,
        "theater": draft.theater,
        "due": draft.due_id,
        "number": draft.number,
        "base": draft.revision,
        "changes": draft.changes_id,
    }


def of_version(version: AgreementVersion, number: int) -> dict[str, object]:
    """The terms of a version as a new draft begins with them."""
    return {
        "title": version.title,
        "parties": [party.team_id for party in version.parties.all()],
        "terms": version.terms,
        "theater": version.theater,
        "due": version.due_id,
        "number": number,
        "base": 0,
        "changes": version.pk,
    }
