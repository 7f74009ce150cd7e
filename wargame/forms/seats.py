"""Presses that put people into another team or hand over the lead."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, Role, Team

from .buttons import ButtonForm


class MoveForm(ButtonForm):
    """The team that a person moves to."""

    team = forms.ModelChoiceField(
        queryset=Team.objects.none(),
        error_messages={"required": _("Choose the team to move to.")},
    )

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["team"].queryset = exercise.teams.all()  # type: ignore[attr-defined]


class ChairForm(ButtonForm):
    """`to`: how many chairs there were on the page that was pressed."""

    to = forms.IntegerField(min_value=1)


class MergeForm(ButtonForm):
    """The team into which the people of another go."""

    into = forms.ModelChoiceField(
        queryset=Team.objects.none(),
        error_messages={"required": _("Choose the team that takes them in.")},
    )

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["into"].queryset = exercise.teams.all()  # type: ignore[attr-defined]


class SplitForm(ButtonForm):
    """The state that half of a team plays from now on."""

    role = forms.ModelChoiceField(
        queryset=Role.objects.none(),
        error_messages={"required": _("Choose a state that does not play yet.")},
    )

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["role"].queryset = exercise.version.roles.all()  # type: ignore[attr-defined]


class LeadForm(ButtonForm):
    """The seat that gets the lead."""

    seat = forms.IntegerField(min_value=1)
