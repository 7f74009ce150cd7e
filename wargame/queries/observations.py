"""What was observed, as far as its reader may see it; and the guide to observe by."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wargame.models import Criterion, Decision, Inject, Objective, Observation, Team, Viewer

LATEST = 20
ON_CONSOLE = 4


@dataclass(frozen=True)
class Cue:
    """One line of the guide: what it is of, its name on a button, and what to look for."""

    of: Criterion | Objective
    label: str
    look_for: list[str]

    @property
    def kind(self) -> str:
        return "criterion" if isinstance(self.of, Criterion) else "objective"

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.of.pk}"


@dataclass(frozen=True)
class Guide:
    """What one person may tag an observation with. `own` are the teams that an evaluator follows;
    `teams` are all, those first."""

    teams: list[Team]
    own: list[Team]
    cues: list[Cue]
    decisions: list[Decision]
    injects: list[Inject]

    def of_cue(self, name: str) -> dict[str, Any]:
        """What an observation hangs on that was made by this cue."""
        return {cue.kind: cue.of for cue in self.cues if cue.name == name}


@dataclass(frozen=True)
class Observed:
    """The latest first; `count` is all there is."""

    rows: list[Observation]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def guide(viewer: Viewer) -> Guide:
    """Of the scenario where it says what to look for, else a neutral line for each criterion; and
    one for each objective. Six queries."""
    own = list(Team.objects.confided_to(viewer)) if viewer.is_evaluator else []
    others = [team for team in viewer.exercise.teams.all() if team not in own]
    decisions = Decision.objects.visible_to(viewer).last_versions().select_related("team", "move")
    released = Inject.objects.visible_to(viewer).released()
    return Guide(
        teams=[*own, *others],
        own=own,
        cues=_cues(viewer),
        decisions=sorted(decisions, key=lambda one: -one.pk),
        injects=list(released.order_by("-released_at")),
    )


def latest(viewer: Viewer) -> Observed:
    """What this person reads while playing goes on. Two queries."""
    return _observed(viewer, LATEST)


def on_console(viewer: Viewer) -> Observed:
    """Two queries."""
    return _observed(viewer, ON_CONSOLE)


def every(viewer: Viewer) -> list[Observation]:
    """All that this reader may see, the latest first. One query."""
    return list(_whole(viewer))


def _observed(viewer: Viewer, most: int) -> Observed:
    rows = _whole(viewer)
    return Observed(list(rows[:most]), rows.count())


def _whole(viewer: Viewer) -> QuerySet[Observation]:
    seen = Observation.objects.visible_to(viewer).order_by("-seen_at", "-pk")
    return seen.select_related(
        "seat", "team", "move", "decision", "inject", "criterion", "objective"
    )


def _cues(viewer: Viewer) -> list[Cue]:
    neutral = [_("What did they do or say that bears on it?")]
    cues = [
        Cue(one, one.short_name, one.look_for or neutral)
        for one in viewer.exercise.version.criteria.all()
    ]
    cues += [
        Cue(one, one.text, [_("What shows that it is met, or not?")])
        for one in viewer.exercise.objectives.all()
    ]
    return cues
