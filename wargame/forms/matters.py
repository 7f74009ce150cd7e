"""Putting a matter to adjudication by a method that asks players or draws."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Argument, Method, Team, Viewer
from wargame.models.adjudication import MATTER
from wargame.models.arguments import MOST_REASONS, POINT
from wargame.models.methods import WHY
from wargame.operations.matters import Matter

from .injects import TeamLabels
from .lines import Line

MOST_OWN = 6
MINUTES = 5


class Points(forms.CharField):
    """Short points, one a line."""

    widget = forms.Textarea({"rows": 4})

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.most = most

    def clean(self, value: object) -> Any:
        lines = [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(_("At most %(n)s lines.") % {"n": self.most})
        if any(len(line) > POINT for line in lines):
            raise forms.ValidationError(_("A line has at most %(n)s characters.") % {"n": POINT})
        return lines


class TeamChoice(forms.ModelChoiceField):
    """A team by its name."""

    def label_from_instance(self, team: Team) -> str:
        return team.name


class MatterForm(forms.Form):
    """By one method. No team ticked means all teams; those who are ticked read the ruling."""

    template = "adjudication/_form_matter.html"

    method_reason = Line(
        max_length=WHY,
        label=_("Why this ruling is made by another method"),
        error_messages={"required": _("Say why. It stands on record.")},
    )
    matter = Line(
        max_length=MATTER,
        label=_("What it is about, in one line"),
        help_text=_("Such as: The convoy reaches the shoal by day ten."),
        error_messages={"required": _("Say in one line what is to be ruled on.")},
    )
    argument = forms.ModelChoiceField(
        queryset=Argument.objects.none(), required=False, widget=forms.HiddenInput
    )
    acting = TeamChoice(
        queryset=Team.objects.none(),
        required=False,
        label=_("Whose action it is"),
        empty_label=_("nobody in particular"),
    )
    reasons = Points(
        most=MOST_REASONS,
        label=_("The reasons it gives"),
        help_text=_("Up to three, one a line, as the team put them."),
    )
    pros = Points(most=MOST_OWN, label=_("Strong points for"), help_text=_("One a line."))
    cons = Points(most=MOST_OWN, label=_("Strong points against"), help_text=_("One a line."))
    minutes = forms.IntegerField(
        min_value=1,
        max_value=60,
        initial=MINUTES,
        label=_("Minutes that are counted down"),
        help_text=_("At the end you close it; it does not close by itself."),
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"], _("Between 1 and 60 minutes.")
        ),
    )
    teams = TeamLabels(
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("For these teams alone"),
        help_text=_("Tick none and it is for all. Whoever reads this reads the ruling."),
    )

    def __init__(
        self,
        viewer: Viewer,
        method: Method,
        data: Mapping[str, object] | None = None,
        argument: Argument | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(argument))
        self.method = method
        self.argued = argument
        self.ruling = None
        if method == viewer.exercise.method:
            del self.fields["method_reason"]
        for name in _left_out(method, argument):
            del self.fields[name]
        lodged = viewer.exercise.arguments.all()
        for name, rows in {"argument": lodged, "acting": viewer.exercise.teams.all()}.items():
            if name in self.fields:
                self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["teams"].queryset = viewer.exercise.teams.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.method == Method.MATRIX and self.argued is None:
            if not given.get("acting"):
                self.add_error("acting", _("Choose the team that argues."))
            if not given.get("reasons") and "reasons" not in self.errors:
                self.add_error("reasons", _("Give at least one reason."))
        return given

    def to_matter(self) -> Matter:
        """What a valid form puts."""
        said = self.cleaned_data
        return Matter(
            said["matter"],
            self.method,
            said.get("method_reason", ""),
            acting=said.get("acting"),
            argument=self.argued,
            teams=list(said["teams"]),
            minutes=said.get("minutes") or MINUTES,
            pros=said.get("reasons") or said.get("pros") or [],
            cons=said.get("cons") or [],
        )


def _left_out(method: Method, argument: Argument | None) -> set[str]:
    """The fields that this method does not need."""
    if method == Method.PROBABILISTIC:
        return {"argument", "reasons", "minutes"}
    if method == Method.ESTIMATED:
        return {"argument", "reasons", "pros", "cons"}
    return {"pros", "cons"} | ({"acting", "reasons"} if argument else {"argument"})


def _initial(argument: Argument | None) -> dict[str, object]:
    if argument is None:
        return {}
    return {"argument": argument.pk, "matter": argument.result[:MATTER]}
