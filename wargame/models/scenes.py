"""What the board can show, a scene at a time, and how much of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scene(models.TextChoices):
    """What the board can show."""

    LOBBY = "lobby", _("Join code")
    CLOCK = "clock", _("Clock")
    BRIEF = "brief", _("Brief")
    RULES = "rules", _("Ground rules")
    INJECT = "inject", _("Inject")
    POSITIONS = "positions", _("Positions")
    ANSWERS = "answers", _("Answers")
    IDEAS = "ideas", _("Ideas")
    DECISIONS = "decisions", _("Decisions")
    RULING = "ruling", _("Ruling")
    RATINGS = "ratings", _("Ratings")
    LEDGER = "ledger", _("Ledger")
    AGREEMENTS = "agreements", _("Agreements")
    COMMUNIQUE = "communique", _("Communique")
    TIMELINE = "timeline", _("Timeline")
    DEBRIEF = "debrief", _("Debrief")
    POINT = "point", _("Decision point")
    POLES = "poles", _("Two poles")
    LESSONS = "lessons", _("Sustain and improve")
    BLANK = "blank", _("Blank")


def scenes() -> list[tuple[str, str]]:
    """Asked for when needed, so that a new scene needs no migration."""
    return [(str(scene), str(scene.label)) for scene in Scene]


class Stage(models.TextChoices):
    """How much of what is revealed of positions the board shows, a press at a time."""

    DOTS = "dots", _("Dots")
    POSITIONS = "positions", _("Positions")
    REASONS = "reasons", _("Reasons")


class Hindsight(models.TextChoices):
    """How much of a decision point the board shows: what its team could see, then what it could
    not."""

    THEN = "then", _("What they could see")
    WHOLE = "whole", _("The full picture")


def stages() -> list[tuple[str, str]]:
    """Asked for when needed, as scenes are."""
    return [(str(stage), str(stage.label)) for stage in (*Stage, *Hindsight)]
