"""Moves and steps: the timeline of one exercise, copied from a preset and then its own."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .scenario_parts import KeyQuestion, Tension


class Challenge(models.TextChoices):
    """How a team tests its own thinking before it decides: one prompt a move, the same for all."""

    ASSUMPTIONS = "assumptions", _("Assumptions check")
    ADVOCATE = "advocate", _("Devil’s advocate")
    PRE_MORTEM = "pre-mortem", _("Pre-mortem")
    OTHER_POLE = "other pole", _("Argue the other pole")

    @property
    def prompt(self) -> str:
        """What the team is asked to do."""
        return str(PROMPTS[self])


PROMPTS = {
    Challenge.ASSUMPTIONS: _("Name what must be true for your plan. Which of it do you only hope?"),
    Challenge.ADVOCATE: _("One of you argues against the plan for two minutes. Nobody interrupts."),
    Challenge.PRE_MORTEM: _("It is a year later and the plan has failed. Each says why."),
    Challenge.OTHER_POLE: _("Make the best case for the pole you did not choose."),
}


class Move(models.Model):
    """One decision cycle for all teams. `delay` is by how much control put off what was still to
    come in it, its injects among that."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    aim = models.TextField(blank=True)
    brief = models.TextField(blank=True)
    question = models.ForeignKey(KeyQuestion, on_delete=models.PROTECT, related_name="+")
    tensions = models.ManyToManyField(Tension, related_name="+")
    challenge = models.CharField(max_length=12, choices=Challenge, default=Challenge.ASSUMPTIONS)
    delay = models.DurationField(default=timedelta)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="move_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class StepKind(models.TextChoices):
    """What people do in a step; the order is that of a full move and what lies around it."""

    WELCOME = "welcome", _("Welcome")
    BASELINE = "baseline", _("Baseline")
    BRIEF = "brief", _("Brief")
    ESTIMATE = "estimate", _("Estimate")
    DELIBERATE = "deliberate", _("Deliberate")
    DECIDE = "decide", _("Decide")
    PLENARY = "plenary", _("Plenary")
    ADJUDICATE = "adjudicate", _("Adjudicate")
    BREAK = "break", _("Break")
    FINAL = "final", _("Final estimate")
    REVIEW = "review", _("Hot wash and review")
    EXIT = "exit", _("Exit ticket")


# Entering one of these ends play: ENDEX locks the records.
AFTER_PLAY = frozenset({StepKind.FINAL, StepKind.REVIEW, StepKind.EXIT})


class StepQuerySet(models.QuerySet["Step"]):
    """Steps of a run, in their order."""

    def to_come(self, after: int) -> "StepQuerySet":
        """Those after step number `after`; one without minutes that never began falls away."""
        return self.filter(number__gt=after).exclude(length=timedelta(), began=None)


class Step(models.Model):
    """A timed part of the run. `planned` stays as set up; `length` follows control's changes.

    `began` is the exercise time at which it began, `began_at` the time in the room: of the last
    visit, if control went back to it. The journal keeps them all.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="steps")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=StepKind)
    title = models.CharField(max_length=80)
    planned = models.DurationField()
    length = models.DurationField()
    began = models.DurationField(null=True)
    began_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="step_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(length__gte=timedelta()), name="step_length_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def falls_away(self) -> bool:
        """True for a step to come that was cut to nothing."""
        return not self.length and self.began is None
