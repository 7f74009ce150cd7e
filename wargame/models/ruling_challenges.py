"""Challenges to rulings: each team has one in the exercise, and control answers it."""

from django.db import models

from .adjudication import Ruling
from .exercises import Exercise
from .teams import Seat, Team
from .viewers import Viewer

TEXT = ANSWER = 300


class RulingChallengeQuerySet(models.QuerySet["RulingChallenge"]):
    """Challenges, by who may read them."""

    def visible_to(self, viewer: Viewer) -> "RulingChallengeQuerySet":
        """The team and control; after play whoever may read the ruling."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.team is None:
            return here.none()
        may = models.Q(team=viewer.team)
        if viewer.exercise.has_ended:
            may |= models.Q(ruling__in=Ruling.objects.visible_to(viewer))
        return here.filter(may)


class RulingChallenge(models.Model):
    """A team says why a ruling is wrong; upheld it has a correction, denied it has a reason."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="ruling_challenges"
    )
    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="challenges")
    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="ruling_challenge")
    text = models.CharField(max_length=TEXT)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    is_upheld = models.BooleanField(null=True)
    answer = models.CharField(max_length=ANSWER, blank=True)
    correction = models.ForeignKey(
        Ruling, on_delete=models.PROTECT, null=True, related_name="upholds"
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RulingChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    is_upheld=None, answer="", correction=None, answered_at=None, answered_by=None
                )
                | (
                    models.Q(is_upheld=False, correction=None, answered_at__isnull=False)
                    & models.Q(answered_by__isnull=False)
                    & ~models.Q(answer="")
                )
                | models.Q(
                    is_upheld=True,
                    correction__isnull=False,
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="upheld_has_a_correction_and_denied_a_reason",
            )
        ]
