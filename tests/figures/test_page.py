"""Figures by state and year: one edition at a time, for everybody in the exercise."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control
from tests.console.conftest import words
from tests.factories import make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(exercise):
    return make_series(exercise), make_series(exercise, "b", edition="May 2030", order=2)


def look(seat, **asked):
    return browser_of(seat).get(reverse("seat-figures", args=[seat.exercise.code, seat.pk]), asked)


def test_the_own_state_is_shown_first_with_source_and_date(blue, two):
    page = look(blue)
    said = words(page.content.decode())
    assert page.status_code == 200
    assert "State BLU (your state)" in said
    assert "Source Tables of May 2029" in said
    assert "As of May 2029" in said
    assert "Counted as in May 2029." in said


def test_two_editions_never_stand_on_one_page(blue, two):
    said = words(look(blue, of="b").content.decode())
    assert "Tables of May 2030" in said
    assert "Tables of May 2029" not in said
    form = look(blue, of=["a", "b"]).content.decode()
    assert ("Tables of May 2029" in form) != ("Tables of May 2030" in form)


def test_an_estimate_is_a_hollow_dot_and_says_so(blue, two):
    html = look(blue, state="RED").content.decode()
    assert html.count('<circle class="dot"') == 1
    assert html.count('<circle class="estimate" cx="') == 2
    assert "State RED 2029: 3.00 (estimate)" in html
    assert "State RED: 3.10 in 2028, 3.00 in 2029 (estimate)" in words(html)
    assert "e: an estimate of the source" in html


def test_without_estimates_nothing_is_said_of_them(blue, exercise):
    make_series(exercise, states={"BLU": [1, 2], "RED": [1, 2]})
    assert "estimate" not in look(blue).content.decode()


def test_a_figure_that_is_missing_is_a_gap_in_chart_and_table(blue, exercise):
    make_series(exercise, states={"BLU": [None, "2.50"]})
    html = look(blue, state="BLU").content.decode()
    assert html.count('<circle class="dot"') == 1
    assert "2028 –" in words(html)


def test_a_state_that_is_not_in_the_series_is_named(blue, exercise, two):
    make_series(exercise, "c", measure="Equipment", order=3, states={"GRN": [1, 2]})
    said = words(look(blue, of="a", state=["GRN", "BLU"]).content.decode())
    assert "Not in this series: GRN." in said
    assert "State BLU" in said


def test_only_states_without_figures_leave_a_page_that_says_so(blue, exercise):
    make_series(exercise, states={"BLU": [None, None]})
    page = look(blue, state="BLU")
    assert page.status_code == 200
    assert "No figure for these states" in page.content.decode()


def test_more_states_than_can_be_followed_are_refused_and_stay_ticked(blue, exercise):
    many = {f"S{letter}": [1, 2] for letter in "ABCDEFG"}
    make_series(exercise, states=many)
    page = look(blue, of="a", state=list(many))
    html = page.content.decode()
    assert page.status_code == 422
    assert "Choose at most 6 states" in html
    assert html.count(" checked") == 7


@pytest.mark.parametrize("asked", [{"of": "nothing"}, {"state": "NOWHERE"}])
def test_what_does_not_exist_is_refused_and_something_is_shown(blue, two, asked):
    page = look(blue, **asked)
    assert page.status_code == 422
    assert "Tables of May 2029" in page.content.decode()


def test_control_reads_them_too(exercise, two):
    page = browser_of_control(exercise).get(reverse("figures", args=[exercise.code]))
    said = words(page.content.decode())
    assert page.status_code == 200
    assert "State RED" in said
    assert "your state" not in said


def test_a_scenario_without_figures_says_so_and_no_room_leads_there(blue, exercise):
    assert "This scenario has no figures" in look(blue).content.decode()
    room = reverse("room", args=[exercise.code, blue.pk])
    where = reverse("seat-figures", args=[exercise.code, blue.pk])
    assert where not in browser_of(blue).get(room).content.decode()


def test_the_brief_leads_to_the_figures(blue, exercise, two):
    room = reverse("room", args=[exercise.code, blue.pk])
    where = reverse("seat-figures", args=[exercise.code, blue.pk])
    assert browser_of(blue).get(room).content.decode().count(f'href="{where}"') == 1


def test_nobody_sees_nothing(nobody, exercise, blue, two):
    assert nobody.get(reverse("seat-figures", args=[exercise.code, blue.pk])).status_code == 404
    assert nobody.get(reverse("figures", args=[exercise.code])).status_code == 404


def test_a_seat_of_another_exercise_is_not_let_in(blue, red, two):
    where = reverse("seat-figures", args=[red.exercise.code, red.pk])
    assert browser_of(blue).get(where).status_code == 404


def test_the_page_asks_the_same_whatever_it_shows(blue, exercise, two, django_assert_num_queries):
    browser = browser_of(blue)
    where = reverse("seat-figures", args=[exercise.code, blue.pk])
    with django_assert_num_queries(2):
        browser.get(where)
    for at in range(10):
        make_series(exercise, f"x{at}", measure=f"Measure {at}", order=10 + at)
    with django_assert_num_queries(2):
        browser.get(where, {"of": "x3", "state": ["RED", "BLU"]})
