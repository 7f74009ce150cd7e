"""What control notes of an assumption."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Inject, Ruling, Verdict, Viewer
from wargame.models.assumptions import NOTE
from wargame.operations.assumptions import Finding
from wargame.queries.assumptions import AssumptionSheet

from .labels import InjectLabels, RulingLabels
from .lines import Line

VERDICTS = (Verdict.HELD, Verdict.FAILED, Verdict.UNTESTED)


class AssumptionForm(forms.Form):
    """Whether it held, why, and what touched it."""

    status = forms.ChoiceField(
        choices=[
            (one.value, one.label) for one in (Verdict.HELD, Verdict.FAILED, Verdict.UNTESTED)
        ],
        widget=forms.RadioSelect,
        label=_("What became of it"),
        error_messages={"required": _("Choose one.")},
    )
    note = Line(
        max_length=NOTE,
        widget=forms.Textarea({"rows": 2}),
        label=_("Why"),
        help_text=_("One line. Whoever may read the decision reads it."),
        error_messages={"required": _("Write why. It stands on record.")},
    )
    inject = InjectLabels(
        queryset=Inject.objects.none(),
        required=False,
        label=_("Touched by the inject"),
        empty_label=_("none in particular"),
    )
    ruling = RulingLabels(
        queryset=Ruling.objects.none(),
        required=False,
        label=_("Touched by the ruling"),
        empty_label=_("none in particular"),
    )

    def __init__(
        self, viewer: Viewer, one: AssumptionSheet, data: Mapping[str, object] | None = None
    ) -> None:
        last = one.last
        super().__init__(data, initial={"status": last.status.status} if last else None)
        exercise = viewer.exercise
        injects = exercise.injects.visible_to(viewer).released().order_by("-released_at")
        self.fields["inject"].queryset = injects  # type: ignore[attr-defined]
        rulings = exercise.rulings.visible_to(viewer).released().order_by("-number")
        self.fields["ruling"].queryset = rulings  # type: ignore[attr-defined]

    def clean_note(self) -> str:
        """One line, whatever was pasted."""
        return " ".join(str(self.cleaned_data["note"]).split())

    def to_finding(self) -> Finding:
        """What a valid form says."""
        said = self.cleaned_data
        return Finding(Verdict(said["status"]), said["note"], said["inject"], said["ruling"])
