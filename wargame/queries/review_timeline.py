"""The review's timeline: every step as planned and as it went, and what was released in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.criteria_matrix import signed
from wargame.charts.timeline import Bar, Sign, Timeline, timeline
from wargame.models import Decision, Inject, Move, Step

from .review_sight import Sight


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
    """One query. `decisions` are those that the reader sees."""
    seen = Inject.objects.filter(exercise=sight.viewer.exercise).visible_to(sight.viewer)
    injects = list(seen.released().order_by("released_in"))
    ends = _ends(sight)
    during = _during(sight.steps, injects)
    lines = [
        _line(step, ends.get(step.pk), during[step.pk], sight.viewer.exercise.step_id)
        for step in sight.steps
    ]
    finding = _finding(lines)
    chart = _chart(sight, ends, injects, decisions, finding) if ends else None
    skipped = _skipped(lines) if sight.viewer.exercise.has_ended else 0
    return RunReview(finding, _legs(lines, sight.plan), injects, chart, skipped)


def _ends(sight: Sight) -> dict[int, timedelta]:
    """When each step that has begun was over: at the next one, the last by its own length."""
    begun = [step for step in sight.steps if step.began is not None]
    following: list[Step | None] = [*begun, None][1:]
    now = sight.viewer.exercise.exercise_time()
    return {
        step.pk: after.began if after and after.began is not None else _until_now(step, now)
        for step, after in zip(begun, following, strict=True)
    }


def _until_now(step: Step, now: timedelta) -> timedelta:
    """A review left open for the night has not taken the night."""
    return min(now, (step.began or timedelta()) + step.length)


def _during(steps: list[Step], injects: list[Inject]) -> dict[int, list[Inject]]:
    """The injects by the step in which they were released."""
    found: dict[int, list[Inject]] = defaultdict(list)
    for inject in injects:
        at = inject.released_in or timedelta()
        begun = [step for step in steps if step.began is not None and step.began <= at]
        if begun:
            found[begun[-1].pk].append(inject)
    return found


def _line(step: Step, end: timedelta | None, injects: list[Inject], current: int | None) -> Line:
    took = None
    if end is not None and step.began is not None and step.pk != current:
        took = minutes(end - step.began)
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
    ends: Mapping[int, timedelta],
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
        if step.began is not None:
            began = _exact(step.began)
            took = _exact(ends[step.pk]) - began
            run.append(Bar(began, took, step.title, number, length))
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
