"""A rule is looked up with the coverage that the ledger holds: control chooses it, types nothing,
and departs from the rule only with a reason."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, control_of, go_to, open_and_start, viewer_of
from tests.console.conftest import words
from tests.factories import make_exercise
from tests.ledger.conftest import commit, theater
from wargame.models import Exercise, Method, Ruling, StepKind
from wargame.operations import commitments, exercises, ledgers, methods, rules
from wargame.queries.rule_figures import ledger_figures
from wargame.reports.record import record

BANDS = [(0, "The line breaks."), (50, "It holds with losses."), (100, "It holds.")]


@pytest.fixture
def exercise(db) -> Exercise:
    return go_to(open_and_start(make_exercise(has_ledger=True)), StepKind.DELIBERATE, 1)


@pytest.fixture
def required(exercise, control) -> Exercise:
    """Twelve units in the north, for all to see; five in the south, for control alone."""
    move = exercise.step.move
    for place, points, is_shown in (("north", 12, True), ("south", 5, False)):
        where = theater(exercise, place)
        ledgers.require(move, where, points=points, is_shown=is_shown, by=control)
    return exercise


@pytest.fixture
def rule(required, control):
    methods.change(required, Method.SEMI_RIGID, reason="We have rules now.", by=control)
    bands = [(figure, text) for figure, text in BANDS]
    return rules.make(required, name="Coverage of the north", unit="%", bands=bands, by=control)


@pytest.fixture
def committed(rule, blue, red) -> Exercise:
    """Nine of twelve in the north: three of blue in public, six of red for red and control."""
    commitments.publish(commit(blue, 3), by=blue)
    commit(red, 6)
    return go_to(rule.exercise, StepKind.ADJUDICATE, 1)


def key(exercise, place="north"):
    return f"{exercise.step.move_id}-{theater(exercise, place).pk}"


def write(exercise, rule, name="ruling-write", **more):
    sent = {"rule": rule.pk, "stand": "stands", "outcome": "It holds.", "reason": "So it is."}
    address = reverse(name, args=[exercise.code, "semi-rigid"])
    return browser_of_control(exercise).post(address, sent | {"is_reason_open": "on"} | more)


def room(seat):
    answer = browser_of(seat).get(reverse("room", args=[seat.exercise.code, seat.pk]))
    return words(answer.content.decode())


def released(exercise):
    ruling = Ruling.objects.get()
    browser_of_control(exercise).post(reverse("ruling-release", args=[exercise.code, ruling.pk]))
    return ruling


def test_the_desk_offers_what_the_ledger_holds_with_who_has_what(committed):
    page = browser_of_control(committed).get(reverse("rulings", args=[committed.code])).text
    assert "North, move 1: 9 of 12, 75% (BLU 3, RED 6)" in page
    assert "South, move 1: 0 of 5, 0% (nothing)" in page


def test_looking_up_needs_no_figure_and_shows_the_row_that_applies(committed, rule):
    page = words(
        write(committed, rule, "ruling-try", covered=key(committed), outcome="", reason="").text
    )
    assert "The rule says: It holds with losses." in page
    assert "50 to below 100 It holds with losses. applies" in page
    assert page.count(" applies") == 1
    assert not Ruling.objects.exists()


def test_what_is_held_keeps_the_figure_and_where_it_stood(committed, rule):
    write(committed, rule, covered=key(committed))
    kept = Ruling.objects.get().computed
    assert (kept.figure, kept.outcome) == (75, "It holds with losses.")
    assert (kept.theater.key, kept.move.number) == ("north", 1)


def test_a_figure_that_is_typed_beside_a_chosen_one_does_not_count(committed, rule):
    write(committed, rule, covered=key(committed), figure="100", inputs="I say so.")
    assert Ruling.objects.get().computed.figure == 75


def test_readers_get_the_sum_and_not_who_has_what(committed, rule, blue, red):
    write(committed, rule, covered=key(committed))
    released(committed)
    said = room(blue)
    assert "Coverage of the north: 75 %" in said
    assert "from the ledger: North, move 1, every line counted, 9 of 12 units" in said
    assert "Its row: 50 to below 100." in said
    assert "RED 6" not in said


def test_what_a_theater_requires_stays_with_control_where_it_is_not_shown(committed, rule, blue):
    write(committed, rule, covered=key(committed, "south"))
    released(committed)
    said = room(blue)
    assert "Coverage of the north: 0 %" in said
    assert "of 5 units" not in said


def test_departing_is_logged_as_ever(committed, rule, blue):
    answer = write(committed, rule, covered=key(committed), stand="departs")
    assert answer.status_code == 422
    assert "Say why you depart." in answer.text
    write(committed, rule, covered=key(committed), stand="departs", override_reason="Snow came.")
    released(committed)
    assert "Control departs from it. Why: Snow came." in room(blue)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a figure from the ledger, or type one."),
        ({"covered": "typed"}, "Give a figure, such as 107 or 0.5."),
        ({"covered": "typed", "figure": "60"}, "Say what the figure is made of."),
        ({"covered": "typed", "figure": "many", "inputs": "Guesses."}, "Give a figure"),
        ({"covered": "1-1000000"}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(committed, rule, sent, sentence):
    answer = write(committed, rule, **sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "So it is." in answer.text
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("covered", ["typed", ""])
def test_a_figure_that_is_not_in_the_ledger_may_be_typed(committed, rule, covered):
    write(committed, rule, covered=covered, figure="107", inputs="Ships that were seen.")
    kept = Ruling.objects.get().computed
    assert (kept.figure, kept.theater, kept.inputs) == (107, None, "Ships that were seen.")


def test_changing_what_is_held_begins_with_its_place_and_reads_anew(committed, rule, control):
    write(committed, rule, covered=key(committed))
    ruling = Ruling.objects.get()
    address = reverse("ruling", args=[committed.code, ruling.pk])
    assert f'value="{key(committed)}" selected' in browser_of_control(committed).get(address).text
    move = committed.step.move
    ledgers.require(move, theater(committed), points=9, is_shown=True, by=control)
    sent = {"rule": rule.pk, "covered": key(committed), "stand": "stands"}
    change = reverse("ruling-change", args=[committed.code, ruling.pk])
    browser_of_control(committed).post(change, sent | {"outcome": "It holds.", "reason": "Now."})
    ruling.computed.refresh_from_db()
    assert (ruling.computed.figure, ruling.computed.outcome) == (100, "It holds.")


def test_while_the_ledger_is_off_figures_are_typed(committed, rule, control):
    ledgers.switch(committed, is_on=False, by=control)
    page = browser_of_control(committed).get(reverse("rulings", args=[committed.code])).text
    assert "from the ledger" not in page
    assert 'name="figure"' in page
    write(committed, rule, figure="60", inputs="Three of five.")
    assert Ruling.objects.get().computed.figure == 60


def test_the_record_says_where_the_figure_stood(committed, rule, control):
    write(committed, rule, covered=key(committed))
    released(committed)
    exercises.end(committed, by=control)
    committed.refresh_from_db()
    [ruling] = record(viewer_of(control))["rulings"]
    assert ruling["computed"]["ledger"] == {"theater": "north", "move": 1}


@pytest.mark.parametrize("teams", [3, 12])
def test_the_ledger_is_read_in_the_same_queries_for_all(db, teams, django_assert_num_queries):
    exercise = make_exercise(teams=teams, has_ledger=True)
    open_and_start(exercise)
    go_to(exercise, StepKind.DELIBERATE, 1)
    control = control_of(exercise)
    viewer = viewer_of(control)
    with django_assert_num_queries(7):
        found = ledger_figures(viewer)
    assert [one.theater.name for one in found] == ["North", "South", "Common"]
