"""Finished runs of one scenario: of Helen's, and one that somebody else directed."""

from datetime import UTC, datetime

import pytest

from tests.cast import control_of, decide, go_to, open_and_start, sit
from tests.factories import CHOICE, FacilitatorFactory, make_version
from tests.review.play import estimate, own_view, reveal, take_position, write
from wargame.models import DraftKind, Exercise, Revealed, StepKind
from wargame.operations import answers, exercises, ratings
from wargame.operations.ratings import Level


@pytest.fixture
def helen(db):
    return FacilitatorFactory()


@pytest.fixture
def version(db):
    return make_version(moves=1, parts=[CHOICE])


def played(
    by, version, *, course="Course 1", year=2025, people=3, moved=1, is_shown=True, last="EXIT"
) -> Exercise:
    """A run in which `people` of BLU and one of RED mark the first tension at 2 and `moved` points
    on, and both heads set a position, choose and are rated by control."""
    run = exercises.make(
        by=by,
        version=version,
        preset=version.formatpresets.get(),
        title=f"Strait {year}",
        course=course,
        chairs={"BLU": 5, "RED": 5},
        expected_heads=10,
    )
    open_and_start(run)
    blue = [
        sit(run, "BLU", f"Bea {year}-{number}", chair=number) for number in range(1, people + 1)
    ]
    red = sit(run, "RED", f"Rob {year}", chair=1)
    go_to(run, StepKind.BASELINE)
    for seat in (*blue, red):
        own_view(run, seat, 2)
    go_to(run, StepKind.ESTIMATE, 1)
    estimate(run, red, 6)
    go_to(run, StepKind.DELIBERATE, 1)
    reveal(run, Revealed.ESTIMATES)
    for lead, point, option in ((blue[0], 3, "1"), (red, 7, "2")):
        take_position(run, lead, point)
        said = {"choice": option, "answer": "Because of it.", "because": "It is so."}
        write(run, lead, said, DraftKind.ANSWER)
        answers.release(run, move=run.step.move, by=lead)
    go_to(run, StepKind.DECIDE, 1)
    for lead in (blue[0], red):
        decide(run, lead)
    go_to(run, StepKind.ADJUDICATE, 1)
    _rate(run)
    go_to(run, StepKind.FINAL)
    for seat in (*blue, red):
        own_view(run, seat, 2 + moved)
    go_to(run, StepKind[last])
    if is_shown:
        reveal(run, Revealed.OWN_VIEWS)
    Exercise.objects.filter(pk=run.pk).update(started_at=datetime(year, 5, 4, 9, tzinfo=UTC))
    return run


def _rate(run):
    control = control_of(run)
    made = ratings.open_round(run, move=run.step.move, peers=0, is_blind=False, by=control)
    for team in run.teams.all():
        cited = list(run.decisions.filter(team=team))
        levels = [Level(one, 4, "Seen.", cited) for one in run.version.criteria.all()]
        ratings.rate(made, levels, team=team, by=control)
    ratings.close(made, by=control)
