"""How many SQL queries the room and each of its regions take: the same for 3 teams and for 12."""

import pytest

from tests.cast import control_of, decide, go_to, move_of, open_and_start, sit, viewer_of, write
from tests.factories import CODES, make_exercise
from tests.messages.conftest import send
from wargame.live import regions
from wargame.models import DraftKind, Revealed, Says, StepKind
from wargame.operations import assents, injects, positions
from wargame.operations.positions import Mark

from .conftest import Room, place, reveal

REGIONS = {
    "neatline": 1,
    "clock": 1,
    "task-key": 2,
    "move-brief": 1,
    "role-brief": 1,
    "facts": 1,
    "corrected": 0,
    "matters": 1,
    "ideas": 0,
    "method": 1,
    "accord": 3,
    "draft": 9,
    "injects": 1,
    "rulings": 1,
    "ratings": 1,
    "ledger": 0,
    "messages": 3,
    "agreements": 3,
    "agreements-waiting": 2,
    "assumptions": 1,
    "report": 0,
    "team-notes": 1,
    "parked": 1,
    "injects-new": 1,
    "messages-new": 2,
    "people": 1,
}
# Of the whole page, the seat of who asks included.
PAGE = {
    (StepKind.WELCOME, None): 31,
    (StepKind.BASELINE, None): 33,
    (StepKind.BRIEF, 1): 34,
    (StepKind.ESTIMATE, 1): 37,
    (StepKind.DELIBERATE, 1): 54,
    (StepKind.DECIDE, 1): 54,
    (StepKind.PLENARY, 1): 60,
    (StepKind.ADJUDICATE, 1): 60,
    (StepKind.FINAL, None): 29,
    (StepKind.REVIEW, None): 31,
    (StepKind.EXIT, None): 28,
}


@pytest.fixture(params=[3, 12])
def people(request, db):
    """Three people in each of 3 or of 12 teams, in play."""
    exercise = open_and_start(make_exercise(teams=request.param))
    codes = CODES[: request.param]
    return [sit(exercise, code, f"{code} {chair}") for code in codes for chair in (1, 2, 3)]


def play(people, step):
    """What teams do in this step, until every part of the page is as full as it gets."""
    exercise, leads = people[0].exercise, people[::3]
    exercise.refresh_from_db()
    if step == StepKind.ESTIMATE:
        for n, seat in enumerate(people):
            place(seat, n % 7 + 1)
        for lead in leads[1:]:
            send(lead, to=leads[0].team.code)
    elif step == StepKind.DELIBERATE:
        reveal(exercise)
        for lead in leads:
            write(exercise, lead, {"answer": "Both.", "because": "Why."}, DraftKind.ANSWER)
            mark = Mark(move_of(exercise).tensions.get(), 3, "It is faster.")
            held = positions.set_position(exercise, mark, move=move_of(exercise), by=lead)
            for seat in lead.team.seats.exclude(pk=lead.pk):
                assents.give(held, Says.RESERVE, words="Not without fuel.", by=seat)
    elif step == StepKind.DECIDE:
        for inject in exercise.injects.filter(move=1):
            injects.release(inject, by=control_of(exercise))
        for lead in leads[1:]:
            decide(exercise, lead)
        write(exercise, leads[0], {"title": "Ours"})
    elif step == StepKind.PLENARY:
        for what in (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS):
            reveal(exercise, what)


def test_every_region_of_the_room_has_its_number_of_queries():
    assert set(REGIONS) == {region.name for region in regions.of_page("room")}


def test_a_region_takes_as_many_for_three_teams_as_for_twelve(people, django_assert_num_queries):
    exercise, seat = people[0].exercise, people[0]
    for step in (StepKind.ESTIMATE, StepKind.DELIBERATE, StepKind.DECIDE):
        go_to(exercise, step, 1)
        play(people, step)
    viewer = viewer_of(seat)
    for name, most in REGIONS.items():
        with django_assert_num_queries(most):
            regions.render(regions.named("room", name), viewer)


def test_so_does_the_page_in_every_step(people, django_assert_num_queries):
    room = Room(people[0])
    for (step, move), most in PAGE.items():
        go_to(room.exercise, step, move)
        play(people, step)
        with django_assert_num_queries(most):
            room.html()
