"""Ideas: written in silence, laid on the team's table unnamed, merged, ranked."""

from typing import Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .answers import Answer
from .exercises import Exercise
from .moves import Move
from .private_answers import SaidAlone
from .teams import Seat, Team
from .viewers import Viewer

LONGEST = 160
SLOTS = 6
RANKS = 3
FEWEST_RANKED = 2


class IdeaPhase(models.TextChoices):
    """How far a team is with its ideas, once it has begun to share them."""

    LISTED = "listed", _("On the table")
    RANKING = "ranking", _("Ranking")
    RANKED = "ranked", _("Ranks open")

    @property
    def moving(self) -> str:
        """The press that begins it."""
        presses = {
            IdeaPhase.LISTED: gettext("Put the ideas on the table"),
            IdeaPhase.RANKING: gettext("Open the ranking"),
            IdeaPhase.RANKED: gettext("Show the ranks"),
        }
        return presses[self]


def next_phase(phase: IdeaPhase | None) -> IdeaPhase | None:
    """What comes after this one, writing being None; None after the last."""
    phases: list[IdeaPhase | None] = [None, *IdeaPhase, None]
    return phases[phases.index(phase) + 1]


class IdeaOpeningQuerySet(models.QuerySet["IdeaOpening"]):
    """Phases that teams have begun."""

    def phase_of(self, team: int, move: Move) -> IdeaPhase | None:
        """The last that the team has begun; None while its people write."""
        begun = set(self.filter(team=team, move=move).values_list("phase", flat=True))
        return next((phase for phase in reversed(IdeaPhase) if phase in begun), None)


class IdeaOpening(models.Model):
    """A team began a phase, by its head or by control; phases are never gone back on."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="idea_openings")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="+")
    phase = models.CharField(max_length=10, choices=IdeaPhase)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = IdeaOpeningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "move", "phase"], name="idea_phase_begun_once")
        ]


class SilentIdeaQuerySet(models.QuerySet["SilentIdea"]):
    """What people write before ideas are shared."""

    def current(self) -> Self:
        """The latest in each slot of each voice and move; one without words was taken back."""
        return self.order_by("voice_id", "move_id", "slot", "-pk").distinct(
            "voice_id", "move_id", "slot"
        )

    def values_visible_to(self, viewer: Viewer) -> Self:
        """The author's alone, ever: what the team gets to see is laid before it unnamed."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.seat is None or viewer.team is None:
            return here.none()
        return here.filter(voice__seat=viewer.seat)


class SilentIdea(SaidAlone):
    """One idea of one person in one of their slots; a change is a new row."""

    slot = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST, blank=True)

    objects = SilentIdeaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slot__range=(1, SLOTS)), name="idea_in_a_slot"
            )
        ]


class IdeaQuerySet(models.QuerySet["Idea"]):
    """Ideas on the tables of teams."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Own team and control always; everyone else once they may read the team's answer."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        return here.filter(models.Q(team=viewer.team) | answered(viewer))

    def with_merges(self) -> Self:
        """Each with `into`, the idea that it was merged into last and has not been parted from."""
        merges = IdeaMerge.objects.filter(idea=models.OuterRef("pk")).order_by("-pk")
        return self.annotate(into=models.Subquery(merges.values("into")[:1]))


class Idea(models.Model):
    """An idea on a team's table, numbered in the order in which it was laid there.

    It leads to nobody: neither to a person nor to a time.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="ideas")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="ideas")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "move", "number"], name="idea_numbered_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="an_idea_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


class IdeaMerge(models.Model):
    """A team holds that an idea says the same as another or, with none, that it stands alone
    again; the latest counts."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Idea, on_delete=models.CASCADE, null=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(into=None) | ~models.Q(into=models.F("idea")),
                name="merged_into_another",
            )
        ]


class RankingQuerySet(models.QuerySet["Ranking"]):
    """How people ranked the ideas of their team."""

    def current(self) -> Self:
        """The latest of each voice in each move."""
        return self.order_by("voice_id", "move_id", "-pk").distinct("voice_id", "move_id")

    def values_visible_to(self, viewer: Viewer) -> Self:
        """Until its team opens the ranks the author's alone, control not excepted; from then on,
        unnamed, everybody's who may see the ideas that were ranked."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_nobody:
            return here.none()
        of_row = {"team": models.OuterRef("team"), "move": models.OuterRef("move")}
        opened = models.Exists(IdeaOpening.objects.filter(phase=IdeaPhase.RANKED, **of_row))
        if viewer.reads_all:
            return here.filter(opened)
        seen = opened & (models.Q(team=viewer.team) | answered(viewer))
        if viewer.seat is not None:
            seen |= models.Q(voice__seat=viewer.seat)
        return here.filter(seen)


class Ranking(SaidAlone):
    """One person's first three of the team's ideas, fewer where there are fewer; a change is a
    new row."""

    first = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    third = models.ForeignKey(Idea, on_delete=models.CASCADE, null=True, related_name="+")

    objects = RankingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second"))
                & (
                    models.Q(third=None)
                    | ~(models.Q(third=models.F("first")) | models.Q(third=models.F("second")))
                ),
                name="each_rank_to_another_idea",
            )
        ]

    @property
    def ideas(self) -> list[int]:
        """What was ranked, the first first."""
        ranked = (self.first_id, self.second_id, self.third_id)
        return [idea for idea in ranked if idea is not None]


def answered(viewer: Viewer) -> models.Exists:
    """True for rows with a team and a move whose answer this viewer may read."""
    of_row = {"team": models.OuterRef("team"), "move": models.OuterRef("move")}
    return models.Exists(Answer.objects.visible_to(viewer).filter(**of_row))
