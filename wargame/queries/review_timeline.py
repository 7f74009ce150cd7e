"""The review's timeline: every step as planned and as it went, and what was released in it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.criteria_matrix import signed
from wargame.charts.timeline import Bar, Sign, Timeline, timeline
from wargame.models import Decision, Inject, Move, Step

from .review_sight import Sight
from .visits import visits


@dataclass(frozen=True)
class Line:
    """One step in whole minutes of exercise time. `took` is empty while it is open, and for one
    that was not played."""

    step: Step
    planned: int
    took: int | None
    is_open: bool
    injects: list[Inject]

    @property
    def difference(self) -> int:
        return (self.took or 0) - self.planned

    @property
    def difference_in_words(self) -> str:
        return signed(self.difference)


@dataclass(frozen=True)
class Leg:
    """The steps of one move, or those around the moves."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class RunReview:
    """`chart` is None before play has begun."""

    finding: str
    legs: list[Leg]
    injects: list[Inject]
    chart: Timeline | None
    skipped: int


def run(sight: Sight, decisions: Sequence[Decision]) -> RunReview:
    """Two queries. `decisions` are those that the reader sees."""
    exercise = sight.viewer.exercise
    seen = Inject.objects.filter(exercise=exercise).visible_to(sight.viewer)
    injects = list(seen.released().order_by("released_in"))
    stays = _stays(sight)
    during = _during(stays, injects)
    lines = [_line(step, stays, during[step.pk], exercise.step_id) for step in sight.steps]
    finding = _finding(lines)
    chart = _chart(sight, stays, injects, decisions, finding) if stays else None
    skipped = _skipped(lines) if exercise.has_ended else 0
    return RunReview(finding, _legs(lines, sight.plan), injects, chart, skipped)


@dataclass(frozen=True)
class Stay:
    """One visit to a step, from when to when."""

    step: Step
    began: timedelta
    ended: timedelta

    @property
    def took(self) -> timedelta:
        return self.ended - self.began


def _stays(sight: Sight) -> list[Stay]:
    """Every visit, over when the next began, the last when its own length was."""
    steps = {step.pk: step for step in sight.steps}
    now = sight.viewer.exercise.exercise_time()
    return [
        Stay(step, one.began, _until_now(step, now) if one.ended is None else one.ended)
        for one in visits(sight.viewer.exercise)
        if (step := steps.get(one.step)) is not None
    ]


def _until_now(step: Step, now: timedelta) -> timedelta:
    """A review left open for the night has not taken the night."""
    return min(now, (step.began or timedelta()) + step.length)


def _during(stays: list[Stay], injects: list[Inject]) -> dict[int, list[Inject]]:
    """The injects by the step in which they were released."""
    found: dict[int, list[Inject]] = defaultdict(list)
    for inject in injects:
        at = inject.released_in or timedelta()
        begun = [stay.step for stay in stays if stay.began <= at]
        if begun:
            found[begun[-1].pk].append(inject)
    return found


def _line(step: Step, stays: list[Stay], injects: list[Inject], current: int | None) -> Line:
    mine = [stay.took for stay in stays if stay.step == step]
    took = minutes(sum(mine, timedelta())) if mine and step.pk != current else None
    return Line(step, minutes(step.planned), took, step.pk == current, injects)


def _skipped(lines: list[Line]) -> int:
    """How many steps lie before the present one and never began."""
    played = [place for place, line in enumerate(lines) if line.took is not None or line.is_open]
    last = max(played, default=-1)
    return last + 1 - len(played)


def _legs(lines: list[Line], plan: list[Move]) -> list[Leg]:
    moves = {move.pk: move for move in plan}
    parts = [list(part) for _key, part in groupby(lines, key=lambda line: line.step.move_id)]
    return [
        Leg(_title(moves.get(part[0].step.move_id or 0), place, len(parts)), part)
        for place, part in enumerate(parts)
    ]


def _title(move: Move | None, place: int, parts: int) -> str:
    if move is not None:
        named = {"number": move.number, "title": move.title}
        return _("Move %(number)s: %(title)s") % named
    if place in (0, parts - 1):
        return _("Close") if place else _("Opening")
    return _("Between moves")


def minutes(time: timedelta) -> int:
    """Whole minutes, rounded."""
    return round(time.total_seconds() / 60)


def _finding(lines: list[Line]) -> str:
    """What came of the plan, as a title."""
    played = [line for line in lines if line.took is not None]
    more = sum(line.difference for line in played)
    if not played:
        return _("Play has only begun")
    if more == 0:
        return _("The run kept to its plan")
    if more < 0:
        said = ngettext(
            "The run took %(n)s minute less than planned",
            "The run took %(n)s minutes less than planned",
            -more,
        )
        return said % {"n": -more}
    said = ngettext(
        "The run took %(n)s minute more than planned",
        "The run took %(n)s minutes more than planned",
        more,
    )
    return said % {"n": more}


def _chart(
    sight: Sight,
    stays: Sequence[Stay],
    injects: list[Inject],
    decisions: Sequence[Decision],
    finding: str,
) -> Timeline:
    numbers = {move.pk: move.number for move in sight.plan}
    planned, run, start = [], [], 0.0
    for step in sight.steps:
        number, length = numbers.get(step.move_id or 0, 0), _exact(step.planned)
        planned.append(Bar(start, length, step.title, number))
        start += length
    for stay in stays:
        number, length = numbers.get(stay.step.move_id or 0, 0), _exact(stay.step.planned)
        run.append(Bar(_exact(stay.began), _exact(stay.took), stay.step.title, number, length))
    sentence = _("%(finding)s. %(injects)s. %(decisions)s.") % {
        "finding": finding,
        "injects": said_injects(len(injects)),
        "decisions": said_decisions(len(decisions)),
    }
    return timeline(
        planned,
        run,
        moves={move.number: move.title for move in sight.plan},
        injects=[Sign(_exact(one.released_in), one.number) for one in injects],
        decisions=[
            Sign(_exact(one.released_in), one.team.name, one.team.colour) for one in decisions
        ],
        sentence=sentence,
    )


def _exact(time: timedelta | None) -> float:
    """In minutes and parts of them."""
    return (time or timedelta()).total_seconds() / 60


def said_injects(n: int) -> str:
    """The number of injects in words."""
    return ngettext("%(n)s inject", "%(n)s injects", n) % {"n": n}


def said_decisions(n: int) -> str:
    """The number of decisions in words."""
    return ngettext("%(n)s decision", "%(n)s decisions", n) % {"n": n}
