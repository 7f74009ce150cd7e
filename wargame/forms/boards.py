"""Presses that choose what the board shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Criterion, Exercise, Scene, Tension

from .buttons import ButtonForm

BELONGS_TO = {
    "tension": (Scene.POSITIONS, _("Choose the tension to show.")),
    "criterion": (Scene.RATINGS, _("Choose the criterion to show.")),
}


class SceneForm(ButtonForm):
    """`tension` belongs to the positions, `criterion` to the ratings, and to nothing else."""

    scene = forms.ChoiceField(choices=Scene)
    tension = forms.ModelChoiceField(queryset=Tension.objects.none(), required=False)
    criterion = forms.ModelChoiceField(queryset=Criterion.objects.none(), required=False)

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        tensions = exercise.version.tensions.all()
        self.fields["tension"].queryset = tensions  # type: ignore[attr-defined]
        self.fields["criterion"].queryset = exercise.version.criteria.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name, (scene, missing) in BELONGS_TO.items():
            if given.get("scene") != scene:
                given[name] = None
            elif not given.get(name) and name not in self.errors:
                self.add_error(name, missing)
        return given
