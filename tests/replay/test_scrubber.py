"""The scrubber: chapters and marks as far as their reader may hear of them, and where they lead."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import (
    browser_of,
    browser_of_control,
    control_of,
    decide,
    go_to,
    open_and_start,
    sit,
)
from tests.factories import CODES, make_exercise
from tests.leaks.world import LEAD, MEMBER, OTHER
from wargame.models import Kind, StepKind

from .conftest import commit

pytestmark = pytest.mark.django_db


def sheet(played, who, number, place, **asked):
    seat, code = played.world.seats.get(who), played.world.exercise.code
    browser = browser_of(seat) if seat else browser_of_control(played.world.exercise)
    address = [code, *([seat.pk] if seat else []), number, place]
    answer = browser.get(reverse("replay", args=address), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def chapters_of(html):
    return [text.strip() for text in re.findall(r'<a id="to-\d+"[^>]*>([^<]*)', html)]


def test_steps_are_chapters_and_the_present_one_lists_its_marks(played):
    exercise = played.world.exercise
    released = exercise.journal.filter(kind=Kind.DECISION_RELEASED).earliest("number").number
    html = sheet(played, "control", released, "board")
    assert len(chapters_of(html)) == exercise.journal.filter(kind=Kind.STEP_BEGUN).count() == 17
    assert 'aria-current="step" data-replay-link>Move 1: Decide' in html
    assert "Bea released a decision of State of Blu." in html
    assert f'<a id="mark-{released}"' in html


def test_a_player_is_told_of_nothing_that_went_to_others(played):
    """What red was sent, and that green made no decision, leave no mark for blue before they are
    revealed, and after it none either: a mark is the act itself."""
    exercise = played.world.exercise
    last = max(played.pages)
    stops = re.search(r'data-stops="([^"]*)"', sheet(played, LEAD, last, "BLU"))[1].split()
    told = {int(stop.partition(":")[0]) for stop in stops}
    none = exercise.journal.get(kind=Kind.NO_DECISION)
    assert none.number not in told
    own = exercise.journal.filter(kind=Kind.DECISION_RELEASED, seat=played.world.seats[LEAD])
    assert {entry.number for entry in own} <= told


def test_the_form_leads_to_a_mark_without_script(played):
    seat = played.world.seats[LEAD]
    begin = reverse("replay-begin", args=[seat.exercise.code, seat.pk])
    browser = browser_of(seat)
    first = browser.get(begin)
    assert first.status_code == 302
    stops = re.search(r'data-stops="([^"]*)"', browser.get(first.url).content.decode())[1].split()
    third = browser.get(begin, {"mark": "3", "place": "board"}).url
    assert third == reverse(
        "replay", args=[seat.exercise.code, seat.pk, stops[2].partition(":")[0], "board"]
    )
    for nonsense in ({"mark": "9" * 30}, {"mark": "-1"}, {"mark": "x", "place": "RED"}):
        assert browser.get(begin, nonsense).status_code == 302


@pytest.mark.parametrize("who", ["control", LEAD])
def test_a_decision_leads_to_the_room_of_then_beside_what_had_happened(played, who):
    decision = played.world.exercise.decisions.filter(team__code="BLU").latest("pk")
    seat = played.world.seats.get(who)
    place = [seat.exercise.code, seat.pk] if seat else [played.world.exercise.code]
    browser = browser_of(seat) if seat else browser_of_control(played.world.exercise)
    known = browser.get(reverse("decision-known", args=[*place, decision.pk])).content.decode()
    way = re.search(r'href="([^"]*)">Open its room at that moment', known)[1]
    html = browser.get(way).content.decode()
    assert "What had already happened" in html
    assert ("Look in, on record" in html) == (who == "control")
    after = decision.information_state.after
    assert f"/replay/{after}/BLU/" in way


def test_another_teams_decision_leads_nobody_into_its_room(played):
    decision = played.world.exercise.decisions.filter(team__code="BLU").latest("pk")
    seat = played.world.seats[OTHER]
    address = reverse("decision-known", args=[seat.exercise.code, seat.pk, decision.pk])
    assert "Open its room" not in browser_of(seat).get(address).content.decode()
    other = sheet(played, OTHER, max(played.pages), "RED", decision=decision.pk)
    assert "XX-team-notes-XX" not in other


def test_a_page_takes_as_many_queries_for_three_teams_as_for_twelve():
    asked = [_asked(teams) for teams in (3, 12)]
    assert asked[0] == asked[1]


def _asked(teams):
    exercise = open_and_start(make_exercise(teams=teams))
    leads = [sit(exercise, code, f"Lead {code} of {teams}", chair=1) for code in CODES[:teams]]
    go_to(exercise, StepKind.DECIDE, 1)
    for lead in leads:
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
    assert control_of(exercise)
    return counts


def test_a_member_who_came_later_sees_the_room_from_an_empty_chair(played):
    """Their own marks were not there; what is the team's was."""
    late = sit_late(played)
    number = min(played.pages)
    address = reverse("replay-page", args=[late.exercise.code, late.pk, number, "BLU"])
    html = browser_of(late).get(address).content.decode()
    assert "Zoe" not in html
    assert "Bea" in html


def sit_late(played):
    seat = played.world.seats[MEMBER]
    return sit(played.world.exercise, seat.team.code, "Zoe", chair=4)
