"""Scenarios and their versions, which are fixed once they are published or used."""

from datetime import datetime

from django.db import models

from .facilitators import Facilitator
from .library import Scenario


class ScenarioVersionQuerySet(models.QuerySet["ScenarioVersion"]):
    """Versions of scenarios."""

    def visible_to(self, facilitator: Facilitator) -> "ScenarioVersionQuerySet":
        """Those of the scenarios that this person may read."""
        return self.filter(scenario__in=Scenario.objects.visible_to(facilitator).values("pk"))


class ScenarioVersion(models.Model):
    """One version of a scenario's content, named by the hash of that content. `files` are those of
    its package, as a draft has them; a version from before they were kept has none."""

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField(auto_now_add=True)
    files = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        Facilitator, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    subtitle = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    setting = models.TextField(blank=True)
    fiction_mark = models.CharField(max_length=200)
    licence = models.CharField(max_length=80, blank=True)
    authors = models.JSONField(default=list)
    overview = models.JSONField(default=list)
    scope_intro = models.TextField(blank=True)
    vision_intro = models.TextField(blank=True)
    reading = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    ledger = models.JSONField(default=dict)

    objects = ScenarioVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scenario", "number"], name="scenario_version_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["scenario", "content_hash"], name="scenario_content_kept_once"
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=False) | models.Q(published_by=None),
                name="scenario_version_published_at_some_time",
            ),
        ]

    @property
    def since(self) -> datetime:
        """When it was published here, or came in."""
        return self.published_at or self.imported_at

    @property
    def is_fixed(self) -> bool:
        """True once it was published, or is used: from then on its content never changes."""
        in_use = self.exercises.exists() or self.successors.exists()
        return self.published_at is not None or in_use
