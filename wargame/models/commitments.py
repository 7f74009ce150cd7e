"""Commitments: what a state puts into a theater in a move, line by line, pledged to delivered.

A row is never changed: a change is a new row that supersedes it, so that what was promised and
what became of it both stay on record.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .decisions import Decision
from .drafts import Draft
from .exercises import Exercise
from .ledgers import MOST_UNITS, Token
from .moves import Move
from .question_parts import PartKind
from .scenario_parts import Theater
from .teams import Seat, Team
from .viewers import Viewer

CAVEAT = 160


class CommitmentKind(models.TextChoices):
    """What is put in: points that count now, points that count later, or a token."""

    READY = "ready", _("Ready")
    BUILD = "build", _("Build")
    TOKEN = "token", _("Token")


class CommitmentStatus(models.TextChoices):
    """How far a commitment is; a withdrawn one counts no more."""

    PLEDGED = "pledged", _("Pledged")
    CONFIRMED = "confirmed", _("Confirmed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Lines of the ledger, as they stand and as they stood."""

    def current(self) -> "CommitmentQuerySet":
        return self.filter(superseded_by=None)

    def answering(self) -> "CommitmentQuerySet":
        """Of moves whose question asks for an allocation."""
        return self.filter(move__question__parts__contains=[{"kind": PartKind.ALLOCATION}])

    def paid(self) -> "CommitmentQuerySet":
        """Without those that were withdrawn while the move that pays for them still ran."""
        return self.exclude(status=CommitmentStatus.WITHDRAWN, during=models.F("move"))

    def marked(self, exercise: Exercise) -> "CommitmentQuerySet":
        """Each row says whether it `is_open` to everybody."""
        public = Commitment.objects.visible_to(Viewer.board(exercise))
        return self.annotate(is_open=models.Exists(public.filter(pk=models.OuterRef("pk"))))

    def visible_to_control_of(self, exercises: models.QuerySet[Exercise]) -> "CommitmentQuerySet":
        """What `visible_to` shows of several exercises to whoever is control of each of them."""
        return self.filter(exercise__in=exercises)

    def visible_to(self, viewer: Viewer) -> "CommitmentQuerySet":
        """Own team and control always, with all that a line was before. Everyone else a public
        line as it stands, and one that goes with a decision they may read."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        decided = Decision.objects.visible_to(viewer)
        of_move = decided.filter(team=models.OuterRef("team"), move=models.OuterRef("move"))
        public = (
            models.Q(is_public=True)
            | models.Q(draft__in=decided.values("draft"))
            | (models.Q(draft=None) & models.Exists(of_move))
        )
        return here.filter(models.Q(team=viewer.team) | (public & models.Q(superseded_by=None)))


class Commitment(models.Model):
    """One line as it stood once. `move` pays for it, `during` is the move it was written in;
    `number` counts the team's lines, and stays when a line is changed.

    It becomes public with the decision whose `draft` it names or, naming none, with what the
    team decided in the move; `is_public` opens it apart from that. A token costs nothing.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="commitments")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="commitments")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="commitments")
    during = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="superseded_by"
    )
    theater = models.ForeignKey(Theater, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=CommitmentKind)
    points = models.PositiveSmallIntegerField(default=0)
    token = models.ForeignKey(Token, on_delete=models.CASCADE, null=True, related_name="lines")
    status = models.CharField(
        max_length=10, choices=CommitmentStatus, default=CommitmentStatus.PLEDGED
    )
    caveat = models.CharField(max_length=CAVEAT, blank=True)
    draft = models.ForeignKey(
        Draft, on_delete=models.PROTECT, null=True, related_name="commitments"
    )
    is_public = models.BooleanField(default=False)
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    written_in = models.DurationField()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "number"],
                condition=models.Q(supersedes=None),
                name="commitment_numbered_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[CommitmentKind.READY, CommitmentKind.BUILD],
                    token=None,
                    points__range=(1, MOST_UNITS),
                )
                | models.Q(kind=CommitmentKind.TOKEN, token__isnull=False, points=0),
                name="commitment_is_points_or_a_token",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[CommitmentStatus.PLEDGED, CommitmentStatus.CONFIRMED]
                )
                | models.Q(status=CommitmentStatus.WITHDRAWN, supersedes__isnull=False),
                name="only_a_commitment_that_stood_is_withdrawn",
            ),
        ]

    def is_visible_to(self, viewer: Viewer) -> bool:
        """What `visible_to` says of a current line that has been `marked`, for rows that are
        read once for many viewers."""
        if viewer.is_nobody:
            return False
        is_own = viewer.team is not None and viewer.team.pk == self.team_id
        return viewer.reads_all or is_own or bool(getattr(self, "is_open", False))

    @property
    def is_withdrawn(self) -> bool:
        return self.status == CommitmentStatus.WITHDRAWN

    @property
    def is_free(self) -> bool:
        """True when it costs nothing: withdrawn while the move that pays for it still ran."""
        return self.is_withdrawn and self.during_id == self.move_id
