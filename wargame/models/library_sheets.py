"""What the library says of each scenario and draft, ready to be searched."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from .facilitators import Facilitator
from .library import Scenario
from .scenario_drafts import ScenarioDraft


class LibrarySheetQuerySet(models.QuerySet["LibrarySheet"]):
    """Sheets of the library."""

    def visible_to(self, facilitator: Facilitator) -> "LibrarySheetQuerySet":
        """The scenarios that this person may read, and the drafts that they may change and that
        say more than what was published of them."""
        scenarios = Scenario.objects.visible_to(facilitator)
        more = Q(published_at=None) | Q(changed_at__gt=F("published_at"))
        drafts = ScenarioDraft.objects.of(facilitator).filter(more)
        return self.filter(
            Q(scenario__in=scenarios.values("pk")) | Q(draft__in=drafts.values("pk"))
        )


class LibrarySheet(models.Model):
    """A line of the library: the latest version of a scenario, or a draft. PostgreSQL writes it
    whenever the files of one change (migration 0006), so nothing else ever does. `shortest` and
    `longest` are minutes, of the formats in which it can be played."""

    scenario = models.OneToOneField(
        Scenario, on_delete=models.CASCADE, null=True, related_name="sheet"
    )
    draft = models.OneToOneField(
        ScenarioDraft, on_delete=models.CASCADE, null=True, related_name="sheet"
    )
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300)
    tensions = models.PositiveIntegerField()
    teams = models.PositiveIntegerField()
    moves = models.PositiveIntegerField()
    shortest = models.PositiveIntegerField(null=True)
    longest = models.PositiveIntegerField(null=True)
    words = SearchVectorField()

    objects = LibrarySheetQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="library_by_words"),
            models.Index(fields=["title", "id"], name="library_by_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(scenario=None) ^ Q(draft=None), name="sheet_of_one_scenario_or_draft"
            ),
        ]
