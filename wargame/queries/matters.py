"""Matters that control has put to adjudication and not yet ruled on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q

from wargame.measures import odds
from wargame.models import Argument, Draw, Exercise, Method, Ruling, Viewer
from wargame.models.adjudication import RulingQuerySet

from . import passes, ruling_inputs
from .clocks import figures
from .odds import Odds, of_draw
from .ruling_inputs import Inputs

# A ruling that is written at once has no matter: it is held among the others from the start.
BEGUN = ~Q(matter="")


@dataclass(frozen=True)
class Countdown:
    """What is left for those who are asked; at its end control closes, nothing closes itself."""

    state: str
    figures: str
    remaining_ms: int


@dataclass(frozen=True)
class Matter:
    """One matter as its reader sees it. `given` counts the people who have judged how likely it
    is, for control alone."""

    ruling: Ruling
    inputs: Inputs
    countdown: Countdown | None
    given: int | None = None

    @property
    def method(self) -> Method:
        return Method(self.ruling.method)

    @property
    def can_weigh(self) -> bool:
        by_points = self.method in {Method.MATRIX, Method.PROBABILISTIC}
        return by_points and self.ruling.is_draft and self.inputs.odds is None

    @property
    def coming(self) -> Odds:
        """The odds that would be shown now."""
        strong = [sum(1 for one in points if one.strong_at) for _side, points in self.inputs.sides]
        return of_draw(Draw(net=odds.net(*strong)))

    @property
    def can_show_odds(self) -> bool:
        return self.can_weigh and not self.ruling.is_open

    @property
    def can_draw(self) -> bool:
        return self.inputs.odds is not None and self.inputs.odds.rung is None

    @property
    def can_take_as_likely(self) -> bool:
        shown = self.inputs.odds
        return self.can_draw and shown is not None and shown.draw.percent not in {None, 50}

    @property
    def can_rule(self) -> bool:
        """True when nothing of its method is left to do."""
        is_drawn = self.method != Method.PROBABILISTIC or self.inputs.odds is not None
        return not (self.ruling.is_open or self.can_draw) and is_drawn

    @property
    def can_drop(self) -> bool:
        return self.inputs.odds is None or self.inputs.odds.rung is None


@dataclass(frozen=True)
class Docket:
    """For control: matters in progress, and arguments nobody has taken up."""

    matters: list[Matter]
    waiting: list[Argument]


def matters(viewer: Viewer) -> list[Matter]:
    """What this viewer may read, the latest first. One query, and at most four more."""
    if not passes.every(viewer.exercise, _has_rulings):
        return []
    found = list(_put(viewer).order_by("-number"))
    return _matters(found, viewer)


def docket(viewer: Viewer) -> Docket:
    """At most five queries."""
    people = Count("likelihoods__voice", distinct=True)
    found = list(_put(viewer).filter(BEGUN).annotate(given=people).order_by("-number"))
    return Docket(_matters(found, viewer), waiting(viewer.exercise))


def one(viewer: Viewer, ruling: Ruling) -> Matter | None:
    """The matter of a draft, beside the form in which its words are written."""
    found = list(_put(viewer).filter(pk=ruling.pk))
    return next(iter(_matters(found, viewer)), None)


def waiting(exercise: Exercise) -> list[Argument]:
    """Arguments that teams have lodged and control has not opened. One query."""
    taken = Ruling.objects.filter(argument=OuterRef("pk"), dropped_at=None)
    lodged = exercise.arguments.filter(~Exists(taken))
    return list(lodged.select_related("team", "move"))


def _has_rulings(exercise: Exercise) -> bool:
    return exercise.rulings.exists()


def _put(viewer: Viewer) -> RulingQuerySet:
    put = Ruling.objects.put_to(viewer)
    return put.select_related("move", "draw", "acting", "argument__team").prefetch_related("teams")


def _matters(found: Sequence[Ruling], viewer: Viewer) -> list[Matter]:
    made = ruling_inputs.inputs(found, viewer)
    return [
        Matter(
            ruling=one,
            inputs=made.get(one.pk, ruling_inputs.NONE),
            countdown=_countdown(viewer.exercise, one),
            given=getattr(one, "given", None) if one.method == Method.ESTIMATED else None,
        )
        for one in found
    ]


def _countdown(exercise: Exercise, ruling: Ruling) -> Countdown | None:
    if not ruling.is_open or ruling.closes_in is None:
        return None
    left = max(ruling.closes_in - exercise.exercise_time(), timedelta())
    state = "running" if exercise.running_since else "paused"
    return Countdown(state if left else "out", figures(left), int(left.total_seconds() * 1000))
