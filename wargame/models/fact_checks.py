"""The fact check: teams read the draft of the report and say what is wrong in it."""

from django.db import models

from .exercises import Exercise
from .report_sections import sections
from .teams import Seat, Team
from .viewers import Viewer

COMMENT = 600


class FactCheckQuerySet(models.QuerySet["FactCheck"]):
    """Rounds of checking, of which one is open at a time."""

    def open(self) -> "FactCheckQuerySet":
        return self.filter(closed_at=None)


class FactCheck(models.Model):
    """One round in which teams read the draft and comment on it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="fact_checks")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    objects = FactCheckQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise"],
                condition=models.Q(closed_at=None),
                name="one_fact_check_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_fact_check_names_who_closed_it",
            ),
        ]


class FactCommentQuerySet(models.QuerySet["FactComment"]):
    """Comments, by who may read them."""

    def visible_to(self, viewer: Viewer) -> "FactCommentQuerySet":
        """Control and evaluators all, a team its own."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        return here.filter(team=viewer.team) if viewer.team else here.none()

    def waiting(self) -> "FactCommentQuerySet":
        return self.filter(answered_at=None)


class FactComment(models.Model):
    """What somebody says is wrong in a section, and what the director answers, once.

    An evaluator's has no team.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="fact_comments")
    section = models.PositiveSmallIntegerField(choices=sections)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=COMMENT)
    at = models.DateTimeField(auto_now_add=True)
    is_corrected = models.BooleanField(null=True)
    answer = models.CharField(max_length=COMMENT, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    objects = FactCommentQuerySet.as_manager()

    class Meta:
        ordering = ["section", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "section", "words"], name="commented_once_by_a_person"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="a_comment_has_words"),
            models.CheckConstraint(
                condition=models.Q(is_corrected=None, answer="", answered_at=None, answered_by=None)
                | (
                    models.Q(is_corrected__isnull=False, answered_at__isnull=False)
                    & models.Q(answered_by__isnull=False)
                    & ~models.Q(answer="")
                ),
                name="an_answered_comment_has_an_answer",
            ),
        ]
