"""When an inject goes out: by hand, or by itself at a minute of a move or with a step."""

from collections.abc import Mapping

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, Inject, Step, Team, Theater, Trigger
from wargame.operations.inject_times import When


class How(models.TextChoices):
    """What sends it."""

    HAND = "hand", _("Control, by hand")
    MINUTE = "minute", _("By itself, at a minute of a move")
    STEP = "step", _("By itself, when a step begins")


class StepChoice(forms.ModelChoiceField):
    """Steps by their titles and moves."""

    def label_from_instance(self, step: Step) -> str:
        if step.move is None:
            return step.title
        return _("%(step)s, move %(n)s") % {"step": step.title, "n": step.move.number}


class TeamLabel(forms.ModelChoiceField):
    """Teams by their names."""

    def label_from_instance(self, team: Team) -> str:
        return team.name


class TimeForm(forms.Form):
    """`minute` counts from the start of the move, in exercise time: pauses do not count."""

    how = forms.ChoiceField(choices=How, label=_("Who sends it"))
    move = forms.TypedChoiceField(coerce=int, required=False, empty_value=None, label=_("Move"))
    minute = forms.IntegerField(
        min_value=0,
        max_value=600,
        required=False,
        label=_("Minute"),
        error_messages={"max_value": _("At most minute 600."), "min_value": _("From minute 0 on.")},
    )
    step = StepChoice(queryset=Step.objects.none(), required=False, label=_("Step"))

    def __init__(
        self, exercise: Exercise, inject: Inject, data: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, prefix="at", initial=_as_it_is(inject))
        moves = exercise.moves.values_list("number", flat=True)
        self.fields["move"].choices = [(n, n) for n in moves]  # type: ignore[attr-defined]
        steps = exercise.steps.select_related("move")
        self.fields["step"].queryset = steps  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        how, said = self.cleaned_data.get("how"), self.cleaned_data
        if how == How.MINUTE and said.get("minute") is None and "minute" not in self.errors:
            self.add_error("minute", _("Say at which minute."))
        if how == How.MINUTE and said.get("move") is None and "move" not in self.errors:
            self.add_error("move", _("Choose a move."))
        if how == How.STEP and said.get("step") is None and "step" not in self.errors:
            self.add_error("step", _("Choose a step."))


class TriggerForm(forms.Form):
    """What suggests it to control; a team, a theater or none means any."""

    trigger = forms.ChoiceField(
        choices=[("", _("Nothing")), *Trigger.choices], required=False, label=_("Suggest it when")
    )
    line = forms.IntegerField(
        min_value=1,
        max_value=200,
        required=False,
        label=_("Minutes or percent"),
        error_messages={"max_value": _("At most 200."), "min_value": _("At least 1.")},
    )
    team = TeamLabel(queryset=Team.objects.none(), required=False, empty_label=_("Any team"))
    theater = forms.ModelChoiceField(
        queryset=Theater.objects.none(), required=False, empty_label=_("Any theater")
    )

    def __init__(
        self, exercise: Exercise, inject: Inject, data: Mapping[str, object] | None = None
    ) -> None:
        initial = {
            "trigger": inject.trigger,
            "line": inject.trigger_line,
            "team": inject.trigger_team_id,
            "theater": inject.trigger_theater_id,
        }
        super().__init__(data, prefix="on", initial=initial)
        self.fields["team"].queryset = exercise.teams.all()  # type: ignore[attr-defined]
        if exercise.has_ledger:
            theaters = exercise.version.theaters.all()
            self.fields["theater"].queryset = theaters  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        needs_line = self.cleaned_data.get("trigger") in {Trigger.QUIET, Trigger.COVERAGE}
        if needs_line and "line" not in self.errors and not self.cleaned_data.get("line"):
            self.add_error("line", _("Say how many."))

    def when(self) -> When:
        """What a valid form says, without what does not belong to its trigger."""
        said = self.cleaned_data
        trigger = said["trigger"]
        return When(
            trigger,
            said["line"] if trigger in {Trigger.QUIET, Trigger.COVERAGE} else None,
            said["team"] if trigger == Trigger.RELEASED else None,
            said["theater"] if trigger == Trigger.COVERAGE else None,
        )


def _as_it_is(inject: Inject) -> dict[str, object]:
    how = How.STEP if inject.at_step_id else How.MINUTE
    return {
        "how": how if inject.goes_by_itself else How.HAND,
        "move": inject.move or None,
        "minute": inject.minute,
        "step": inject.at_step_id,
    }
