"""Lessons of a run: what to sustain and what to improve, each with what shows it and its cause.

Kept live while control leads the talk. A change is a new revision; struck is a revision too.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .exhibits import NAME
from .reveals import Reveal, Revealed
from .revisions import latest
from .teams import Seat
from .viewers import Viewer

TEXT = 240
CAUSE = 160
MOST_EVIDENCE = 6


class LessonKind(models.TextChoices):
    """A strength to keep, or something to do better."""

    SUSTAIN = "sustain", _("Sustain")
    IMPROVE = "improve", _("Improve")


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Lessons as they were last kept; earlier revisions stay on record."""

    def current(self) -> "LessonQuerySet":
        """Without those that were struck."""
        return latest(self, "exercise", "number").filter(is_struck=False)

    def visible_to(self, viewer: Viewer) -> "LessonQuerySet":
        """Control and evaluators, who keep them; everybody else once control has shown them, and
        from then on each as it is kept."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        shown = Reveal.objects.filter(what=Revealed.LESSONS).values("exercise")
        return here.current().filter(exercise__in=shown)


class Lesson(models.Model):
    """One lesson as it was kept once. `number` counts in the exercise; `evidence` names exhibits:
    without one PostgreSQL refuses it. `cause` is why it was so, in one line."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="lessons")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=LessonKind)
    text = models.CharField(max_length=TEXT)
    cause = models.CharField(max_length=CAUSE, blank=True)
    evidence = ArrayField(models.CharField(max_length=NAME), size=MOST_EVIDENCE)
    is_struck = models.BooleanField(default=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        ordering = ["number", "revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "number", "revision"], name="lesson_revision_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") & models.Q(evidence__len__gt=0),
                name="a_lesson_has_words_and_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.text
