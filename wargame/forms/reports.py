"""What the director sends of the report, and what others say of its facts."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Claim, Section
from wargame.models.fact_checks import COMMENT
from wargame.models.reports import CAUSE, CHANGES, CLAIM, MOST_EVIDENCE, TEXT
from wargame.operations.reports import Claimed

from .lines import Line
from .notes import NotesForm

TOO_LONG = _("At most %(limit_value)s characters. Shorten it; nothing is lost.")
INTERNAL, BOTH = "internal", "public"


class ReportTextForm(NotesForm):
    """The text of a section, and the revision it was read at."""

    limit = TEXT


class ClaimForm(forms.Form):
    """A claim with its evidence: `places` are those of the report, `public` those that whoever
    reads what was revealed finds in it."""

    text = Line(
        max_length=CLAIM,
        label=_("What does the record show?"),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write the claim."), "max_length": TOO_LONG},
    )
    cause = Line(
        required=False,
        max_length=CAUSE,
        label=_("Its cause, in one line"),
        error_messages={"max_length": TOO_LONG},
    )
    edition = forms.ChoiceField(
        choices=[(INTERNAL, _("In the internal edition alone")), (BOTH, _("In both editions"))],
        widget=forms.RadioSelect,
        label=_("Where it stands"),
        initial=INTERNAL,
    )
    evidence = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=_("It rests on"),
        error_messages={
            "required": _("Choose what it rests on. A claim is kept with its evidence."),
            "invalid_choice": _("This is not in the report any more. Load the page again."),
        },
    )

    def __init__(
        self, places: Mapping[str, str], public: Mapping[str, str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.public = public
        self.fields["evidence"].choices = list(places.items())  # type: ignore[attr-defined]

    @staticmethod
    def of(claim: Claim) -> dict[str, Any]:
        """What the form begins with for a change."""
        return {
            "text": claim.text,
            "cause": claim.cause,
            "edition": INTERNAL if claim.is_internal else BOTH,
            "evidence": claim.evidence,
        }

    def clean_evidence(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["evidence"]
        if len(chosen) > MOST_EVIDENCE:
            said = _("At most %(most)s. Keep the strongest.")
            raise forms.ValidationError(said, params={"most": MOST_EVIDENCE})
        return chosen

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        chosen = given.get("evidence", [])
        if given.get("edition") == BOTH and chosen and self.public.keys().isdisjoint(chosen):
            said = _("None of this is in the public edition. Choose what is, or keep it internal.")
            self.add_error("evidence", said)
        return given

    def claimed(self, section: Section) -> Claimed:
        said = self.cleaned_data
        is_internal = said["edition"] == INTERNAL
        return Claimed(section, said["text"], said["evidence"], said["cause"], is_internal)


class FactCommentForm(forms.Form):
    """What is wrong in one section."""

    section = forms.TypedChoiceField(
        choices=Section.choices,
        coerce=int,
        error_messages={"required": _("Load the page again.")},
    )
    words = Line(
        max_length=COMMENT,
        error_messages={"required": _("Say what is wrong."), "max_length": TOO_LONG},
    )


class FactAnswerForm(forms.Form):
    """`is_corrected` is the button: it was corrected, or it stands."""

    words = Line(
        max_length=COMMENT,
        error_messages={"required": _("Say why. The team reads it."), "max_length": TOO_LONG},
    )
    is_corrected = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda sent: sent == "yes"
    )


class SignForm(forms.Form):
    """What has changed since the last edition, if there is one."""

    words = Line(
        required=False,
        max_length=CHANGES,
        label=_("What has changed since the last edition?"),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )
