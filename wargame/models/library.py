"""Scenarios by name: whose each is, with whom it is shared, and who may therefore do what."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .facilitators import Facilitator


class Right(models.TextChoices):
    """What somebody may do with a scenario of another's."""

    CO_AUTHOR = "co-author", _("Co-author")
    READER = "reader", _("Reader")


class ScenarioQuerySet(models.QuerySet["Scenario"]):
    """Scenarios."""

    def visible_to(self, facilitator: Facilitator) -> "ScenarioQuerySet":
        """Those that this person may read, run and copy."""
        return self.filter(rehearsed_at=None).filter(
            Q(owner=None)
            | Q(opened_at__isnull=False)
            | Q(owner=facilitator)
            | Exists(ScenarioShare.objects.filter(scenario=OuterRef("pk"), facilitator=facilitator))
        )

    def written_by(self, facilitator: Facilitator) -> "ScenarioQuerySet":
        """Those that this person may change and publish."""
        shares = ScenarioShare.objects.filter(scenario=OuterRef("pk"), facilitator=facilitator)
        return self.filter(rehearsed_at=None).filter(
            Q(owner=facilitator) | Exists(shares.filter(right=Right.CO_AUTHOR))
        )


class Scenario(models.Model):
    """A named scenario; its content lives in versions. One without an owner ships with the
    product: it is for everybody, and nobody changes it here. `opened_at` says since when one of
    an owner's is for everybody who signs in. One with `rehearsed_at` is the copy that a rehearsal
    of its owner plays: nobody finds it, and it is thrown away with the rehearsal."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(
        Facilitator, on_delete=models.PROTECT, null=True, related_name="scenarios"
    )
    opened_at = models.DateTimeField(null=True)
    rehearsed_at = models.DateTimeField(null=True)

    objects = ScenarioQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def is_rehearsed_by(self, facilitator: Facilitator) -> bool:
        return self.rehearsed_at is not None and self.owner_id == facilitator.pk


def may_edit(scenario: Scenario, facilitator: Facilitator) -> bool:
    """What ships with the product has no author here: it can be copied, and is changed nowhere."""
    return Scenario.objects.written_by(facilitator).filter(pk=scenario.pk).exists()


class ScenarioShare(models.Model):
    """What one person may do with a scenario of another's, and who let them."""

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="shares")
    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="shares")
    right = models.CharField(max_length=10, choices=Right)
    by = models.ForeignKey(Facilitator, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "facilitator"], name="scenario_shared_once_with_each"
            ),
        ]
