"""The joint communique: a text by clauses, to each of which every state agrees, reserves or
objects."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

TITLE, CLAUSE, RESERVATION = 120, 600, 300
MOST_CLAUSES = 20


class CommuniqueQuerySet(models.QuerySet["Communique"]):
    """Communiques, open and closed."""

    def visible_to(self, viewer: Viewer) -> "CommuniqueQuerySet":
        """Text, counts and reservations are for every state, and for the board when it shows
        them."""
        here = self.filter(exercise=viewer.exercise)
        return here.none() if viewer.is_nobody else here


class Communique(models.Model):
    """Opened by control for a move; once closed PostgreSQL refuses to change it.

    `number` counts in the exercise. `drafter` is the team that writes beside control, if any.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="communiques")
    number = models.PositiveSmallIntegerField()
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="communiques")
    title = models.CharField(max_length=TITLE)
    drafter = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = CommuniqueQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="communique_numbered_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_communique_names_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="a_communique_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Clause(models.Model):
    """A place in the text; what stands there is its latest version."""

    communique = models.ForeignKey(Communique, on_delete=models.CASCADE, related_name="clauses")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["communique", "number"], name="clause_numbered_once")
        ]


class ClauseVersion(models.Model):
    """A clause as written once, by control (no team) or by the drafting team; without words it
    has been struck. A row is never changed: a new version asks every state again."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=CLAUSE, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "number"], name="clause_version_once")
        ]

    @property
    def is_struck(self) -> bool:
        return not self.text


class ClauseSays(models.TextChoices):
    """What a state says to a clause."""

    AGREES = "agrees", _("agrees")
    RESERVES = "reserves", _("reserves")
    OBJECTS = "objects", _("objects")


class ClauseAnswer(models.Model):
    """A state's answer to one version of a clause; the latest row stands, until the close.

    Given by a seat of control it was entered for a head of delegation who was away.
    """

    version = models.ForeignKey(ClauseVersion, on_delete=models.CASCADE, related_name="answers")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    assent = models.CharField(max_length=10, choices=ClauseSays)
    words = models.CharField(max_length=RESERVATION, blank=True)
    given_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(assent=ClauseSays.AGREES, words="")
                | (Q(assent=ClauseSays.RESERVES) & ~Q(words=""))
                | Q(assent=ClauseSays.OBJECTS),
                name="a_reserve_on_a_clause_has_words",
            )
        ]

    @property
    def is_by_control(self) -> bool:
        """Entered by control, for a head of delegation who was away."""
        return self.given_by.is_of_control
