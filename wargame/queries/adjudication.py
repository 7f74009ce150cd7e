"""Rulings as each reader may see them."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from wargame.models import (
    Assumption,
    Computed,
    Decision,
    Inject,
    Method,
    Ruling,
    RulingChallenge,
    Team,
    Viewer,
)
from wargame.models.exhibits import Thing
from wargame.models.stars import with_stars

from . import communiques
from .communiques import CommuniqueSheet
from .review_ratings import TeamRated, ratings
from .rule_figures import RuleRow
from .rule_figures import rows as rule_rows
from .ruling_inputs import NONE, Inputs, inputs


@dataclass(frozen=True)
class Ruled:
    """A ruling as its reader gets it: `reason` is empty where it is not open, `decision` is None
    where there is none or it is still sealed from this reader, who gets of what is cited only
    what he may read anyway. `rated` are the ratings it rests on, of the team it is about or of all,
    as far as the reader may see them."""

    ruling: Ruling
    reason: str
    decision: Decision | None
    teams: list[Team]
    cited_decisions: list[Decision] = field(default_factory=list)
    cited_injects: list[Inject] = field(default_factory=list)
    cited_assumptions: list[Assumption] = field(default_factory=list)
    computed: Computed | None = None
    challenges: list[RulingChallenge] = field(default_factory=list)
    inputs: Inputs = NONE
    communique: CommuniqueSheet | None = None
    rated: list[TeamRated] = field(default_factory=list)

    @property
    def method(self) -> Method:
        return Method(self.ruling.method)

    @property
    def row(self) -> RuleRow | None:
        """The row of the rule that applies to the figure."""
        if self.computed is None:
            return None
        found = rule_rows(self.computed.rule, self.computed.figure)
        return next(one for one in found if one.applies)

    @property
    def evidence(self) -> list[str]:
        """What is cited, in words."""
        return [
            *(f"{one.team.code}, {one.title}" for one in self.cited_decisions),
            *(
                _("inject %(number)s, %(title)s") % {"number": one.number, "title": one.title}
                for one in self.cited_injects
            ),
            *(
                _("%(team)s assumed: %(text)s") % {"team": one.team.code, "text": one}
                for one in self.cited_assumptions
            ),
        ]

    @property
    def is_made_of_something(self) -> bool:
        made = self.inputs
        return bool(made.has_points or made.odds or made.held or self.ruling.argument_id)

    @property
    def is_corrected(self) -> bool:
        """True once a later ruling that readers may know of has taken its place."""
        newer = getattr(self.ruling, "corrected_by", None)
        return newer is not None and newer.released_at is not None


def rulings(viewer: Viewer) -> list[Ruled]:
    """All that this viewer may read and that has words, or was dropped; the latest first. One
    query, and at most nine if there are any; five more where one rests on a communique, and as
    many where one rests on ratings."""
    seen = Decision.objects.visible_to(viewer).select_related("team")
    decisions = seen.order_by("team__order", "pk")
    written = Ruling.objects.visible_to(viewer).exclude(outcome="", dropped_at=None)
    found = list(
        with_stars(written, Thing.RULING, "number")
        .select_related(
            "move",
            "corrects",
            "corrected_by",
            "computed__rule",
            "draw",
            "argument__team",
            "acting",
            "rating_round__move",
        )
        .prefetch_related(
            "teams",
            "computed__rule__bands",
            Prefetch("cited_decisions", decisions),
            *_cited(viewer),
            Prefetch("challenges", _challenges(viewer)),
        )
        .order_by("-number")
    )
    about = [one.decision_id for one in found if one.decision_id]
    by_pk = decisions.in_bulk(about) if about else {}
    made = inputs(found, viewer)
    texts, rounds = _communiques(found, viewer), _rounds(found, viewer)
    return [
        replace(
            _ruled(one, viewer, by_pk.get(one.decision_id or 0), made.get(one.pk, NONE)),
            communique=texts.get(one.communique_id or 0),
            rated=_rated(one, by_pk, rounds.get(one.rating_round_id or 0, [])),
        )
        for one in found
    ]


def to_answer(viewer: Viewer) -> list[RulingChallenge]:
    """Challenges that wait for control. One query."""
    waiting = RulingChallenge.objects.visible_to(viewer).filter(answered_at=None)
    return list(waiting.select_related("team", "ruling").order_by("pk"))


def _cited(viewer: Viewer) -> "list[Prefetch[Any]]":
    """The injects and assumptions that rulings rest on, of those which this viewer may read."""
    assumed = Assumption.objects.visible_to(viewer).select_related("team")
    injects = Inject.objects.visible_to(viewer)
    return [Prefetch("cited_injects", injects), Prefetch("cited_assumptions", assumed)]


def _communiques(rulings: list[Ruling], viewer: Viewer) -> dict[int, CommuniqueSheet]:
    """What states said to the texts that these rest on, by their keys."""
    if not any(one.communique_id for one in rulings):
        return {}
    return {one.communique.pk: one for one in communiques.sheets(viewer)}


def _rounds(rulings: list[Ruling], viewer: Viewer) -> dict[int, list[TeamRated]]:
    """The ratings that these rest on, by the keys of their rounds."""
    if not any(one.rating_round_id for one in rulings):
        return {}
    return {one.round.pk: one.teams for one in ratings(viewer)}


def _rated(ruling: Ruling, seen: dict[int, Decision], teams: list[TeamRated]) -> list[TeamRated]:
    """Of the team whose decision it is about, unless that is sealed from the reader; or of all."""
    if ruling.decision_id is None:
        return teams
    about = seen.get(ruling.decision_id)
    return [one for one in teams if about and one.team.pk == about.team_id]


def _ruled(ruling: Ruling, viewer: Viewer, decision: Decision | None, made: Inputs) -> Ruled:
    return Ruled(
        ruling=ruling,
        reason=ruling.reason_for(viewer),
        decision=decision,
        teams=list(ruling.teams.all()) if viewer.reads_all else [],
        cited_decisions=list(ruling.cited_decisions.all()),
        cited_injects=list(ruling.cited_injects.all()),
        cited_assumptions=list(ruling.cited_assumptions.all()),
        computed=getattr(ruling, "computed", None),
        challenges=list(ruling.challenges.all()),
        inputs=made,
    )


def _challenges(viewer: Viewer) -> QuerySet[RulingChallenge]:
    return RulingChallenge.objects.visible_to(viewer).select_related("team", "correction")
