"""Control's acts on agreements: entering an answer for an absent head, noting what became of
one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wargame.models import (
    Agreement,
    AgreementVersion,
    Decision,
    Fate,
    Inject,
    Message,
    Party,
    Ruling,
    Signing,
    Team,
    Viewer,
)
from wargame.models.signatures import NOTE, RESERVATION
from wargame.operations.signatures import Finding
from wargame.queries.agreement_desks import AgreementPage

from .communiques import TeamLabel
from .labels import DecisionLabels, InjectLabels, MessageLabels, RulingLabels
from .lines import Line

MOST_MESSAGES = 100


class SuccessorLabels(forms.ModelChoiceField):
    """Agreements by number and title."""

    def label_from_instance(self, version: AgreementVersion) -> str:
        return f"{version.agreement.number}: {version.title}"


class EnterForm(forms.Form):
    """An answer that control enters for a party whose head of delegation is away."""

    team = TeamLabel(
        queryset=Team.objects.none(),
        label=_("For"),
        empty_label=None,
    )
    answer = forms.ChoiceField(
        choices=[
            (Signing.SIGNED, _("sign")),
            (Signing.RESERVED, _("sign with a reservation")),
            (Signing.DECLINED, _("decline")),
        ],
        label=_("Answer"),
    )
    words = Line(
        max_length=RESERVATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        label=_("Reservation, or why they decline"),
    )

    def __init__(self, it: AgreementPage, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        teams = [one.team.pk for one in it.sheet.current.signatories if not one.has_signed]
        self.fields["team"].queryset = Team.objects.filter(pk__in=teams)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        answer, words = given.get("answer"), given.get("words")
        if answer == Signing.RESERVED and not words and "words" not in self.errors:
            self.add_error("words", _("Write the reservation."))
        if answer == Signing.SIGNED and words:
            self.add_error("answer", _("Choose “with a reservation”, or take the words out."))
        return given


class FindingForm(forms.Form):
    """What became of an agreement, and what shows it."""

    fate = forms.ChoiceField(choices=Fate, label=_("What became of it"))
    note = Line(
        max_length=NOTE,
        widget=forms.Textarea({"rows": 2}),
        label=_("Why"),
        help_text=_("All who see the agreement read it."),
        error_messages={"required": _("Write why. It stands on record.")},
    )
    decision = DecisionLabels(
        queryset=Decision.objects.none(),
        required=False,
        label=_("Shown by the decision"),
        empty_label=_("none in particular"),
    )
    inject = InjectLabels(
        queryset=Inject.objects.none(),
        required=False,
        label=_("Shown by the inject"),
        empty_label=_("none in particular"),
    )
    ruling = RulingLabels(
        queryset=Ruling.objects.none(),
        required=False,
        label=_("Shown by the ruling"),
        empty_label=_("none in particular"),
    )
    message = MessageLabels(
        queryset=Message.objects.none(),
        required=False,
        label=_("Shown by the message"),
        help_text=_("The latest of its parties. Only who may read the message sees it here."),
        empty_label=_("none in particular"),
    )
    successor = SuccessorLabels(
        queryset=AgreementVersion.objects.none(),
        required=False,
        label=_("If renegotiated, the new agreement"),
        empty_label=_("none"),
    )

    def __init__(
        self, viewer: Viewer, agreement: Agreement, data: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data)
        exercise = viewer.exercise
        decisions = Decision.objects.filter(exercise=exercise).visible_to(viewer)
        others = AgreementVersion.objects.visible_to(viewer).newest().exclude(agreement=agreement)
        choices = {
            "decision": decisions.select_related("team").order_by("move__number", "team__order"),
            "inject": exercise.injects.visible_to(viewer).released(),
            "ruling": exercise.rulings.visible_to(viewer).released(),
            "message": _messages(viewer, agreement),
            "successor": others.select_related("agreement").order_by("agreement__number"),
        }
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        is_renegotiated = given.get("fate") == Fate.RENEGOTIATED
        if is_renegotiated and not given.get("successor"):
            self.add_error("successor", _("Name the agreement that replaced it."))
        if given.get("successor") and not is_renegotiated:
            self.add_error("successor", _("Only what was renegotiated has one."))
        return given

    def to_finding(self) -> Finding:
        """What a valid form says."""
        said = self.cleaned_data
        successor = said["successor"]
        return Finding(
            fate=Fate(said["fate"]),
            note=said["note"],
            decision=said["decision"],
            inject=said["inject"],
            ruling=said["ruling"],
            message=said["message"],
            successor=successor.agreement if successor else None,
        )


def _messages(viewer: Viewer, agreement: Agreement) -> QuerySet[Message]:
    """The latest that parties of the agreement have written, the newest first."""
    parties = Party.objects.filter(version__agreement=agreement).values("team")
    theirs = Message.objects.visible_to(viewer).filter(team__in=parties)
    latest = theirs.order_by("-pk").values("pk")[:MOST_MESSAGES]
    return Message.objects.filter(pk__in=latest).select_related("team").order_by("-pk")
