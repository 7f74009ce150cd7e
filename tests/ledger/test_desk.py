"""Control's ledger over HTTP: on and off, figures, every line, and setting an exercise up."""

import pytest
from django.urls import reverse

from tests.cast import browser_of_control, control_of, move_of
from tests.console.conftest import Console, words
from tests.factories import FacilitatorFactory, make_version
from tests.rooms.conftest import Room
from wargame.models import Budget, Exercise, Requirement

from .conftest import commit


@pytest.fixture
def console(exercise) -> Console:
    return Console(exercise)


def text(console):
    answer = console.open("ledger-desk")
    assert answer.status_code == 200
    return words(answer.content.decode())


def as_it_stands(exercise):
    """What the form of requirements sends when nothing was changed."""
    sent = {}
    rows = Requirement.objects.current().filter(exercise=exercise).select_related("move", "theater")
    for row in rows:
        sent[f"points-{row.move.number}-{row.theater.key}"] = row.points
        if row.is_shown:
            sent[f"shown-{row.move.number}-{row.theater.key}"] = "on"
    sent["points-2-common"] = 0
    return sent


def test_control_reads_every_line_public_or_not(console, exercise, blue, red):
    commit(blue, 4, caveat="Not ashore.")
    commit(red, 3, "south")
    said = text(console)
    assert "BLU 1 4 Ready, North Pledged Not ashore." in said
    assert "RED 1 3 Ready, South Pledged" in said
    assert "Counts every line, public or not." in said
    assert "Move 1: short in North, South, Common" in said
    assert said.lower().count("illustrative units") >= 4


def test_control_switches_it_off_and_on(console, exercise, blue):
    console.press("ledger-switch", is_on="no")
    assert "The ledger is off. What was recorded stays." in text(console)
    assert words(Room(blue).region("ledger")) == ""
    console.press("ledger-switch", is_on="yes")
    assert "The ledger is on." in text(console)
    assert "10 of 10 points left" in words(Room(blue).region("ledger"))


def test_a_switch_that_says_neither_is_refused(console):
    assert console.press_live("ledger-switch", is_on="perhaps").status_code == 422


def test_control_sets_a_requirement_and_shows_or_hides_it(console, exercise, blue):
    sent = as_it_stands(exercise)
    console.press("requirements-set", **(sent | {"points-1-north": 5}))
    assert "0 of 5 0%" in words(Room(blue).region("ledger"))
    hidden = sent | {"points-1-north": 5}
    del hidden["shown-1-north"]
    console.press("requirements-set", **hidden)
    assert "North 0 requirement not shown" in words(Room(blue).region("ledger"))
    north = Requirement.objects.filter(move__number=1, theater__key="north").order_by("pk")
    assert [(row.points, row.is_shown) for row in north] == [(20, True), (5, True), (5, False)]


def test_what_was_not_changed_is_not_written_again(console, exercise):
    console.press("requirements-set", **as_it_stands(exercise))
    before = Requirement.objects.count()
    entries = exercise.journal.count()
    console.press("requirements-set", **as_it_stands(exercise))
    assert (Requirement.objects.count(), exercise.journal.count()) == (before, entries)


def test_a_wrong_figure_is_told_with_its_place_and_nothing_is_set(console, exercise):
    sent = as_it_stands(exercise) | {"points-1-north": "9", "points-1-south": "lots"}
    answer = console.press("requirements-set", **sent)
    assert answer.status_code == 422
    assert "South, move 1: Give whole units, from 0 to 999." in words(answer.content.decode())
    assert 'value="lots"' in answer.content.decode()
    assert not Requirement.objects.filter(points=9).exists()


def test_budgets_are_set_all_or_none(console, exercise, blue):
    commit(blue, 6)
    codes = ("BLU", "RED", "GRN")
    sent = {f"points-{move}-{code}": 12 for move in (1, 2) for code in codes}
    answer = console.press("budgets-set", **(sent | {"points-1-BLU": 5}))
    assert answer.status_code == 422
    said = "State of Blu has committed 6 points in this move already."
    assert said in words(answer.content.decode())
    assert not Budget.objects.filter(points=12).exists()
    console.press("budgets-set", **sent)
    assert "6 of 12 points left" in words(Room(blue).region("ledger"))


def test_after_play_there_is_nothing_to_set(console, exercise):
    from wargame.operations import exercises

    exercises.end(exercise, by=control_of(exercise))
    html = console.open("ledger-desk").content.decode()
    assert "requirements/set/" not in html
    assert "Switch it" not in html


def test_a_scenario_without_theaters_says_so(console, exercise):
    exercise.requirements.all().delete()
    exercise.version.theaters.all().delete()
    assert "This scenario has no ledger" in text(console)


def test_the_board_offers_the_ledger_only_while_it_is_on(console, exercise):
    assert "Ledger" in console.text("scenes")
    console.press("ledger-switch", is_on="no")
    assert "Ledger" not in console.text("scenes")


def test_the_ledger_is_chosen_when_an_exercise_is_set_up(db):
    version = make_version()
    director = FacilitatorFactory()
    from django.test import Client

    browser = Client()
    browser.force_login(director)
    address = reverse("exercise-new")
    assert "Play with the commitments ledger" in browser.get(address).content.decode()
    sent = {
        "version": version.pk,
        "title": "Tuesday",
        "expected_heads": 4,
        "preset": version.formatpresets.get().pk,
        "plays-BLU": "on",
        "chairs-BLU": 4,
    }
    browser.post(address, sent)
    assert not Exercise.objects.latest("pk").has_ledger
    browser.post(address, sent | {"has_ledger": "on"})
    assert Exercise.objects.latest("pk").has_ledger


def test_without_a_ledger_in_the_scenario_nothing_is_asked(db):
    version = make_version()
    version.theaters.all().delete()
    from django.test import Client

    browser = Client()
    browser.force_login(FacilitatorFactory())
    assert "commitments ledger" not in browser.get(reverse("exercise-new")).content.decode()


def test_a_requirement_told_by_an_inject_says_by_which(console, exercise):
    assert "told by inject 2.2" in text(console)
    assert move_of(exercise, 2).requirements.count() == 2
    assert browser_of_control(exercise).get(console.address("ledger-csv")).status_code == 200
