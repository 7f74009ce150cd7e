"""Teams and seats: which state plays, and who sits where."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import present
from .exercises import Exercise
from .scenario_parts import Role
from .viewers import Viewer

# A stream renews the sign of life three times in this span; a phone in a lift keeps its place.
AWAY_AFTER = timedelta(seconds=50)


MOST_CHAIRS = 40


class TeamQuerySet(models.QuerySet["Team"]):
    """Teams, by who is let into what is theirs alone."""

    def confided_to(self, viewer: Viewer) -> "TeamQuerySet":
        """Whose private brief this viewer reads, and on which it may look in: control on all, an
        evaluator on those that it is assigned, a player on the own."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        if viewer.is_evaluator:
            return here.filter(evaluators=viewer.seat)
        return here.filter(pk=viewer.team.pk) if viewer.team else here.none()


class Team(models.Model):
    """Players acting as one state. `chairs` is how many seats are planned for it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="teams")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=3)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40)
    colour = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    chairs = models.PositiveSmallIntegerField()

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "code"], name="team_once_an_exercise"),
            models.CheckConstraint(
                condition=models.Q(chairs__range=(1, MOST_CHAIRS)), name="chairs_from_1_to_40"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def place(self, chair: int, *, has_lead: bool) -> "tuple[Duty, str]":
        """Duty and title of a free chair: as the scenario names it, beyond that an adviser; a
        team that has a head of delegation gets no second one."""
        named = self.role.seats[chair - 1] if chair <= len(self.role.seats) else None
        if named is None or (has_lead and named["duty"] == Duty.LEAD):
            return Duty.MEMBER, gettext("Adviser")
        return Duty(named["duty"]), named["title"]


class Duty(models.TextChoices):
    """What a seat may do beyond taking part: release, hand over the lead, run the exercise."""

    LEAD = "lead", _("Head of delegation")
    RECORDER = "recorder", _("Recorder")
    MEMBER = "member", _("Adviser")
    CONTROL = "control", _("Control")
    EVALUATOR = "evaluator", _("Evaluator")
    OBSERVER = "observer", _("Observer")


# Those who sit in no team: control, and who looks on.
BESIDE_THE_TEAMS = (Duty.CONTROL, Duty.EVALUATOR, Duty.OBSERVER)


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats, taken or given up."""

    def taken(self) -> "SeatQuerySet":
        return self.filter(left_at=None)

    def players(self) -> "SeatQuerySet":
        return self.taken().exclude(team=None)

    def not_control(self) -> "SeatQuerySet":
        """Players, evaluators and observers."""
        return self.taken().exclude(duty=Duty.CONTROL)

    def named(self) -> "SeatQuerySet":
        """Seats, given up or not, that still say who sat there."""
        return self.filter(erased_at=None, is_stand_in=False, played_by=None)

    def beside(self) -> "SeatQuerySet":
        """Those who sit in no team: control, evaluators, observers."""
        return self.taken().filter(team=None)


class Seat(models.Model):
    """One person's place in an exercise; control's people, evaluators and observers have one too,
    without a team.

    The person proves the seat by a key kept in a cookie and on the seat card; only the key's
    SHA-256 is stored. `chair` counts the team's chairs from 1; `assigned` are the teams that an
    evaluator follows. `accepted_at` is when the person accepted the ground rules. A stand-in is
    scripted: it plays a state that nobody has come for. `played_by` is whom of control it is that
    plays the state from this seat. Since `erased_at` the name is that of the place.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="seats")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="seats")
    chair = models.PositiveSmallIntegerField(null=True)
    duty = models.CharField(max_length=10, choices=Duty)
    title = models.CharField(max_length=80)
    name = models.CharField(max_length=40)
    is_stand_in = models.BooleanField(default=False)
    assigned = models.ManyToManyField(Team, related_name="evaluators")
    key_hash = models.CharField(max_length=64, unique=True)
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="seats"
    )
    played_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="plays")
    taken_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    present_since = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["team__order", "chair", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "chair"],
                condition=models.Q(left_at=None),
                name="one_person_a_chair",
            ),
            models.UniqueConstraint(
                fields=["team"],
                condition=models.Q(left_at=None, duty=Duty.LEAD),
                name="one_lead_a_team",
            ),
            models.CheckConstraint(
                condition=models.Q(team=None, duty__in=BESIDE_THE_TEAMS, chair=None)
                | (
                    models.Q(team__isnull=False, chair__isnull=False, chair__gte=1)
                    & ~models.Q(duty__in=BESIDE_THE_TEAMS)
                ),
                name="players_sit_in_a_team",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_control(self) -> bool:
        return self.duty == Duty.CONTROL

    @property
    def is_played(self) -> bool:
        """True for a seat from which control plays a state: nobody's own view comes from it."""
        return self.played_by_id is not None

    @property
    def is_of_control(self) -> bool:
        """True for control itself and where it plays a state."""
        return self.is_control or self.is_played

    @property
    def is_evaluator(self) -> bool:
        return self.duty == Duty.EVALUATOR

    @property
    def is_observer(self) -> bool:
        return self.duty == Duty.OBSERVER

    @property
    def looks_on(self) -> bool:
        return self.is_evaluator or self.is_observer

    @property
    def is_of_account(self) -> bool:
        """True for whoever signs in: their name is that of the account."""
        return self.facilitator_id is not None

    @property
    def is_lead(self) -> bool:
        return self.duty == Duty.LEAD

    @property
    def assigned_pks(self) -> list[int]:
        return [team.pk for team in self.assigned.all()]

    @property
    def is_present(self) -> bool:
        return (
            self.present_since is not None
            and self.last_seen_at is not None
            and present.now() - self.last_seen_at < AWAY_AFTER
        )
