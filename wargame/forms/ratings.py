"""Opening a round of ratings, and rating one team criterion by criterion."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Criterion, Decision, Move, Rating
from wargame.models.ratings import LEVELS, LINE, MOST_PEERS
from wargame.operations.ratings import Level
from wargame.queries.ratings import Desk, RatingSheet

from .lines import Line

UNSEEN = "unseen"
WHOLE = "whole"


class RoundForm(forms.Form):
    """What is rated, and how many other delegations each delegation rates."""

    what = forms.ChoiceField(
        label=_("What is rated"), error_messages={"required": _("Choose what is rated.")}
    )
    peers = forms.TypedChoiceField(
        label=_("Others that each delegation rates"),
        choices=[(str(n), str(n)) for n in range(MOST_PEERS + 1)],
        coerce=int,
        initial="2",
        help_text=_("The next in the order of seating. 0 asks everybody about their own alone."),
    )

    is_blind = forms.BooleanField(
        required=False,
        label=_("Others are rated without their names"),
        help_text=_("In an order that nobody can tell. Their texts stand as they were written."),
    )

    def __init__(
        self, desk: Desk, data: Mapping[str, object] | None = None, *, is_blind: bool = False
    ) -> None:
        super().__init__(data, initial={"is_blind": is_blind})
        self.moves = {str(move.number): move for move in desk.moves}
        choices = [(n, str(_("Move %(move)s")) % {"move": move}) for n, move in self.moves.items()]
        if desk.takes_whole:
            choices.append((WHOLE, str(_("The whole exercise"))))
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def move(self) -> Move | None:
        """The move a valid form names; None for the whole exercise."""
        return self.moves.get(self.cleaned_data["what"])


class LevelForm(forms.Form):
    """One criterion: a level or "not observable", why in one line, and the decisions it rests on.

    Left empty it says nothing. A level needs a decision; words need a level.
    """

    level = forms.ChoiceField(required=False)
    line = Line(max_length=LINE, required=False)
    cited = forms.ModelMultipleChoiceField(
        queryset=Decision.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("Choose among the decisions shown.")},
    )

    def __init__(
        self,
        criterion: Criterion,
        standing: Rating | None,
        decisions: list[Decision],
        data: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, prefix=f"c{criterion.pk}", initial=_initial(standing, decisions))
        self.criterion = criterion
        self.decisions = decisions
        levels = [str(level) for level in range(1, LEVELS + 1)] if decisions else []
        self.fields["level"].choices = [(one, one) for one in [*levels, UNSEEN]]  # type: ignore[attr-defined]
        self.fields["cited"].queryset = Decision.objects.filter(  # type: ignore[attr-defined]
            pk__in=[one.pk for one in decisions]
        )

    @property
    def anchors(self) -> list[tuple[str, str]]:
        """The levels that can be given, each with what it means; none when there is no decision."""
        return [
            (str(level), anchor)
            for level, anchor in enumerate(self.criterion.anchors[:LEVELS], start=1)
            if self.decisions
        ]

    @property
    def ticked(self) -> list[tuple[Decision, bool]]:
        """Each decision, and whether it is cited."""
        cited = {str(value) for value in self["cited"].value() or []}
        return [(one, str(one.pk) in cited) for one in self.decisions]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        level = given.get("level")
        if not level and "level" not in self.errors and (given.get("line") or self._cites(given)):
            self.add_error("level", _("Choose a level, or “not observable”."))
        if level and level != UNSEEN and not given.get("cited") and "cited" not in self.errors:
            self.add_error("cited", _("Cite at least one decision that the level rests on."))
        return given

    def to_level(self) -> Level | None:
        """What a valid form says; None when the criterion was left out."""
        given = self.cleaned_data
        if not given["level"]:
            return None
        level = None if given["level"] == UNSEEN else int(given["level"])
        return Level(self.criterion, level, given["line"], list(given["cited"]))

    def _cites(self, given: dict[str, Any]) -> bool:
        """The only decision there is comes ticked: alone it says nothing."""
        return len(self.decisions) > 1 and bool(given.get("cited"))


def level_forms(sheet: RatingSheet, posted: Mapping[str, object] | None = None) -> list[LevelForm]:
    """One form a criterion."""
    return [LevelForm(one, standing, sheet.decisions, posted) for one, standing in sheet.rows]


def _initial(standing: Rating | None, decisions: list[Decision]) -> dict[str, object]:
    if standing is None:
        return {"cited": [one.pk for one in decisions] if len(decisions) == 1 else []}
    return {
        "level": UNSEEN if standing.level is None else str(standing.level),
        "line": standing.line,
        "cited": [one.pk for one in standing.cited.all()],
    }
