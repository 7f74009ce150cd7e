"""Corrections: texts of the scenario that were mended while an exercise ran, in this one alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .injects import Inject
from .moves import Move
from .scenario_parts import Fact, Role, Tension
from .teams import Seat, Team
from .viewers import Viewer

REASON = 300


class Corrected(models.TextChoices):
    """Of what a text was corrected."""

    FACT = "fact", _("Key fact")
    TENSION = "tension", _("Tension")
    TEAM = "team", _("Team")
    MOVE = "move", _("Move")
    INJECT = "inject", _("Inject")


PRIVATE_BRIEF = "private_brief"
# The texts that can be corrected, with how long each may be. Keys, poles, audiences and anchors
# stand: people answer and rate by them.
TEXTS: dict[Corrected, dict[str, int]] = {
    Corrected.FACT: {"value": 300, "source": 300, "as_of": 80, "note": 2000},
    Corrected.TENSION: {"text": 6000, "case_a": 600, "case_b": 600},
    Corrected.TEAM: {"position": 2000, "public_brief": 8000, PRIVATE_BRIEF: 8000},
    Corrected.MOVE: {"brief": 6000},
    Corrected.INJECT: {"text": 4000},
}
LABELS = {
    "value": _("Value"),
    "source": _("Source"),
    "as_of": _("As of"),
    "note": _("Note"),
    "text": _("Text"),
    "case_a": _("Good case of the one pole"),
    "case_b": _("Good case of the other pole"),
    "position": _("Position"),
    "public_brief": _("Public brief"),
    PRIVATE_BRIEF: _("Private brief"),
    "brief": _("Brief"),
}
# These may end up with nothing in them.
MAY_BE_EMPTY = frozenset({"as_of", "note"})
# Lists of paragraphs, a line each.
IN_LINES = frozenset({"public_brief", PRIVATE_BRIEF})

type Part = Fact | Inject | Move | Role | Tension


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections, by who could read the text: whoever could not, learns nothing of it."""

    def visible_to(self, viewer: Viewer) -> "CorrectionQuerySet":
        """Control all; of a private brief nobody but its team and the evaluators assigned to it;
        of what not all could read, those who could."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.is_control:
            return here
        private = models.Q(field=PRIVATE_BRIEF)
        if viewer.is_evaluator:
            assigned = Team.objects.confided_to(viewer) if viewer.seat else Team.objects.none()
            return here.filter(~private | models.Q(team__in=assigned))
        seen = models.Q(is_open=True)
        if viewer.is_observer:
            seen |= models.Q(thing=Corrected.INJECT) & ~models.Q(told=[])
        if viewer.team is not None:
            seen |= models.Q(told__contains=[viewer.team.pk])
        return here.none() if viewer.is_nobody else here.filter(seen)


class Correction(models.Model):
    """One text before and after, and why. `title` names what it belongs to. Everybody could read
    it when it `is_open`, else the teams that are `told`; `readers` are the seats that had it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="corrections")
    thing = models.CharField(max_length=10, choices=Corrected)
    key = models.CharField(max_length=40)
    field = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="+")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.CharField(max_length=REASON)
    is_open = models.BooleanField()
    told = ArrayField(models.BigIntegerField(), default=list)
    readers = ArrayField(models.BigIntegerField(), default=list)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    made_in = models.DurationField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")) & ~models.Q(reason=""),
                name="a_correction_changes_a_text_and_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(field=PRIVATE_BRIEF) | models.Q(is_open=False),
                name="a_private_brief_is_corrected_for_its_team",
            ),
        ]

    @property
    def label(self) -> str:
        """What the text is called."""
        return str(LABELS[self.field])


def part_of(exercise: Exercise, thing: str, key: str) -> Part | None:
    """The row whose texts these are, as far as it is played in this exercise."""
    version = exercise.version
    if thing == Corrected.FACT:
        return version.facts.filter(key=key).first()
    if thing == Corrected.TENSION:
        return version.tensions.filter(key=key).first()
    if thing == Corrected.TEAM:
        return version.roles.filter(key__in=exercise.teams.filter(code=key).values("code")).first()
    if thing == Corrected.MOVE:
        number = int(key) if key.isdecimal() and len(key) < 4 else 0
        return exercise.moves.filter(number=number).first()
    return exercise.injects.filter(number=key).first()


def texts_of(exercise: Exercise, thing: Corrected, key: str, part: Part) -> dict[str, str]:
    """Its texts as they stand in this exercise. One query."""
    texts = {name: said(getattr(part, name)) for name in TEXTS[thing]}
    made = Correction.objects.filter(exercise=exercise, thing=thing, key=key)
    return texts | {one.field: one.after for one in made.order_by("pk")}


def said(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def title_of(part: Part) -> str:
    """What the texts belong to, by its own name."""
    if isinstance(part, Fact):
        return part.metric
    return part.name if isinstance(part, Role | Tension) else str(part)
