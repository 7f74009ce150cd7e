"""Presses that choose what the board shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Exercise, Scene, Tension

from .buttons import ButtonForm


class SceneForm(ButtonForm):
    """`tension` belongs to the positions, and to nothing else."""

    scene = forms.ChoiceField(choices=Scene)
    tension = forms.ModelChoiceField(queryset=Tension.objects.none(), required=False)

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        tensions = exercise.version.tensions.all()
        self.fields["tension"].queryset = tensions  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("scene") != Scene.POSITIONS:
            given["tension"] = None
        elif not given.get("tension") and "tension" not in self.errors:
            self.add_error("tension", _("Choose the tension to show."))
        return given
