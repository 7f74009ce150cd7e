"""The register of assumptions: what a decision needs to be true, and whether it held."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .adjudication import Ruling
from .decisions import Decision
from .drafts import Draft
from .exercises import Exercise
from .injects import Inject
from .moves import Move
from .paragraphs import LINE
from .reveals import Revealed, SealedQuerySet
from .teams import Seat, Team

NOTE = 200


class Verdict(models.TextChoices):
    """What became of an assumption. It is untested until control notes something else."""

    UNTESTED = "untested", _("untested")
    HELD = "held", _("held")
    FAILED = "failed", _("failed")


class AssumptionQuerySet(SealedQuerySet["Assumption"]):
    """Assumptions of released decisions, sealed as long as these are."""

    opened_by = Revealed.DECISIONS

    def standing(self) -> "AssumptionQuerySet":
        """Those on which a version rests that was not withdrawn."""
        versions = Decision.objects.standing().filter(assumptions=models.OuterRef("pk"))
        return self.filter(models.Exists(versions))


class Assumption(models.Model):
    """One line of a decision's assumptions. `decisions` are the versions that rest on it: the same
    words in a later version are the same assumption, with what was noted of it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="assumptions")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="assumptions")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="assumptions")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="assumptions")
    decisions = models.ManyToManyField(Decision, related_name="assumptions")
    text = models.CharField(max_length=LINE)

    objects = AssumptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "text"], name="assumed_once_a_decision"),
            models.CheckConstraint(condition=~Q(text=""), name="an_assumption_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


class AssumptionStatus(models.Model):
    """What control noted of an assumption. The latest stands; a row is never changed.

    `inject` or `ruling` is what touched it; whoever may not read that reads the note alone.
    """

    assumption = models.ForeignKey(Assumption, on_delete=models.CASCADE, related_name="statuses")
    status = models.CharField(max_length=10, choices=Verdict)
    note = models.CharField(max_length=NOTE)
    inject = models.ForeignKey(Inject, on_delete=models.PROTECT, null=True, related_name="+")
    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, null=True, related_name="+")
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_in = models.DurationField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="a_tested_assumption_says_why")
        ]

    def __str__(self) -> str:
        return self.note
