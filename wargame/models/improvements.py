"""The improvement plan: who does what by when, and what became of it, up to verified.

An action stands as it was agreed; a change is another action, and the first is dropped with a
reason. Its owner need not have played: a link leads to the one action and to nothing else.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .teams import Seat
from .viewers import Viewer

ACTION, OWNER, CONTACT, NOTE = 160, 60, 80, 300


class ActionCategory(models.TextChoices):
    """What is to be changed."""

    SCENARIO = "scenario", _("Scenario")
    FACILITATION = "facilitation", _("Facilitation")
    TEAMS = "teams", _("Team process")
    APP = "app", _("App")
    COURSE = "course", _("Course")


class Priority(models.IntegerChoices):
    """Which comes first."""

    FIRST = 1, _("First")
    SECOND = 2, _("Second")
    THIRD = 3, _("Third")


class ActionState(models.TextChoices):
    """How far an action is; the first needs no row."""

    OPEN = "open", _("Open")
    UNDER_WAY = "under way", _("In progress")
    DONE = "done", _("Done")
    VERIFIED = "verified", _("Verified")
    DROPPED = "dropped", _("Dropped")


# From each state those that may follow; what is verified or dropped stays so.
MAY_FOLLOW = {
    ActionState.OPEN: (ActionState.UNDER_WAY, ActionState.DONE, ActionState.DROPPED),
    ActionState.UNDER_WAY: (ActionState.DONE, ActionState.DROPPED),
    ActionState.DONE: (ActionState.VERIFIED, ActionState.UNDER_WAY, ActionState.DROPPED),
}
# What an owner may say of the own action, and what needs words: evidence, or the reason.
BY_OWNER = (ActionState.UNDER_WAY, ActionState.DONE)
WITH_WORDS = (ActionState.DONE, ActionState.VERIFIED, ActionState.DROPPED)


class ActionQuerySet(models.QuerySet["ImprovementAction"]):
    """Actions, by who may read the plan."""

    def visible_to(self, viewer: Viewer) -> "ActionQuerySet":
        """Control and evaluators; teams read what an edition of the report includes."""
        here = self.filter(exercise=viewer.exercise)
        return here if viewer.reads_all else here.none()


class ImprovementAction(models.Model):
    """One action: a verb, and how it will be seen that it is done. `lesson` is the number of the
    area for improvement that it comes from; `key_hash` is that of its owner's link."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="actions")
    number = models.PositiveSmallIntegerField()
    lesson = models.PositiveSmallIntegerField(null=True)
    text = models.CharField(max_length=ACTION)
    category = models.CharField(max_length=12, choices=ActionCategory)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.SECOND)
    owner = models.CharField(max_length=OWNER)
    contact = models.CharField(max_length=CONTACT, blank=True)
    starts_on = models.DateField(null=True)
    due_on = models.DateField()
    key_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["priority", "due_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="action_numbered_once"),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(owner=""),
                name="an_action_has_words_and_an_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None) | models.Q(starts_on__lte=models.F("due_on")),
                name="an_action_starts_before_it_is_due",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def last(self) -> "ActionStatus | None":
        """What was last said of it, of the rows that were read with it."""
        return max(self.statuses.all(), key=lambda one: one.pk, default=None)

    @property
    def state(self) -> ActionState:
        return ActionState(self.last.state) if self.last else ActionState.OPEN

    @property
    def next(self) -> tuple[ActionState, ...]:
        """What may be said of it now."""
        return MAY_FOLLOW.get(self.state, ())


class ActionStatus(models.Model):
    """What was said of an action, by control or (no seat) by its owner. `note` is the evidence of
    completion, or the reason."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="statuses")
    state = models.CharField(max_length=10, choices=ActionState)
    note = models.CharField(max_length=NOTE, blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=WITH_WORDS) | ~models.Q(note=""),
                name="what_ends_an_action_has_words",
            ),
            models.CheckConstraint(
                condition=models.Q(seat__isnull=False) | models.Q(state__in=BY_OWNER),
                name="an_owner_verifies_and_drops_nothing",
            ),
        ]
