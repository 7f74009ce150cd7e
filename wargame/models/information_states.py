"""The information state: what a team could see when it released a decision, fixed at that moment.

Kept as keys by kind: the rows they lead to never change, but sight widens with time, and only
what is kept here says how far it reached then. A kind more is a line in `SOURCES`.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from .adjudication import IS_PUT, Ruling
from .agreements import Agreement, AgreementVersion
from .answers import Answer
from .assents import Assent
from .assumptions import Assumption, AssumptionStatus
from .commitments import Commitment
from .communiques import ClauseAnswer, ClauseVersion, Communique
from .decisions import Decision
from .dissents import Dissent
from .draws import Draw
from .ideas import Idea
from .injects import Inject
from .messages import Message
from .positions import Estimate, Position, Stance
from .private_answers import Appraisal, PrivateChoice
from .ratings import RatingRound
from .scenario_parts import Fact, Series
from .signatures import AgreementStatus, Signature
from .viewers import Viewer

type Rows = models.QuerySet[Any]
# The key of a dissent is a text, which says nothing of when it was entered.
type Key = int | str
type Keys = dict[str, list[Key]]


class Known(models.TextChoices):
    """What a team can see, by kind, in the order in which it is read."""

    FACT = "fact", _("Key facts")
    SERIES = "series", _("Figures by state and year")
    INJECT = "inject", _("Injects")
    MESSAGE = "message", _("Messages")
    ESTIMATE = "estimate", _("Spreads of estimates")
    CHOICE = "choice", _("Choices made alone")
    FIGURE = "figure", _("Figures given alone")
    IDEA = "idea", _("Ideas on the table")
    POSITION = "position", _("Positions")
    ASSENT = "assent", _("What members said of positions")
    ANSWER = "answer", _("Answers to key questions")
    DECISION = "decision", _("Decisions")
    DISSENT = "dissent", _("Dissents")
    TESTED = "tested", _("What became of assumptions")
    AGREEMENT = "agreement", _("Agreements")
    SIGNATURE = "signature", _("Signatures")
    FINDING = "finding", _("What became of agreements")
    CLAUSE = "clause", _("Clauses of joint communiques")
    CLAUSE_ANSWER = "clause_answer", _("What states said to clauses")
    COMMITMENT = "commitment", _("Ledger lines")
    MATTER = "matter", _("Matters put to adjudication")
    ODDS = "odds", _("Odds shown")
    DRAWN = "drawn", _("What was drawn")
    RULING = "ruling", _("Rulings")
    RATING = "rating", _("Ratings shown")


# Given by people who stay unnamed: in a record not even the keys, whose order tells when.
SPREADS = (Known.ESTIMATE, Known.CHOICE, Known.FIGURE)
UNNAMED = (*SPREADS, Known.DISSENT)


def _agreements(viewer: Viewer) -> models.QuerySet[AgreementVersion]:
    return AgreementVersion.objects.visible_to(viewer)


def _clauses(viewer: Viewer) -> Rows:
    shown = Communique.objects.visible_to(viewer)
    return ClauseVersion.objects.filter(clause__communique__in=shown)


def _commitments(viewer: Viewer) -> Rows:
    is_kept = viewer.exercise.has_ledger
    return Commitment.objects.visible_to(viewer) if is_kept else Commitment.objects.none()


def _matters(viewer: Viewer) -> Rows:
    """What has been put to those who read it, whether it has been ruled on by then or not."""
    put = Ruling.objects.addressed_to(viewer).filter(IS_PUT, dropped_at=None)
    return put.exclude(matter="")


def _rounds(viewer: Viewer) -> Rows:
    """Whose ratings can be read: shown to all, or closed, for control."""
    here = RatingRound.objects.filter(exercise=viewer.exercise, closed_at__isnull=False)
    return here if viewer.reads_all else here.exclude(shown_at=None)


# Of each kind what this viewer may see, by the rule that every page uses.
SOURCES: dict[Known, Callable[[Viewer], Rows]] = {
    Known.FACT: lambda viewer: Fact.objects.filter(version=viewer.exercise.version_id),
    Known.SERIES: lambda viewer: Series.objects.filter(version=viewer.exercise.version_id),
    Known.INJECT: lambda viewer: Inject.objects.visible_to(viewer).released(),
    Known.MESSAGE: lambda viewer: Message.objects.visible_to(viewer),
    Known.ESTIMATE: lambda viewer: Estimate.objects.values_visible_to(viewer).filter(
        stance=Stance.IN_ROLE
    ),
    Known.CHOICE: lambda viewer: PrivateChoice.objects.values_visible_to(viewer),
    Known.FIGURE: lambda viewer: Appraisal.objects.values_visible_to(viewer),
    Known.IDEA: lambda viewer: Idea.objects.visible_to(viewer),
    Known.POSITION: lambda viewer: Position.objects.visible_to(viewer),
    Known.ASSENT: lambda viewer: Assent.objects.visible_to(viewer),
    Known.ANSWER: lambda viewer: Answer.objects.visible_to(viewer),
    Known.DECISION: lambda viewer: Decision.objects.visible_to(viewer),
    Known.DISSENT: lambda viewer: Dissent.objects.visible_to(viewer),
    Known.TESTED: lambda viewer: AssumptionStatus.objects.filter(
        assumption__in=Assumption.objects.visible_to(viewer)
    ),
    Known.AGREEMENT: _agreements,
    Known.SIGNATURE: lambda viewer: Signature.objects.filter(
        party__version__in=_agreements(viewer)
    ),
    Known.FINDING: lambda viewer: AgreementStatus.objects.filter(
        agreement__in=Agreement.objects.visible_to(viewer)
    ),
    Known.CLAUSE: _clauses,
    Known.CLAUSE_ANSWER: lambda viewer: ClauseAnswer.objects.filter(version__in=_clauses(viewer)),
    Known.COMMITMENT: _commitments,
    Known.MATTER: _matters,
    Known.ODDS: lambda viewer: Draw.objects.filter(ruling__in=_matters(viewer)),
    Known.DRAWN: lambda viewer: Draw.objects.filter(
        ruling__in=_matters(viewer), drawn_at__isnull=False
    ),
    Known.RULING: lambda viewer: Ruling.objects.visible_to(viewer).released(),
    Known.RATING: _rounds,
}

# Of these a newer row takes the place of an older one, which is no longer shown.
REPLACED = (*SPREADS, Known.POSITION, Known.ASSENT)


def known_to(viewer: Viewer) -> Keys:
    """The keys of all that this viewer sees now, by kind. One query."""
    parts = [_keys(known, viewer) for known in Known]
    found: Keys = {}
    for kind, key in parts[0].union(*parts[1:], all=True).order_by():
        found.setdefault(kind, []).append(key if kind == Known.DISSENT else int(key))
    return {kind: sorted(keys) for kind, keys in found.items()}


def _keys(known: Known, viewer: Viewer) -> Rows:
    rows = SOURCES[known](viewer)
    if known in REPLACED:
        rows = rows.model._default_manager.filter(pk__in=rows.current().values("pk"))  # type: ignore[attr-defined]
    kind = models.Value(str(known), models.CharField())
    return rows.order_by().values_list(kind, Cast("pk", models.TextField()))


class InformationStateQuerySet(models.QuerySet["InformationState"]):
    """Information states, by who may learn how far a team could see."""

    def visible_to(self, viewer: Viewer) -> "InformationStateQuerySet":
        """The team and control always; other teams after play, of decisions they may read; the
        board of the one decision that control shows it after play."""
        here = self.filter(decision__exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_board and viewer.exercise.has_ended:
            chosen = viewer.exercise.scene_decision_id or 0
            shown = Decision.objects.visible_to(viewer).filter(pk=chosen)
            return here.filter(decision__in=shown.values("pk"))
        if viewer.team is None:
            return here.none()
        seen = models.Q(decision__team=viewer.team)
        if viewer.exercise.has_ended:
            seen |= models.Q(decision__in=Decision.objects.visible_to(viewer).values("pk"))
        return here.filter(seen)


class InformationState(models.Model):
    """Of one released version: `seen` by its team at that moment, and `unseen`, what had happened
    by then and control alone or others could see. `after` is the last entry of the journal then.
    """

    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, related_name="information_state"
    )
    after = models.PositiveIntegerField()
    seen = models.JSONField(default=dict)
    unseen = models.JSONField(default=dict)

    objects = InformationStateQuerySet.as_manager()

    def keys(self, known: Known) -> tuple[list[Key], list[Key]]:
        """Of this kind, what was seen and what was not."""
        return self.seen.get(known, []), self.unseen.get(known, [])

    def rows(self, known: Known, reader: Viewer) -> Rows:
        """What is kept of this kind, as far as this reader may see it now. Whoever was to see what
        the team saw sees it again, even where a newer row has taken its place. Control shows the
        board the injects that there were by then, whoever had them."""
        seen, unseen = self.keys(known)
        rows = SOURCES[known](reader)
        may = models.Q(pk__in=[*seen, *unseen]) & models.Q(pk__in=rows.order_by().values("pk"))
        if reader.reads_all or reader.team == self.decision.team:
            may |= models.Q(pk__in=seen)
        if reader.is_board and known == Known.INJECT:
            may |= models.Q(pk__in=[*seen, *unseen])
        return rows.model._default_manager.filter(may)
