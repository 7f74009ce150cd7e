"""The after-action report: what the director writes into it, and the editions that were signed.

The draft is drawn from the record at any time; kept here is only what is said beside it. A text
and a claim are never changed, only followed by a newer revision. A signed edition is fixed.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .exhibits import NAME
from .fact_checks import FactCheck
from .report_sections import sections
from .revisions import latest
from .teams import Seat
from .viewers import Viewer

TEXT = 4000
CLAIM = 300
CAUSE = 200
CHANGES = 600
MOST_EVIDENCE = 8


def reads_draft(viewer: Viewer) -> bool:
    """Control and evaluators once play has ended, teams while they are asked to check it."""
    if not viewer.exercise.has_ended:
        return False
    if viewer.reads_all:
        return True
    checks = FactCheck.objects.filter(exercise=viewer.exercise)
    return viewer.team is not None and checks.open().exists()


class ReportTextQuerySet(models.QuerySet["ReportText"]):
    """Texts of the draft; what is internal goes into the internal edition alone."""

    def current(self) -> "ReportTextQuerySet":
        """The last of each place; earlier rows stay on record."""
        places = "section", "is_internal"
        return self.order_by(*places, "-revision").distinct(*places)

    def visible_to(self, viewer: Viewer) -> "ReportTextQuerySet":
        """What whoever may read the draft reads of it; evaluators what control reads."""
        if not reads_draft(viewer):
            return self.none()
        here = self.filter(exercise=viewer.exercise)
        return here if viewer.reads_all else here.filter(is_internal=False)


class ReportText(models.Model):
    """What stands in a section beside its figures, as it was kept once; the highest revision
    stands."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="report_texts")
    section = models.PositiveSmallIntegerField(choices=sections)
    is_internal = models.BooleanField(default=False)
    revision = models.PositiveIntegerField()
    text = models.CharField(max_length=TEXT, blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ReportTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "section", "is_internal", "revision"],
                name="report_text_revision_once",
            )
        ]


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims as they were last kept, without those that were dropped."""

    def current(self) -> "ClaimQuerySet":
        return latest(self, "exercise", "number").filter(is_dropped=False)

    def visible_to(self, viewer: Viewer) -> "ClaimQuerySet":
        """As the texts."""
        if not reads_draft(viewer):
            return self.none()
        here = self.filter(exercise=viewer.exercise)
        return here if viewer.reads_all else here.filter(is_internal=False)


class Claim(models.Model):
    """A finding: what the director holds that the record shows, with its cause in one line.

    `evidence` names places of the report, as "decision-12"; without one PostgreSQL refuses it. An
    observation is what somebody saw; a claim is what is made of it.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="claims")
    section = models.PositiveSmallIntegerField(choices=sections)
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    text = models.CharField(max_length=CLAIM)
    cause = models.CharField(max_length=CAUSE, blank=True)
    evidence = ArrayField(models.CharField(max_length=NAME), size=MOST_EVIDENCE)
    is_internal = models.BooleanField(default=True)
    is_dropped = models.BooleanField(default=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "number", "revision"], name="claim_revision_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") & models.Q(evidence__len__gt=0),
                name="a_claim_has_words_and_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class EditionQuerySet(models.QuerySet["Edition"]):
    """Signed editions, by who reads them."""

    def visible_to(self, viewer: Viewer) -> "EditionQuerySet":
        """Both for control, the public ones for everybody who has a seat: what is internal is drawn
        for control's eyes, and holds what evaluators keep to themselves."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        if viewer.team is not None or viewer.looks_on:
            return here.filter(is_internal=False)
        return here.none()


class Edition(models.Model):
    """A signed edition of the report, public or internal: its whole text, and the SHA-256 of it.

    `changes` says what is new since the edition before, and only the first has none. Since
    `redacted_at` the name of a person is missing from the text, which the hash does not fit any
    more.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    is_internal = models.BooleanField()
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    changes = models.CharField(max_length=CHANGES, blank=True)
    signed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    redacted_at = models.DateTimeField(null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["number", "is_internal"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "number", "is_internal"], name="edition_signed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, changes="")
                | (models.Q(number__gt=1) & ~models.Q(changes="")),
                name="a_new_edition_says_what_changed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def name(self) -> str:
        """As it stands in an address."""
        return "internal" if self.is_internal else "public"

    @property
    def kind(self) -> str:
        return str(_("Internal edition") if self.is_internal else _("Public edition"))
