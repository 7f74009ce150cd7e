"""Injects: information that control releases to some audience, and who opened it."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import present
from .exercises import Exercise
from .moves import Step
from .scenario_parts import InjectKind, PlannedInject, Theater
from .scenes import Scene
from .teams import Seat, Team
from .viewers import Viewer

# How long a release may be taken back while nobody has opened it.
GRACE = timedelta(seconds=30)


class Trigger(models.TextChoices):
    """What suggests an inject to control, which decides."""

    RELEASED = "released", _("A team has released a decision")
    QUIET = "quiet", _("Nobody has given or released anything for some minutes")
    COVERAGE = "coverage", _("A theater is covered to less than some percent")


def triggers() -> list[tuple[str, str]]:
    """Asked for when needed, so that a new trigger needs no migration."""
    return [(str(trigger), str(trigger.label)) for trigger in Trigger]


class InjectQuerySet(models.QuerySet["Inject"]):
    """Injects: control sees the plan, a team what was released to it."""

    def released(self) -> "InjectQuerySet":
        return self.exclude(released_at=None)

    def going(self) -> "InjectQuerySet":
        """Those that go out by themselves when their time comes."""
        return self.filter(released_at=None).exclude(scheduled_at=None)

    def visible_to(self, viewer: Viewer) -> "InjectQuerySet":
        """Control and evaluators see the plan, observers whatever was released; a team sees what
        was released to it; the board sees what went to every team, and the one that control shows
        on it."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.team is not None:
            return here.released().filter(deliveries__team=viewer.team)
        if viewer.is_observer:
            return here.released()
        if viewer.is_board:
            shown = models.Q(is_to_all=True)
            if viewer.exercise.scene == Scene.INJECT:
                shown |= models.Q(pk=viewer.exercise.scene_inject_id)
            return here.released().filter(shown)
        return here.none()


class Inject(models.Model):
    """One inject of one exercise. `move` 0 is the reserve; `minute` counts from its start.

    What control writes in the room has no `plan`; it may correct an inject that was released.
    Control sends it by hand, unless it is scheduled: then it goes out by itself, at its minute or
    with `at_step`. Held, it is out of the way until control lets it go. A `trigger` suggests it:
    `trigger_line` is its minutes or percent, empty `trigger_team` and `trigger_theater` mean any.
    Purpose, expected action and objective are for control alone.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="injects")
    plan = models.ForeignKey(PlannedInject, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=12)
    move = models.PositiveSmallIntegerField()
    minute = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=20, choices=InjectKind)
    title = models.CharField(max_length=160)
    sender = models.CharField(max_length=200)
    text = models.TextField()
    at_step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")
    scheduled_at = models.DateTimeField(null=True)
    scheduled_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    trigger = models.CharField(max_length=10, choices=triggers, blank=True)
    trigger_line = models.PositiveSmallIntegerField(null=True)
    trigger_team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, related_name="+")
    trigger_theater = models.ForeignKey(
        Theater, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    purpose = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    objective = models.TextField(blank=True)
    planned_to = models.JSONField(default=list)
    is_to_all = models.BooleanField(default=False)
    released_at = models.DateTimeField(null=True)
    released_in = models.DurationField(null=True)
    released_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    ticket = models.CharField(max_length=64, blank=True)

    objects = InjectQuerySet.as_manager()

    class Meta:
        ordering = ["move", "minute", "number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="inject_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(released_at=None, released_by=None)
                | models.Q(released_at__isnull=False, released_by__isnull=False),
                name="a_release_names_who_released",
            ),
            models.CheckConstraint(
                condition=models.Q(scheduled_at=None, scheduled_by=None)
                | models.Q(scheduled_at__isnull=False, scheduled_by__isnull=False, held_at=None)
                & (models.Q(minute__isnull=False) | models.Q(at_step__isnull=False)),
                name="a_scheduled_inject_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(held_at=None, held_by=None)
                | models.Q(held_at__isnull=False, held_by__isnull=False),
                name="a_held_inject_names_who_holds",
            ),
            models.CheckConstraint(
                condition=models.Q(plan=None, written_by__isnull=False)
                | models.Q(plan__isnull=False, written_by=None),
                name="an_inject_is_planned_or_written",
            ),
            models.UniqueConstraint(
                fields=["exercise", "ticket"],
                condition=~models.Q(ticket=""),
                name="an_inject_is_written_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def goes_by_itself(self) -> bool:
        return self.scheduled_at is not None

    @property
    def expected_words(self) -> str:
        """What it should set going: control's own words, else those of the plan."""
        return self.expected or "\n".join(self.plan.expected_actions if self.plan else [])

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def grace_left(self) -> timedelta:
        """How long a release can still be taken back, if no team opens it; never below zero."""
        if self.released_at is None:
            return timedelta()
        return max(self.released_at + GRACE - present.now(), timedelta())


class Delivery(models.Model):
    """An inject as one team got it, and when the first of its people opened it."""

    inject = models.ForeignKey(Inject, on_delete=models.CASCADE, related_name="deliveries")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="deliveries")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inject", "team"], name="delivered_once_a_team")
        ]
