"""A mark on one tension: a point of the scale or "reframe", how sure, and why in one line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Confidence, Estimate, Position, Stance, Tension
from wargame.models.positions import POINTS
from wargame.operations.positions import Mark
from wargame.queries.marks import EstimateSheet
from wargame.queries.spreads import point_in_words

from .lines import Line

REFRAME = "reframe"
MARKS = [(str(point), str(point)) for point in range(1, POINTS + 1)] + [(REFRAME, _("Reframe"))]


class MarkForm(forms.Form):
    """One tension. `is_required` asks for a mark; `has_confidence` asks how sure with it;
    `stance` says for whom a person's own mark speaks.

    A reason always needs a mark beside it, else its words would go nowhere.
    """

    mark = forms.ChoiceField(
        choices=MARKS,
        required=False,
        error_messages={"invalid_choice": _("Choose a station on the scale, or reframe.")},
    )
    confidence = forms.ChoiceField(choices=Confidence, required=False)
    reason = Line(max_length=140, required=False)

    def __init__(
        self,
        *args: Any,
        tension: Tension,
        stance: Stance | None = None,
        is_required: bool = False,
        has_confidence: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs | {"prefix": f"t{tension.pk}"})
        self.tension = tension
        self.stance = stance
        self.is_required = is_required
        self.has_confidence = has_confidence

    @property
    def stance_in_words(self) -> str:
        """Said at the question itself; empty for the position of a team."""
        said = {
            Stance.OWN_VIEW: _("Own view: where you stand yourself."),
            Stance.IN_ROLE: _("In role: where your state stands."),
        }
        return str(said[self.stance]) if self.stance else ""

    @property
    def stations(self) -> list[tuple[str, int, str]]:
        """The points of the scale: value, steps from the middle, and what it means in words."""
        middle = (POINTS + 1) // 2
        return [
            (str(n), abs(n - middle), point_in_words(n, self.tension)) for n in range(1, POINTS + 1)
        ]

    @property
    def chosen_in_words(self) -> str:
        """What a valid form says."""
        mark = self.cleaned_data["mark"]
        return str(_("reframe") if mark == REFRAME else point_in_words(int(mark), self.tension))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        needs_mark = self.is_required or given.get("reason")
        if needs_mark and not given.get("mark") and "mark" not in self.errors:
            self.add_error("mark", _("Choose a station on the scale, or reframe."))
        if self.has_confidence and given.get("mark") and not given.get("confidence"):
            self.add_error("confidence", _("Say how confident you are."))
        return given

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])

    def to_mark(self) -> Mark | None:
        """The cleaned mark; None when the tension was left out."""
        chosen = self.cleaned_data["mark"]
        if not chosen:
            return None
        return Mark(
            self.tension,
            None if chosen == REFRAME else int(chosen),
            reason=self.cleaned_data["reason"],
            confidence=self.cleaned_data["confidence"],
        )


def initial(given: Estimate | Position | None) -> dict[str, str]:
    """What stands already, as the form's fields."""
    if given is None:
        return {}
    said = {
        "mark": REFRAME if given.is_reframe else str(given.point),
        "reason": given.reason,
    }
    if isinstance(given, Estimate):
        said["confidence"] = given.confidence
    return said


def estimate_forms(sheet: EstimateSheet, posted: Any = None) -> list[MarkForm]:
    """One form a tension; in role every tension of the move wants a mark."""
    return [
        MarkForm(
            posted,
            initial=initial(mark),
            tension=tension,
            stance=sheet.stance,
            is_required=sheet.in_role,
            has_confidence=sheet.in_role,
        )
        for tension, mark in sheet.rows
    ]
