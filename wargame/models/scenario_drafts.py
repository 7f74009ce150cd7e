"""Scenarios in the making: the files of a package as parts that their author still changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .facilitators import Facilitator
from .library import Scenario
from .scenarios import ScenarioVersion


class ScenarioDraftQuerySet(models.QuerySet["ScenarioDraft"]):
    """Drafts of scenarios."""

    def of(self, facilitator: Facilitator) -> "ScenarioDraftQuerySet":
        """Those that this person may see and change: their own and, once a draft belongs to a
        scenario, those of the scenarios that they write."""
        written = Scenario.objects.written_by(facilitator).values("pk")
        return self.filter(
            models.Q(scenario=None, owner=facilitator) | models.Q(scenario__in=written)
        )


class ScenarioDraft(models.Model):
    """A scenario that nobody can play yet. `files` are those of a package, by name: plain values
    as they stand in YAML, or a text. `document` is the overview that it was made from, `based_on`
    the version that it is to follow, `scenario` what it is to be a version of, once that is known:
    from then on those who write the scenario change the draft."""

    owner = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="drafts")
    scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, null=True, related_name="drafts"
    )
    title = models.CharField(max_length=200)
    files = models.JSONField(default=dict)
    based_on = models.ForeignKey(
        ScenarioVersion, on_delete=models.SET_NULL, null=True, related_name="successors"
    )
    document_name = models.CharField(max_length=200, blank=True)
    document = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True)
    published = models.ForeignKey(
        ScenarioVersion, on_delete=models.SET_NULL, null=True, related_name="drafts"
    )

    objects = ScenarioDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=False) | models.Q(published=None),
                name="scenario_draft_published_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def number_in_name(self) -> int | None:
        """What keeps its scenario's name apart from others; what follows a version has its name."""
        return None if self.based_on_id else self.pk


class ScenarioDraftAct(models.Model):
    """An act on a draft that can be undone: `before` holds the files that it changed as they stood,
    and null for those that were not there. `row` and `field` say where, `place` which row it was
    among its likes, `inside` the list of the row in which that was."""

    class Kind(models.TextChoices):
        """What was done to a row of a draft."""

        WRITTEN = "written", _("changed {what}")
        ADDED = "added", _("added {what}")
        COPIED = "copied", _("duplicated {what}")
        REMOVED = "removed", _("removed {what}")
        MOVED = "moved", _("moved {what}")

    draft = models.ForeignKey(ScenarioDraft, on_delete=models.CASCADE, related_name="acts")
    by = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind)
    part = models.CharField(max_length=20)
    row = models.CharField(max_length=60, blank=True)
    inside = models.CharField(max_length=40, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    field = models.CharField(max_length=120, blank=True)
    before = models.JSONField()

    class Meta:
        ordering = ["pk"]
