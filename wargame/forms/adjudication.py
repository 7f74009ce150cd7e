"""Writing a ruling: outcome, reason, evidence, and for whom each of them is."""

from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wargame.models import (
    Assumption,
    Communique,
    Decision,
    Draw,
    Inject,
    Method,
    Phrase,
    RatingRound,
    Ruling,
    Team,
    Viewer,
)
from wargame.models.adjudication import OTHER_ROAD, OUTCOME, REASON
from wargame.models.methods import WHY
from wargame.models.phrases import PhrasePart
from wargame.operations.adjudication import Words

from .injects import TeamLabels
from .labels import AssumptionLabels, DecisionLabels, ManyDecisionLabels, RoundLabels
from .lines import Line
from .rules import RuleFields

# What a ruling by this method has to name; a correction keeps it.
RESTS_ON = {"rating_round": Method.PEERS, "communique": Method.CONSENSUAL}
CITED = ("cited_decisions", "cited_injects", "cited_assumptions")


class RulingForm(RuleFields):
    """By one method; no team ticked means all teams. A correction keeps method and inputs."""

    template = "adjudication/_form_fields.html"

    method_reason = Line(
        max_length=WHY,
        label=_("Why this ruling is made by another method"),
        error_messages={"required": _("Say why. It stands on record.")},
    )
    outcome = forms.CharField(
        max_length=OUTCOME,
        widget=forms.Textarea({"rows": 3}),
        label=_("What follows"),
        error_messages={"required": _("Write what follows.")},
    )
    reason = forms.CharField(
        max_length=REASON,
        widget=forms.Textarea({"rows": 3}),
        label=_("Why"),
        error_messages={"required": _("Write why. It stands on record.")},
    )
    other_road = forms.CharField(
        max_length=OTHER_ROAD,
        widget=forms.Textarea({"rows": 2}),
        label=_("The road not taken"),
        help_text=_("What would have followed had the draw gone the other way."),
        error_messages={"required": _("Say what the other road was.")},
    )
    rating_round = RoundLabels(
        queryset=RatingRound.objects.none(),
        label=_("The ratings it rests on"),
        empty_label=_("choose the ratings"),
        error_messages={"required": _("Choose the ratings. They have to be closed.")},
    )
    communique = forms.ModelChoiceField(
        queryset=Communique.objects.none(),
        label=_("The communique it rests on"),
        empty_label=_("choose the communique"),
        error_messages={"required": _("Choose the communique. It has to be closed.")},
    )
    is_reason_open = forms.BooleanField(required=False, label=_("The teams read the reason too"))
    decision = DecisionLabels(
        queryset=Decision.objects.none(),
        required=False,
        label=_("Which decision it follows from"),
        empty_label=_("none in particular"),
    )
    cited_decisions = ManyDecisionLabels(
        queryset=Decision.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Decisions"),
    )
    cited_injects = forms.ModelMultipleChoiceField(
        queryset=Inject.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Injects"),
    )
    cited_assumptions = AssumptionLabels(
        queryset=Assumption.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Assumptions"),
    )
    teams = TeamLabels(
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("For these teams alone"),
        help_text=_("Tick none and it is for all."),
    )
    keep = forms.ChoiceField(
        choices=[("", _("nothing")), *PhrasePart.choices],
        required=False,
        label=_("Keep as a phrase for other rulings"),
    )

    def __init__(
        self,
        viewer: Viewer,
        data: Mapping[str, object] | None = None,
        ruling: Ruling | None = None,
        method: Method | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(ruling))
        self.viewer = viewer
        self.ruling = ruling
        self.method = Method(ruling.method) if ruling else method or Method(viewer.exercise.method)
        if ruling is not None or self.method == viewer.exercise.method:
            del self.fields["method_reason"]
        is_correction = ruling is not None and ruling.released_at is not None
        self._leave_out(ruling)
        self.ask_for_rule(viewer, ruling, is_asked=self.is_semi_rigid and not is_correction)
        decisions = Decision.objects.filter(exercise=viewer.exercise).visible_to(viewer)
        decisions = decisions.select_related("team").order_by("-move__number", "team__order", "pk")
        rounds = viewer.exercise.rating_rounds.exclude(closed_at=None).select_related("move")
        self._choose("rating_round", rounds)
        self._choose("communique", viewer.exercise.communiques.exclude(closed_at=None))
        self._choose("decision", decisions)
        self._choose("cited_decisions", decisions)
        self._choose("cited_injects", viewer.exercise.injects.released().order_by("-released_at"))
        assumed = Assumption.objects.visible_to(viewer).select_related("team")
        self._choose("cited_assumptions", assumed.order_by("-move__number", "team__order", "pk"))
        self._choose("teams", viewer.exercise.teams.all())

    @classmethod
    def tried(cls, viewer: Viewer, sent: QueryDict, **by: Any) -> Self:
        """The form as it was sent, with the phrase of the button `insert` put where it belongs, or
        with what the rule says; only what that needs is found wrong."""
        data = sent.copy()
        if phrase := _phrase(viewer, sent.get("insert", "")):
            data[phrase.part] = f"{data.get(phrase.part, '')} {phrase.text}".strip()
        form = cls(viewer, data, **by)
        needed = set() if phrase else {"rule", "covered", "figure"}
        for name in form.errors.keys() - needed:
            del form.errors[name]
        if not phrase and not data.get("outcome", "").strip():
            data["outcome"] = form.said
        return form

    @property
    def is_semi_rigid(self) -> bool:
        return self.method == Method.SEMI_RIGID

    @property
    def is_citing(self) -> bool:
        """True if something is cited, so that it is not folded away."""
        return any(self[name].value() for name in CITED)

    @property
    def may_look_up(self) -> bool:
        return "rule" in self.fields

    @cached_property
    def phrases(self) -> list[Phrase]:
        """What this facilitator has kept. One query."""
        facilitator = self.viewer.own_seat.facilitator
        return list(facilitator.phrases.all()) if facilitator else []

    def words(self) -> Words:
        """What a valid form says."""
        said = self.cleaned_data
        return Words(
            outcome=said["outcome"],
            reason=said["reason"],
            is_reason_open=said["is_reason_open"],
            teams=self._readers(),
            decision=said["decision"],
            **{name: list(said[name]) for name in CITED},
            method=self.method,
            method_reason=said.get("method_reason", ""),
            lookup=self.lookup(),
            rating_round=said.get("rating_round"),
            communique=said.get("communique"),
            other_road=said.get("other_road", ""),
        )

    def to_keep(self) -> tuple[PhrasePart, str] | None:
        """The phrase that is worth keeping, and where it belongs."""
        chosen = self.cleaned_data["keep"]
        return (PhrasePart(chosen), self.cleaned_data[chosen]) if chosen else None

    def _leave_out(self, ruling: Ruling | None) -> None:
        """What this ruling needs no words for: of a draw, of what it does not rest on, and for
        whom it is where that was settled when it was put."""
        shown: Draw | None = getattr(ruling, "draw", None)
        if shown is None or not shown.is_by_chance:
            del self.fields["other_road"]
        is_correction = ruling is not None and (ruling.released_at or ruling.corrects_id)
        for name, method in RESTS_ON.items():
            if self.method != method or is_correction:
                del self.fields[name]
        self.is_put = bool(ruling and ruling.is_draft and (ruling.opened_at or shown))
        if self.is_put:
            del self.fields["teams"]

    def _readers(self) -> list[Team]:
        if self.is_put and self.ruling:
            return list(self.ruling.teams.all())
        return list(self.cleaned_data["teams"])

    def _choose(self, name: str, rows: Any) -> None:
        if name in self.fields:
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


def _phrase(viewer: Viewer, pk: str) -> Phrase | None:
    """One of the facilitator's own."""
    facilitator = viewer.own_seat.facilitator
    if facilitator is None or not (pk.isdecimal() and len(pk) < 18):
        return None
    return facilitator.phrases.filter(pk=pk).first()


def _initial(ruling: Ruling | None) -> dict[str, object]:
    if ruling is None:
        return {"is_reason_open": True}
    return {
        "outcome": ruling.outcome,
        "reason": ruling.reason,
        "other_road": ruling.other_road,
        "rating_round": ruling.rating_round_id,
        "communique": ruling.communique_id,
        "is_reason_open": ruling.is_reason_open,
        "decision": ruling.decision_id,
        **{name: [one.pk for one in getattr(ruling, name).all()] for name in CITED},
        "teams": [team.pk for team in ruling.teams.all()],
    }
