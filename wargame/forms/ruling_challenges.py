"""Challenging a ruling, and denying a challenge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Ruling, Viewer
from wargame.models.ruling_challenges import ANSWER, TEXT

from .lines import Line


class ChallengeForm(forms.Form):
    """Which ruling, of those that the team may read, and why it is wrong."""

    ruling = forms.ModelChoiceField(
        queryset=Ruling.objects.none(),
        error_messages=dict.fromkeys(
            ["required", "invalid_choice"], _("Choose the ruling that you challenge.")
        ),
    )
    challenge = Line(
        max_length=TEXT, error_messages={"required": _("Say what is wrong with the ruling.")}
    )

    def __init__(self, viewer: Viewer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readable = Ruling.objects.visible_to(viewer)
        self.fields["ruling"].queryset = readable  # type: ignore[attr-defined]


class DenialForm(forms.Form):
    """The ruling stands; the team reads why."""

    answer = forms.CharField(
        max_length=ANSWER,
        widget=forms.Textarea({"rows": 3}),
        label=_("Why the ruling stands"),
        help_text=_("The team reads it."),
        error_messages={"required": _("Say why the ruling stands. The team reads it.")},
    )
