"""The room around the task: who comes in, what stands to hand, what other teams keep private."""

import re

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, move_of, sit
from tests.console.conftest import words
from wargame.models import Delivery, Kind, StepKind
from wargame.operations import injects, seats

from .conftest import Room

# It is masked anew in every answer.
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def release(exercise, number, by):
    injects.release(exercise.injects.get(number=number), by=by)


def test_only_the_seat_itself_comes_in(exercise, blue, blue_two, red, nobody):
    address = reverse("room", args=[exercise.code, blue.pk])
    assert browser_of(blue).get(address).status_code == 200
    for browser in (browser_of(blue_two), browser_of(red), nobody, browser_of_control(exercise)):
        assert browser.get(address).status_code == 404


def test_who_was_removed_finds_nothing_any_more(room, blue, control):
    seats.remove(blue, by=control)
    assert room.browser.get(room.address("room")).status_code == 404
    assert room.save("title", "Mine").status_code == 404


def test_it_is_never_kept_by_a_cache(room):
    assert "no-store" in room.browser.get(room.address("room")).headers["Cache-Control"]


def test_the_own_brief_is_to_hand_with_lines_and_red_lines(room):
    text = room.text()
    for part in ("Private brief", "Red line", "Offer", "Want", "Tension line", "Question line"):
        assert f"{part} of BLU." in text
    assert "Public brief of BLU." in text


def test_nothing_private_of_another_team_is_in_the_page(exercise, room):
    for step, move in ((StepKind.WELCOME, None), (StepKind.DECIDE, 1), (StepKind.EXIT, None)):
        go_to(exercise, step, move)
        html = room.html()
        for code in ("RED", "GRN"):
            for part in ("Private brief", "Red line", "Offer", "Want", "Tension line"):
                assert f"{part} of {code}." not in html


def test_facts_stand_with_their_source_and_criteria_in_words(room):
    text = room.text()
    assert "Ships a day 50 Port (2025)" in text
    assert "Criterion 1 What criterion 1 means." in text
    assert "Exercise fiction." in text


def test_the_brief_of_the_move_comes_with_the_move(exercise, room):
    assert "Move brief 1." not in room.html()
    go_to(exercise, StepKind.ESTIMATE, 1)
    text = room.text()
    assert "Move brief 1." in text
    assert "Question 1?" in text
    assert "Move brief 2." not in text


def test_injects_are_those_released_to_this_team(exercise, room, red, control):
    go_to(exercise, StepKind.BRIEF, 1)
    assert "No injects so far" in room.text()
    for number in ("1.1", "1.2", "1.3"):
        release(exercise, number, control)
    page, other = room.html(), Room(red).html()
    assert "Inject text 1.1." in page
    assert "Inject text 1.2." in page
    assert "Inject text 1.3." not in page
    assert "2 so far" in room.text()
    assert "Inject text 1.3." in other
    assert "Inject title 1.2" not in other


def test_an_inject_is_marked_as_read_once_for_the_team(exercise, room, blue_two, control):
    release(exercise, "1.1", control)
    inject = exercise.injects.get(number="1.1")
    for _press in range(2):
        assert room.press("inject-open", inject=inject.pk).status_code == 302
    Room(blue_two).press_live("inject-open", inject=inject.pk)
    assert Delivery.objects.get(inject=inject, team=room.seat.team).opened_by == room.seat
    assert exercise.journal.filter(kind=Kind.INJECT_OPENED).count() == 1


def test_an_inject_of_another_team_cannot_be_opened(exercise, room, control):
    release(exercise, "1.3", control)
    pk = exercise.injects.get(number="1.3").pk
    assert room.press("inject-open", inject=pk).status_code == 404
    assert not exercise.journal.filter(kind=Kind.INJECT_OPENED).exists()


def test_the_team_sees_its_own_people_and_nobody_elses_names(room, blue, blue_two, red):
    seats.arrive(blue)
    text = room.text()
    assert "1 of 2 here" in text
    assert "Bea" in text
    assert "Bob" in text
    assert "Rob" not in text


def test_the_lead_is_handed_over_from_the_room(exercise, room, blue, blue_two):
    assert room.press("lead-hand", seat=blue_two.pk).status_code == 302
    blue.refresh_from_db()
    blue_two.refresh_from_db()
    assert (blue.is_lead, blue_two.is_lead) == (False, True)


def test_who_was_moved_is_in_the_new_teams_room_at_once(exercise, room, blue, control):
    release(exercise, "1.2", control)
    seats.move(blue, to=exercise.teams.get(code="RED"), by=control)
    html = room.html()
    assert "Private brief of RED." in html
    assert "Private brief of BLU." not in html
    assert "Inject text 1.2." not in html


def test_who_comes_late_sees_what_the_team_may_see_now(exercise, blue, control):
    go_to(exercise, StepKind.DELIBERATE, 1)
    release(exercise, "1.2", control)
    late = Room(sit(exercise, "BLU", "Bel"))
    text = late.text()
    assert "Inject text 1.2." in text
    assert move_of(exercise).title in text


def test_the_task_alone_is_for_script_a_plain_visit_goes_to_the_room(room):
    address = room.address("task")
    plain = room.browser.get(address)
    assert (plain.status_code, plain.url) == (302, room.address("room"))
    part = room.browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    assert "<html" not in part
    assert TOKEN.sub("", part).strip() in TOKEN.sub("", room.html())


@pytest.mark.parametrize("name", ["estimates-place", "position-set", "decision-release"])
def test_looking_at_an_act_does_not_do_it(room, name):
    assert room.browser.get(room.address(name)).status_code == 405


def test_the_page_has_one_heading_and_a_way_past_the_head(room):
    html = room.html()
    of_tabs = html.count('<h1 class="visually-hidden view-title')
    assert html.count("<h1") - of_tabs == 1
    assert "Skip to the content" in words(html)
