"""The scrubber: chapters and marks as far as their reader may hear of them, and where they lead."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    decide,
    go_to,
    move_of,
    open_and_start,
    sit,
)
from tests.factories import CODES, make_exercise
from wargame.models import Kind, StepKind
from wargame.operations import decisions, injects, notes

from .conftest import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(exercise, control, blue, red):
    """Over: blue and red decided in move 1, green did not."""
    go_to(exercise, StepKind.DECIDE, 1)
    injects.release(exercise.injects.get(number="1.2"), by=control)
    about = {"move": move_of(exercise)}
    notes.save(exercise, **about, text="Kept among us", base=0, by=blue)
    decide(exercise, red)
    decide(exercise, blue)
    green = exercise.teams.get(code="GRN")
    decisions.release_none(exercise, **about, because="Late.", by=control, team=green)
    commit()
    go_to(exercise, StepKind.REVIEW)
    commit()
    exercise.refresh_from_db()
    return exercise


def sheet(seat, number, place, **asked):
    address = [*own(seat), number, place]
    answer = browser_at(seat).get(reverse("replay", args=address), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def own(seat):
    code = seat.exercise.code
    return [code] if seat.is_control else [code, seat.pk]


def browser_at(seat):
    return browser_of_control(seat.exercise) if seat.is_control else browser_of(seat)


def stops_of(html):
    stops = re.search(r'data-stops="([^"]*)"', html)[1].split()
    return [int(stop.partition(":")[0]) for stop in stops]


def test_steps_are_chapters_and_the_present_one_lists_its_marks(run, control):
    released = run.journal.filter(kind=Kind.DECISION_RELEASED).latest("number").number
    html = sheet(control, released, "board")
    chapters = re.findall(r'<a id="to-\d+"', html)
    assert len(chapters) == run.journal.filter(kind=Kind.STEP_BEGUN).count()
    assert 'aria-current="step" data-replay-link>Move 1: Decide' in html
    assert "Bea released a decision of State of Blu." in html
    assert f'<a id="mark-{released}"' in html


def test_a_player_is_told_of_nothing_that_went_to_others(run, blue, red):
    """What blue was sent and what it decided leave no mark for red: a mark is the act itself."""
    acts = {Kind.DECISION_RELEASED, Kind.INJECT_RELEASED, Kind.NO_DECISION}
    told = {
        seat: list(run.journal.filter(kind__in=acts, number__in=stops_of(html)))
        for seat in (blue, red)
        for html in [sheet(seat, run.entries, seat.team.code)]
    }
    assert [entry.kind for entry in told[blue]] == [Kind.INJECT_RELEASED, Kind.DECISION_RELEASED]
    assert [entry.seat for entry in told[red]] == [red]


def test_the_form_leads_to_a_mark_without_script(run, blue):
    begin, browser = reverse("replay-begin", args=own(blue)), browser_of(blue)
    first = browser.get(begin)
    assert first.status_code == 302
    third = stops_of(browser.get(first.url).content.decode())[2]
    asked = browser.get(begin, {"mark": "3", "place": "board"})
    assert asked.url == reverse("replay", args=[*own(blue), third, "board"])
    for nonsense in ({"mark": "9" * 30}, {"mark": "-1"}, {"mark": "x", "place": "RED"}):
        assert browser.get(begin, nonsense).status_code == 302


@pytest.mark.parametrize("who", ["control", "blue"])
def test_a_decision_leads_to_the_room_of_then_beside_what_had_happened(run, who, request):
    seat = request.getfixturevalue(who)
    decision, browser = run.decisions.get(team__code="BLU"), browser_at(seat)
    known = browser.get(reverse("decision-known", args=[*own(seat), decision.pk]))
    way = re.search(r'href="([^"]*)">Open its room at that moment', known.content.decode())[1]
    assert f"/replay/{decision.information_state.after}/BLU/" in way
    html = browser.get(way).content.decode()
    assert "What had already happened" in html
    assert ("Look in, on record" in html) == (who == "control")


def test_another_teams_decision_leads_nobody_into_its_room(run, red):
    decision = run.decisions.get(team__code="BLU")
    address = reverse("decision-known", args=[*own(red), decision.pk])
    assert "Open its room" not in browser_of(red).get(address).content.decode()
    assert "Send two frigates" not in sheet(red, run.entries, "RED", decision=decision.pk)


def test_a_member_who_came_later_sees_the_room_from_an_empty_chair(run, blue):
    number = run.journal.filter(kind=Kind.DECISION_RELEASED).latest("number").number
    late = sit(run, "BLU", "Zoe", chair=4)
    address = reverse("replay-page", args=[*own(late), number, "BLU"])
    html = browser_of(late).get(address).content.decode()
    assert "Zoe" not in html
    assert "Kept among us" in html


def test_a_run_whose_moments_were_not_kept_says_so(run, blue):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM history.moment WHERE exercise_id = %s", [run.pk])
    answer = browser_of(blue).get(reverse("replay-begin", args=own(blue)))
    assert answer.status_code == 422
    assert "What stood then was not kept here." in answer.content.decode()


def test_a_page_takes_as_many_queries_for_three_teams_as_for_twelve():
    asked = [_asked(teams) for teams in (3, 12)]
    assert asked[0] == asked[1]


def _asked(teams):
    exercise = open_and_start(make_exercise(teams=teams))
    leads = [sit(exercise, code, f"Lead {code} of {teams}", chair=1) for code in CODES[:teams]]
    go_to(exercise, StepKind.DECIDE, 1)
    for lead in leads[::3]:
        decide(exercise, lead)
    commit()
    exercise.refresh_from_db()
    number = exercise.entries
    go_to(exercise, StepKind.REVIEW)
    browser, counts = browser_of(leads[0]), []
    for name in ("replay", "replay-page"):
        address = reverse(name, args=[exercise.code, leads[0].pk, number, "BLU"])
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        counts.append(len(queries))
    control = browser_of_control(exercise)
    for place in ("board", "console"):
        address = reverse("replay-page", args=[exercise.code, number, place])
        with CaptureQueriesContext(connection) as queries:
            assert control.get(address).status_code == 200
        counts.append(len(queries))
    return counts
