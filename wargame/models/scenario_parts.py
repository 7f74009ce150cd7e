"""What a version of a scenario holds: its texts and plans, each part a row with a key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .question_parts import PartKind, QuestionPart
from .scenarios import ScenarioVersion


class Part(models.Model):
    """What every part of a scenario version has: a key of its own and a place in the order."""

    version = models.ForeignKey(
        ScenarioVersion, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    key = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="%(class)s_key_once_a_version")
        ]


class ScopeItem(Part):
    """One line of what the scenario covers."""

    name = models.CharField(max_length=200)
    text = models.TextField()


class Fact(Part):
    """A figure with its source and date, and later or other figures beside it."""

    metric = models.CharField(max_length=300)
    value = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    as_of = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    is_canonical = models.BooleanField(default=False)
    is_verified = models.BooleanField(default=True)
    later = models.JSONField(default=list)


class Tension(Part):
    """A trade-off with two named poles: point 1 of the scale is pole a, point 7 is pole b."""

    name = models.CharField(max_length=200)
    text = models.TextField()
    pole_a = models.CharField(max_length=120)
    pole_b = models.CharField(max_length=120)
    case_a = models.TextField(blank=True)
    case_b = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class KeyQuestion(Part):
    """A question that a move puts to every team; without parts it is answered in a text."""

    text = models.TextField()
    parts = models.JSONField(default=list)

    def part(self, kind: PartKind) -> QuestionPart | None:
        """The part of this kind, where the question has one."""
        kept = next((one for one in self.parts if one["kind"] == kind), None)
        return QuestionPart.of(kept) if kept else None

    def has(self, kind: PartKind) -> bool:
        return any(one["kind"] == kind for one in self.parts)


class Criterion(Part):
    """One line of the vision of success, with anchors for levels 1 to 5; `look_for` are the cues
    that a scenario gives evaluators."""

    version = models.ForeignKey(ScenarioVersion, on_delete=models.CASCADE, related_name="criteria")
    short_name = models.CharField(max_length=120)
    text = models.TextField()
    anchors = models.JSONField(default=list)
    look_for = models.JSONField(default=list)


class Role(Part):
    """A state that a team can play; `key` is its three-letter code."""

    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40)
    is_ally = models.BooleanField(default=True)
    is_core = models.BooleanField(default=True)
    colour = models.PositiveSmallIntegerField()
    position = models.TextField(blank=True)
    ties = models.JSONField(default=list)
    public_brief = models.JSONField(default=list)
    private_brief = models.JSONField(default=list)
    red_lines = models.JSONField(default=list)
    offers = models.JSONField(default=list)
    wants = models.JSONField(default=list)
    tension_lines = models.JSONField(default=dict)
    question_lines = models.JSONField(default=dict)
    seats = models.JSONField(default=list)
    seat_notes = models.TextField(blank=True)


class Theater(Part):
    """Where states commit themselves to, in the commitments ledger."""

    name = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Series(Part):
    """Figures by state and year that may stand in one chart: one measure, of one edition, by one
    definition. `states` are {code, name, values}, a value a year: a text, with an `e` behind it
    where it is an estimate, or None."""

    version = models.ForeignKey(ScenarioVersion, on_delete=models.CASCADE, related_name="series")
    measure = models.CharField(max_length=80)
    edition = models.CharField(max_length=80)
    definition = models.TextField()
    unit = models.CharField(max_length=60)
    source = models.CharField(max_length=300)
    as_of = models.CharField(max_length=80)
    note = models.TextField(blank=True)
    years = models.JSONField(default=list)
    states = models.JSONField(default=list)

    class Meta(Part.Meta):
        constraints = [
            *Part.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "measure", "edition"], name="edition_of_a_measure_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.edition}"


class PlannedMove(Part):
    """A move as the scenario plans it: aim, brief, question and tensions."""

    title = models.CharField(max_length=120)
    aim = models.TextField(blank=True)
    brief = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=30)
    question = models.ForeignKey(KeyQuestion, on_delete=models.CASCADE, related_name="+")
    tensions = models.ManyToManyField(Tension, related_name="+")


class InjectKind(models.TextChoices):
    """In what form information arrives."""

    NEWS = "news", _("News")
    INTELLIGENCE = "intelligence", _("Intelligence")
    DIPLOMATIC_NOTE = "diplomatic note", _("Diplomatic note")
    PARLIAMENTARY = "parliamentary", _("Parliamentary")
    DATA = "data", _("Data")


class PlannedInject(Part):
    """An inject as planned; `move` 0 is the reserve, `to` empty means all teams. What suggests it
    is said as in an exercise, but by the code of a team and the key of a theater."""

    number = models.CharField(max_length=12)
    move = models.PositiveSmallIntegerField()
    minute = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=160)
    sender = models.CharField(max_length=200)
    to = models.JSONField(default=list)
    kind = models.CharField(max_length=20, choices=InjectKind)
    text = models.TextField()
    expected_actions = models.JSONField(default=list)
    links = models.JSONField(default=dict)
    is_reserve = models.BooleanField(default=False)
    trigger = models.CharField(max_length=10, blank=True)
    trigger_line = models.PositiveSmallIntegerField(null=True)
    trigger_team = models.CharField(max_length=40, blank=True)
    trigger_theater = models.CharField(max_length=40, blank=True)


class FormatPreset(Part):
    """A timeline for one length of session; steps are {kind, title, minutes, move}. `record` says
    which paragraphs of a decision record are `required` and which stand `opened` beside them."""

    name = models.CharField(max_length=120)
    minutes = models.PositiveSmallIntegerField()
    summary = models.TextField(blank=True)
    steps = models.JSONField(default=list)
    record = models.JSONField(default=dict)

    @property
    def moves(self) -> int:
        return max((step["move"] for step in self.steps), default=0)
