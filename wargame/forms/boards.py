"""Presses that choose what the board shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import (
    Criterion,
    Decision,
    Exercise,
    Hindsight,
    Inject,
    Scene,
    Stage,
    Tension,
)
from wargame.models.scenes import stages

from .buttons import ButtonForm

BELONGS_TO = {
    "tension": ((Scene.POSITIONS, Scene.POLES), _("Choose the tension to show.")),
    "criterion": ((Scene.RATINGS,), _("Choose the criterion to show.")),
    "inject": ((Scene.INJECT,), _("Choose the inject to show.")),
    "decision": ((Scene.POINT,), _("Choose the decision to show.")),
}

FIRST: dict[str, Stage | Hindsight] = {
    Scene.POSITIONS: Stage.DOTS,
    Scene.POINT: Hindsight.THEN,
}


class SceneForm(ButtonForm):
    """`tension` belongs to the positions and the poles, `criterion` to the ratings, `inject` to the
    injects, `decision` to a decision point, and to nothing else. Positions begin with the dots, a
    decision point with what its team could see; a later `stage` is of the tension that is shown."""

    scene = forms.ChoiceField(choices=Scene)
    tension = forms.ModelChoiceField(queryset=Tension.objects.none(), required=False)
    criterion = forms.ModelChoiceField(queryset=Criterion.objects.none(), required=False)

    inject = forms.ModelChoiceField(queryset=Inject.objects.none(), required=False)
    decision = forms.ModelChoiceField(queryset=Decision.objects.none(), required=False)
    stage = forms.ChoiceField(choices=stages, required=False)

    def __init__(self, exercise: Exercise, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        tensions = exercise.version.tensions.all()
        self.fields["tension"].queryset = tensions  # type: ignore[attr-defined]
        injects = exercise.injects.released()
        self.fields["inject"].queryset = injects  # type: ignore[attr-defined]
        self.fields["decision"].queryset = exercise.decisions.all()  # type: ignore[attr-defined]
        self.shown = exercise.scene_tension
        self.fields["criterion"].queryset = exercise.version.criteria.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("stage") and given.get("scene") == Scene.POSITIONS:
            given["tension"] = given.get("tension") or self.shown
        for name, (scenes, missing) in BELONGS_TO.items():
            if given.get("scene") not in scenes:
                given[name] = None
            elif not given.get(name) and name not in self.errors:
                self.add_error(name, missing)
        first = FIRST.get(given.get("scene", ""), Stage.POSITIONS)
        given["stage"] = given.get("stage") or first
        return given
