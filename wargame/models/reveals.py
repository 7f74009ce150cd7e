"""Reveals: the moments from which sealed things may be seen, each on record with who and when.

Control opens what teams have sealed in a move of all teams at once, or team by team.
"""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .moves import Move, StepKind
from .teams import Seat, Team
from .viewers import Viewer


class Revealed(models.TextChoices):
    """What a reveal opens, and to whom."""

    ESTIMATES = "estimates", _("Each team's own spread, to that team")
    POSITIONS = "positions", _("Team positions and unnamed spreads, to all")
    ANSWERS = "answers", _("Answers to the key question, to all")
    DECISIONS = "decisions", _("Decision records, to all")
    OWN_VIEWS = "own views", _("Baseline and final own views, unnamed, to all")
    TRAFFIC = "traffic", _("All messages between teams and with control, to all")
    HOT_WASH = "hot wash", _("What surprised and what to keep, unnamed, to all")
    LESSONS = "lessons", _("What to sustain and improve, to all, as it is kept")


# Nothing can be opened before there was a time to seal it. What belongs to no move is opened after
# play.
OPENS_FROM = {
    Revealed.ESTIMATES: StepKind.ESTIMATE,
    Revealed.POSITIONS: StepKind.DELIBERATE,
    Revealed.ANSWERS: StepKind.DELIBERATE,
    Revealed.DECISIONS: StepKind.DECIDE,
}


# What belongs to no move: opened once, of everybody.
OF_ALL = (Revealed.OWN_VIEWS, Revealed.TRAFFIC, Revealed.HOT_WASH, Revealed.LESSONS)

# What the whole exercise sees once it has been opened, whatever the team.
TO_ALL = (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS)


def what_can_be() -> list[tuple[str, str]]:
    """Asked for when needed, so that a new kind of reveal needs no migration."""
    return [(str(what), str(what.label)) for what in Revealed]


class RevealQuerySet(models.QuerySet["Reveal"]):
    """Reveals, by the teams whose things they open."""

    def of_team(self, team: Team | int) -> "RevealQuerySet":
        """Those that open this team's: its own, and those of all teams at once."""
        return self.filter(models.Q(team=None) | models.Q(team=team))


class Reveal(models.Model):
    """Control opened one kind of sealed thing: of a move, or of the whole exercise.

    `team` is the one whose things were opened; empty for all teams at once.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="reveals")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, null=True, related_name="reveals")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    what = models.CharField(max_length=12, choices=what_can_be)
    at = models.DateTimeField(auto_now_add=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    objects = RevealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "move", "what", "team"],
                nulls_distinct=False,
                name="revealed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(team=None) | models.Q(move__isnull=False),
                name="only_what_belongs_to_a_move_is_revealed_by_team",
            ),
        ]


def revealed(what: Revealed) -> models.Exists:
    """True for rows with a move and a team whose things of this kind control has opened."""
    of_the_row = Reveal.objects.of_team(models.OuterRef("team"))  # type: ignore[arg-type]
    return models.Exists(of_the_row.filter(what=what, move=models.OuterRef("move")))


class SealedQuerySet[M: models.Model](models.QuerySet[M]):
    """What a team has put on record in a move, sealed from other teams until the reveal of its
    kind, which may come to each team in its turn."""

    opened_by: Revealed

    def standing(self) -> Self:
        """Without what was withdrawn, which counts as not released anywhere."""
        return self

    def visible_to(self, viewer: Viewer) -> Self:
        """Own team and control always; everyone else once control has revealed the row's team."""
        here = self.standing().filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        return here.filter(models.Q(team=viewer.team) | revealed(self.opened_by))

    def visible_to_control_of(self, exercises: models.QuerySet[Exercise]) -> Self:
        """The same of several exercises at once, to whoever is control of each of them."""
        return self.standing().filter(exercise__in=exercises)

    def last_versions(self) -> Self:
        """Of each text the last that was released; asks for rows that come in versions."""
        return self.order_by("draft_id", "-version").distinct("draft_id")

    def with_seal(self) -> Self:
        """Each row with `is_revealed`: whether others than its team may read it."""
        return self.annotate(is_revealed=revealed(self.opened_by))

    def on_record_for(self, viewer: Viewer) -> Self:
        """What `visible_to` shows, and beside it what was withdrawn: to its own team and control,
        for both acts stay on record."""
        seen = models.Q(pk__in=self.visible_to(viewer).values("pk"))
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        return here.filter(seen | models.Q(team=viewer.team, team__isnull=False))
