"""Agreements between teams: a text in versions, its parties, and who may see it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .exercises import Exercise
from .moves import Move
from .teams import Seat, Team
from .viewers import Viewer

TITLE, TERMS, THEATER = 120, 2000, 40


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements, proposed and in force."""

    def visible_to(self, viewer: Viewer) -> "AgreementQuerySet":
        """Control and evaluators always; a team what it was made or shown to it; the board, like
        everybody else, what control has published."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        shown = models.Q(team=None)
        if viewer.team is not None:
            shown |= models.Q(team=viewer.team)
        return here.filter(pk__in=AgreementReader.objects.filter(shown).values("agreement"))


class Agreement(models.Model):
    """What stays the same while its terms change. `number` counts in the exercise; `renegotiates`
    names the agreement in force that this one is to replace. A row is never changed."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    renegotiates = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="renegotiated_by"
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="agreement_numbered_once")
        ]


class AgreementReader(models.Model):
    """A team that may see an agreement from now on, or everybody (no team) once control has
    published it. PostgreSQL refuses to change or delete a row: sight only widens."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="readers")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    shown_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["team__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "team"], nulls_distinct=False, name="shown_once_to_a_team"
            )
        ]


class AgreementVersionQuerySet(models.QuerySet["AgreementVersion"]):
    """Proposed texts; each new one asks every party again."""

    def visible_to(self, viewer: Viewer) -> "AgreementVersionQuerySet":
        """Whoever may see an agreement sees all of its versions."""
        return self.filter(agreement__in=Agreement.objects.visible_to(viewer))

    def newest(self) -> "AgreementVersionQuerySet":
        """Those that no newer one has replaced."""
        newer = AgreementVersion.objects.filter(
            agreement=models.OuterRef("agreement"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))


class AgreementVersion(models.Model):
    """The terms as proposed once, for the parties it names; a signature binds this text alone.

    `team` proposed it, from the revision `draft`. `due` is the move by which it is to be kept.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    draft = models.OneToOneField(
        "wargame.AgreementDraft", on_delete=models.PROTECT, related_name="proposed_as"
    )
    title = models.CharField(max_length=TITLE)
    terms = models.CharField(max_length=TERMS)
    theater = models.CharField(max_length=THEATER, blank=True)
    due = models.ForeignKey(Move, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    proposed_in = models.DurationField()

    objects = AgreementVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="terms_numbered_once"),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(terms=""), name="terms_have_words"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A team whose signature a version asks for."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="parties")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["team__order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "team"], name="party_once_a_version")
        ]


class AgreementDraftQuerySet(models.QuerySet["AgreementDraft"]):
    """Texts that a team has not proposed yet."""

    def visible_to(self, viewer: Viewer) -> "AgreementDraftQuerySet":
        """Their own team's alone, as all drafts are."""
        if viewer.team is None:
            return self.none()
        return self.filter(team=viewer.team)

    def current(self) -> "AgreementDraftQuerySet":
        """The latest revision of each."""
        return self.order_by("team_id", "number", "-revision").distinct("team_id", "number")


class AgreementDraft(models.Model):
    """A team's text in the making, as it was kept once; the highest revision of a number stands.

    `changes` is the version it would replace; `parties` are codes. Without a title or terms it
    has been dropped.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="agreement_drafts")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField()
    changes = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    title = models.CharField(max_length=TITLE, blank=True)
    terms = models.CharField(max_length=TERMS, blank=True)
    theater = models.CharField(max_length=THEATER, blank=True)
    due = models.ForeignKey(Move, on_delete=models.PROTECT, null=True, related_name="+")
    parties = ArrayField(models.CharField(max_length=3), default=list)
    kept_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)

    objects = AgreementDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "number", "revision"], name="agreement_draft_revision_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_dropped(self) -> bool:
        return not (self.title or self.terms)
