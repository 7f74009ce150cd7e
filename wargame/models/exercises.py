"""The exercise: one planned run, its life, its clock and what its board shows."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import present
from .methods import Method, methods
from .paragraphs import EIGHT, Paragraph
from .purposes import purposes
from .scenario_parts import Criterion, Tension
from .scenarios import ScenarioVersion
from .scenes import Scene, Stage, scenes, stages

CODE_LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ"
CODE_DIGITS = "346789"
GROUND_RULE = 200


class State(models.TextChoices):
    """Where an exercise is in its life; never back past ended."""

    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready")
    LOBBY = "lobby", _("Open for joining")
    IN_PLAY = "in play", _("In play")
    PAUSED = "paused", _("Paused")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Play has ended")
    DEBRIEF = "debrief", _("Debrief")


# The plan is being made: nobody can join yet.
IN_PREPARATION = (State.DRAFT, State.READY)


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    """Exercises, as facilitators list them."""

    def directed_by(self, facilitator: models.Model) -> "ExerciseQuerySet":
        return self.filter(seats__facilitator=facilitator, seats__left_at=None).distinct()

    def finished(self) -> "ExerciseQuerySet":
        """Those whose play has ended; a rehearsal has nothing to say afterwards."""
        return self.exclude(ended_at=None).filter(rehearsed_as=None)


def eight() -> list[str]:
    """What a decision record asks for where nobody says otherwise."""
    return [str(one) for one in EIGHT]


class Exercise(models.Model):
    """One run of a scenario version. All schedules are in exercise time, which runs only in play.

    `played` is the exercise time up to `running_since`; while the clock stands, `running_since`
    is empty. `starts_at` is when play was announced for, `ends_at` when the session must be over,
    `resumes_at` when the next sitting is announced for, `between_sittings` how long all the breaks
    between two were, of which one began at `suspended_at`,
    `board_seen_at` when the projector's page was last opened before play, `corrected_at` when a
    text of the scenario was first corrected here.
    `entries` numbers the journal: it changes under the row lock that every act takes.
    `first_code` is set where an archive was taken in under another code than it was run;
    `branched_from` and `branched_after` where it plays on from an entry of another exercise.
    `own_views_kept` counts the days after play for which an own view leads to its person; empty
    is as long as the record; `names_kept_until` is the day on which all names of people are erased,
    empty is never. `ground_rules` are those of control, beside the ones that follow from the
    settings. In a rehearsal, which is thrown away, its author plays the team `rehearsed_as`.
    """

    code = models.CharField(max_length=6, unique=True)
    first_code = models.CharField(max_length=6, blank=True)
    branched_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="branches"
    )
    branched_after = models.PositiveIntegerField(null=True)
    board_key = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=120)
    course = models.CharField(max_length=120, blank=True)
    version = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="exercises")
    director = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exercises"
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    format_name = models.CharField(max_length=120)
    method = models.CharField(max_length=14, choices=methods, default=Method.FREE)
    expected_heads = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=10, choices=purposes, blank=True)
    attribution = models.CharField(max_length=4, default="team")
    own_views_to = models.CharField(max_length=7, default="all")
    own_views_kept = models.PositiveSmallIntegerField(null=True)
    names_kept_until = models.DateField(null=True)
    ground_rules = ArrayField(models.CharField(max_length=GROUND_RULE), default=list, blank=True)
    required_paragraphs = ArrayField(
        models.CharField(max_length=20, choices=Paragraph), default=eight
    )
    opened_paragraphs = ArrayField(
        models.CharField(max_length=20, choices=Paragraph), default=list, blank=True
    )
    parallel = models.ForeignKey(
        "wargame.Parallel", on_delete=models.SET_NULL, null=True, related_name="tables"
    )
    table_number = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    resumes_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    between_sittings = models.DurationField(default=timedelta)
    board_seen_at = models.DateTimeField(null=True)
    corrected_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    step = models.ForeignKey("wargame.Step", on_delete=models.SET_NULL, null=True, related_name="+")
    running_since = models.DateTimeField(null=True)
    played = models.DurationField(default=timedelta)

    scene = models.CharField(max_length=10, choices=scenes, default=Scene.LOBBY)
    scene_tension = models.ForeignKey(
        Tension, on_delete=models.PROTECT, null=True, related_name="+"
    )
    scene_criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    scene_inject = models.ForeignKey(
        "wargame.Inject", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    scene_decision = models.ForeignKey(
        "wargame.Decision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    scene_stage = models.CharField(max_length=10, choices=stages, default=Stage.POSITIONS)
    entries = models.PositiveIntegerField(default=0)
    ledger_since = models.DateTimeField(null=True)
    rehearsed_as = models.ForeignKey(
        "wargame.Team", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expected_heads__range=(1, 600)), name="heads_from_1_to_600"
            ),
            models.CheckConstraint(
                condition=models.Q(running_since=None)
                | models.Q(state__in=[State.IN_PLAY, State.ENDED, State.DEBRIEF]),
                name="clock_stands_outside_play",
            ),
            models.CheckConstraint(
                condition=models.Q(attribution__in=["team", "seat", "name"])
                & models.Q(own_views_to__in=["all", "control"]),
                name="people_are_named_by_a_setting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.code})"

    def exercise_time(self, now: datetime | None = None) -> timedelta:
        """Time played so far; pauses do not count."""
        if self.running_since is None:
            return self.played
        return self.played + max((now or present.now()) - self.running_since, timedelta())

    @property
    def is_open(self) -> bool:
        """True while people may join and write."""
        return self.state not in IN_PREPARATION

    @property
    def is_rehearsal(self) -> bool:
        return self.rehearsed_as_id is not None

    @property
    def is_in_play(self) -> bool:
        return self.state in {State.IN_PLAY, State.PAUSED}

    @property
    def is_suspended(self) -> bool:
        """True between two sittings."""
        return self.state == State.SUSPENDED

    @property
    def takes_messages(self) -> bool:
        """True while somebody may be written to: between two sittings control alone."""
        return self.is_in_play or self.is_suspended

    @property
    def has_ended(self) -> bool:
        """True from ENDEX on: records are locked."""
        return self.ended_at is not None

    @property
    def has_ledger(self) -> bool:
        """True while the commitments ledger is switched on."""
        return self.ledger_since is not None

    @property
    def spoken_code(self) -> str:
        """The code as it is read out and printed: K7F 4QM."""
        return f"{self.code[:3]} {self.code[3:]}"
