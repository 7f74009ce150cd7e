"""The decision record: what a team decided, why, and what it expected, fixed when released."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .drafts import Draft
from .exercises import Exercise
from .injects import Inject
from .moves import Move
from .paragraphs import LINE, Consulted
from .positions import Confidence, Position, PositionQuerySet
from .records import REASON
from .reveals import Revealed, SealedQuerySet
from .scenario_parts import Criterion, KeyQuestion
from .teams import Seat, Team

if TYPE_CHECKING:
    from .commitments import Commitment
    from .dissents import Dissent

UNDECIDED = 300
# So many decisions can a team put on record in one move.
MOST = 5


class DecisionQuerySet(SealedQuerySet["Decision"]):
    """Released decisions, sealed until the move's decisions are revealed."""

    opened_by = Revealed.DECISIONS

    def standing(self) -> "DecisionQuerySet":
        return self.filter(withdrawal=None)

    def in_full(self, positions: PositionQuerySet) -> "DecisionQuerySet":
        """With all that a record shows; of the team's `positions` those that the reader may see.
        Five queries."""
        return self.select_related("team", "released_by").prefetch_related(
            "options",
            models.Prefetch("effects", CriterionEffect.objects.select_related("criterion")),
            models.Prefetch("consultations", Consultation.objects.select_related("state")),
            models.Prefetch("positions", positions.select_related("tension")),
        )


class Decision(models.Model):
    """One released version of a team's decision record; a row is never changed.

    `reason` says why a later version changed it, `is_late` that its move was over by then.
    With `undecided_because` it says that the team made no decision, and why, and nothing else.
    """

    # Beside it, as far as its reader may see them: `queries.beside` puts them here.
    seen_dissents: "Sequence[Dissent]" = ()
    seen_lines: "Sequence[Commitment]" = ()

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="decisions")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="decisions")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="decisions")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=80)
    action = models.CharField(max_length=500)
    intended_effect = models.CharField(max_length=300)
    rationale = models.CharField(max_length=600)
    key_assumptions = ArrayField(models.CharField(max_length=160), size=3)
    confidence = models.CharField(max_length=10, choices=Confidence)
    dissenters = models.PositiveSmallIntegerField(default=0)
    dissent = models.CharField(max_length=300, blank=True)
    risk = models.CharField(max_length=300, blank=True)
    hedge = models.CharField(max_length=300, blank=True)
    message = models.CharField(max_length=240, blank=True)
    forecast = models.CharField(max_length=240, blank=True)
    forecast_chance = models.PositiveSmallIntegerField(null=True)
    forecast_by = models.CharField(max_length=80, blank=True)
    questions = models.ManyToManyField(KeyQuestion, related_name="+")
    injects = models.ManyToManyField(Inject, related_name="+")
    positions = models.ManyToManyField(Position, related_name="+")
    undecided_because = models.CharField(max_length=UNDECIDED, blank=True)
    reason = models.CharField(max_length=REASON, blank=True)
    is_late = models.BooleanField(default=False)
    is_from_paper = models.BooleanField(default=False)
    released_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(auto_now_add=True)
    released_in = models.DurationField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="decision_version_once"),
            models.CheckConstraint(
                condition=models.Q(dissenters=0, dissent="")
                | (models.Q(dissenters__gt=0) & ~models.Q(dissent="")),
                name="dissent_has_words",
            ),
            models.CheckConstraint(
                condition=models.Q(forecast="", forecast_chance=None, forecast_by="")
                | (
                    models.Q(forecast_chance__isnull=False, forecast_chance__in=range(0, 101, 5))
                    & ~models.Q(forecast="")
                    & ~models.Q(forecast_by="")
                ),
                name="a_forecast_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(undecided_because="")
                | models.Q(action="", intended_effect="", rationale="", confidence="", forecast=""),
                name="no_decision_says_nothing_but_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_undecided(self) -> bool:
        """True when it puts on record that the team made no decision."""
        return bool(self.undecided_because)


class CriterionEffect(models.Model):
    """The change a team expects of its decision on one criterion: -2 (much worse) to +2."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="effects")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    value = models.SmallIntegerField()
    line = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["criterion__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "criterion"], name="one_effect_a_criterion"
            ),
            models.CheckConstraint(
                condition=models.Q(value__range=(-2, 2)), name="effect_from_minus_2_to_plus_2"
            ),
        ]


class OptionConsidered(models.Model):
    """An option the team considered and rejected, and why."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LINE)
    why_not = models.CharField(max_length=LINE)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "place"], name="one_option_a_place"),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(why_not=""),
                name="an_option_says_why_it_was_rejected",
            ),
        ]


class Consultation(models.Model):
    """A state that the team consulted on its decision, or did not, and what came of it."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="consultations")
    state = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Consulted)

    class Meta:
        ordering = ["state__order"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "state"], name="consulted_once_a_decision")
        ]
