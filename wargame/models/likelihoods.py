"""How likely people hold a matter to be: private figures, opened unnamed by control."""

from django.db import models

from .adjudication import Ruling
from .positions import Voice
from .teams import Team
from .viewers import Viewer


class LikelihoodQuerySet(models.QuerySet["Likelihood"]):
    """Private figures, as private estimates are."""

    def current(self) -> "LikelihoodQuerySet":
        """The latest of each voice on each matter; earlier rows stay on record."""
        return self.order_by("ruling_id", "voice_id", "-pk").distinct("ruling_id", "voice_id")

    def values_visible_to(self, viewer: Viewer) -> "LikelihoodQuerySet":
        """Rows whose figures this viewer may see, unnamed: before control opens them their author
        alone, control included; then whoever reads the matter."""
        here = self.filter(ruling__exercise=viewer.exercise)
        readable = Ruling.objects.addressed_to(viewer).filter(closed_at__isnull=False)
        may = models.Q(ruling__in=readable)
        if viewer.seat is not None and viewer.team is not None:
            may |= models.Q(voice__seat=viewer.seat)
        return here.filter(may)


class Likelihood(models.Model):
    """One person's figure, 0 to 100 percent; a change is a new row."""

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="likelihoods")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="likelihoods")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    percent = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    objects = LikelihoodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__range=(0, 100)), name="likelihood_in_percent"
            )
        ]
