"""Injects on control's side: the queue, the sheet of one inject, and releasing to chosen teams."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import browser_of, control_of, go_to, open_and_start, viewer_of
from tests.factories import make_exercise
from wargame.models import Kind, StepKind
from wargame.operations import injects
from wargame.queries import inject_queues

from .conftest import words


@pytest.fixture
def to_blue(exercise):
    return exercise.injects.get(number="1.2")


def queue(console):
    return inject_queues.injects(viewer_of(control_of(console.exercise)))


def numbers(slips):
    return [slip.inject.number for slip in slips]


def codes(inject):
    return set(inject.deliveries.values_list("team__code", flat=True))


def test_what_belongs_to_the_present_move_comes_first_and_the_rest_later(console, to_blue):
    assert (numbers(queue(console).next), len(queue(console).later)) == ([], 6)
    go_to(console.exercise, StepKind.BRIEF, 1)
    assert numbers(queue(console).next) == ["1.1", "1.2", "1.3"]
    injects.release(to_blue, by=control_of(console.exercise))
    assert numbers(queue(console).next) == ["1.1", "1.3"]
    assert numbers(queue(console).sent) == ["1.2"]


def test_the_minute_counts_from_the_start_of_the_move_in_exercise_time(console):
    now = timezone.now()
    with time_machine.travel(now + timedelta(minutes=20), tick=False):
        go_to(console.exercise, StepKind.BRIEF, 1)
        first = queue(console).next[0]
        assert round(first.due_in.total_seconds()) == 60
        assert round((first.due_at - now).total_seconds()) == 21 * 60


def test_one_press_in_the_queue_releases_as_planned(console, to_blue):
    assert console.press_live("inject-release", to_blue.pk, to="plan").status_code == 204
    assert codes(to_blue) == {"BLU"}
    assert "opened by 0 of 1 team" in console.text("injects")


def test_it_shows_who_opened_it(console, to_blue, control, blue):
    injects.release(to_blue, by=control)
    injects.open_(to_blue, by=blue)
    assert "opened by 1 of 1 team" in console.text("injects")
    text = words(console.open("inject", to_blue.pk).content.decode())
    assert "by Bea" in text


def test_the_sheet_shows_the_text_the_plan_and_the_teams_of_the_plan_ticked(console, to_blue):
    page = console.open("inject", to_blue.pk).content.decode()
    text = words(page)
    for said in ("Inject text 1.2.", "Answer it.", "Port authority", "Exercise fiction."):
        assert said in text
    blue, red = (console.exercise.teams.get(code=code).pk for code in ("BLU", "RED"))
    assert re.search(f'value="{blue}"[^>]* checked', page)
    assert re.search(f'value="{red}"', page)
    assert page.count(" checked") == 1


def test_control_ticks_the_teams(console, to_blue):
    chosen = console.exercise.teams.filter(code__in=["RED", "GRN"])
    page = console.press("inject-release", to_blue.pk, teams=[team.pk for team in chosen])
    assert page.redirect_chain == [(console.address("inject", to_blue.pk), 302)]
    assert codes(to_blue) == {"RED", "GRN"}


def test_without_a_team_the_form_comes_back_with_a_sentence(console, to_blue):
    page = console.press("inject-release", to_blue.pk)
    assert page.status_code == 422
    assert "Choose at least one team." in page.content.decode()
    assert codes(to_blue) == set()


def test_teams_of_another_exercise_cannot_be_chosen(console, to_blue):
    page = console.press("inject-release", to_blue.pk, teams=[999_999_999])
    assert page.status_code == 422
    assert codes(to_blue) == set()


def test_a_plan_for_teams_that_do_not_play_leads_to_the_sheet(console, to_blue):
    to_blue.planned_to = ["XXX"]
    to_blue.save()
    go_to(console.exercise, StepKind.BRIEF, 1)
    assert "to nobody who plays" in console.text("injects")
    assert f'id="release-{to_blue.pk}"' not in console.region("injects")


def test_teams_that_have_it_are_not_asked_about_again(console, to_blue, control):
    injects.release(to_blue, by=control, teams=console.exercise.teams.all())
    page = console.open("inject", to_blue.pk).content.decode()
    assert "Every team has it." in page
    assert "checkbox" not in page


def test_players_and_strangers_do_not_find_the_sheet(console, to_blue, blue, nobody):
    for browser in (browser_of(blue), nobody):
        assert browser.get(console.address("inject", to_blue.pk)).status_code == 404
        assert browser.post(console.address("inject-release", to_blue.pk)).status_code == 404
    assert codes(to_blue) == set()


def open_as(seat, inject):
    address = f"/x/{seat.exercise.code}/seats/{seat.pk}/injects/open/"
    return browser_of(seat).post(
        address, {"inject": getattr(inject, "pk", inject)}, headers={"HX-Request": "true"}
    )


def test_a_team_opens_what_it_was_sent(console, to_blue, control, blue):
    injects.release(to_blue, by=control)
    assert open_as(blue, to_blue).status_code == 204
    assert to_blue.deliveries.get().opened_by == blue


@pytest.mark.parametrize("sent", ["", "x", "99999999999999999999"])
def test_a_team_opens_nothing_that_is_not_there(blue, sent):
    assert open_as(blue, sent).status_code == 404


def test_to_a_team_an_inject_for_another_is_not_there(console, to_blue, control, red):
    assert open_as(red, to_blue).status_code == 404
    injects.release(to_blue, by=control)
    assert open_as(red, to_blue).status_code == 404
    assert not console.exercise.journal.filter(kind=Kind.INJECT_OPENED).exists()


@pytest.mark.parametrize("teams", [3, 12])
def test_the_sheet_takes_the_same_queries_for_three_teams_and_for_twelve(
    db, console_of, teams, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams))
    inject = exercise.injects.get(number="1.1")
    injects.release(inject, by=control_of(exercise))
    inject.plan.links = {"tensions": ["t1"], "questions": ["q1"], "criteria": ["c1"]}
    inject.plan.save()
    console = console_of(exercise)
    with django_assert_num_queries(9):
        console.open("inject", inject.pk)
