"""Rules to look up, and ruling by them, over HTTP."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to
from wargame.models import Method, Ruling, StepKind
from wargame.operations import methods

LINES = {
    "name": "Coverage of Europe",
    "unit": "%",
    "least-1": "0",
    "outcome-1": "The line breaks.",
    "least-2": "50",
    "outcome-2": "It holds with losses.",
}


@pytest.fixture
def desk(exercise, control):
    methods.change(exercise, Method.SEMI_RIGID, reason="We have rules now.", by=control)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return browser_of_control(exercise)


@pytest.fixture
def rule(desk, exercise):
    desk.post(reverse("rule-make", args=[exercise.code]), LINES)
    return exercise.rules.get()


def said(rule, **more):
    return {
        "rule": rule.pk,
        "figure": "60",
        "inputs": "USA 4, GBR 5 of 15",
        "stand": "stands",
        "outcome": "The line holds, at a price.",
        "reason": "The rule is clear.",
    } | more


def write(desk, exercise, name="ruling-write", **sent):
    return desk.post(reverse(name, args=[exercise.code, "semi-rigid"]), sent)


def room(seat):
    return browser_of(seat).get(reverse("room", args=[seat.exercise.code, seat.pk])).text


def test_a_rule_is_kept_and_taken_out_of_use(desk, exercise, rule):
    page = desk.get(reverse("rules", args=[exercise.code])).text
    assert "It holds with losses." in page
    assert "from 50 %" in page
    desk.post(reverse("rule-retire", args=[exercise.code, rule.pk]))
    assert "No rule yet." in desk.get(reverse("rules", args=[exercise.code])).text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Say what is looked up."),
        ({"least-1": "", "least-2": "", "outcome-1": "", "outcome-2": ""}, "at least one line"),
        ({"least-2": ""}, "From which figure on?"),
        ({"outcome-2": ""}, "What follows from here on?"),
        ({"least-2": "0"}, "each from another figure on"),
        ({"least-2": "many"}, "Give a figure"),
        ({"least-2": "12345678901"}, "Give a figure"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_and_nothing_is_lost(desk, exercise, changed, sentence):
    answer = desk.post(reverse("rule-make", args=[exercise.code]), LINES | changed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert changed.get("outcome-1", LINES["outcome-1"]) in answer.text
    assert not exercise.rules.exists()


def test_looking_up_says_what_the_rule_says_and_holds_nothing(desk, exercise, rule):
    answer = write(desk, exercise, "ruling-try", **said(rule, outcome="", reason=""))
    assert answer.status_code == 200
    assert "The rule says:</b> It holds with losses." in answer.text
    assert "Write why." not in answer.text
    assert not Ruling.objects.exists()


def test_looking_up_without_a_figure_says_what_is_missing(desk, exercise, rule):
    answer = write(desk, exercise, "ruling-try", **said(rule, figure="", reason="My words."))
    assert "Give a figure" in answer.text
    assert "My words." in answer.text


def test_the_teams_read_rule_figure_inputs_and_ruling(desk, exercise, rule, blue):
    write(desk, exercise, **said(rule, is_reason_open="on"))
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    for words in ("Coverage of Europe: 60 %", "USA 4, GBR 5 of 15", "It holds with losses."):
        assert words in room(blue)
    assert "The line holds, at a price." in room(blue)


def test_departing_from_the_rule_needs_a_reason_that_is_read(desk, exercise, rule, blue):
    answer = write(desk, exercise, **said(rule, stand="departs"))
    assert answer.status_code == 422
    assert "Say why you depart." in answer.text
    departed = said(rule, stand="departs", override_reason="Snow on the passes.")
    for more in ({"is_reason_open": "on"}, {"outcome": "It breaks."}):
        write(desk, exercise, **departed | more)
    for ruling in Ruling.objects.all():
        desk.post(reverse("ruling-release", args=[exercise.code, ruling.pk]))
    assert room(blue).count("Control departs from it.") == 2
    assert room(blue).count("Snow on the passes.") == 1


def test_changing_what_is_held_starts_from_what_was_looked_up(desk, exercise, rule):
    write(desk, exercise, **said(rule))
    page = desk.get(reverse("ruling", args=[exercise.code, Ruling.objects.get().pk])).text
    for words in ('value="60"', "USA 4, GBR 5 of 15", "The rule says:</b> It holds with losses."):
        assert words in page


def test_a_correction_of_it_asks_for_no_rule(desk, exercise, rule):
    write(desk, exercise, **said(rule))
    old = Ruling.objects.get()
    desk.post(reverse("ruling-release", args=[exercise.code, old.pk]))
    assert (
        "The figure to look up"
        not in desk.get(reverse("ruling", args=[exercise.code, old.pk])).text
    )
    corrected = {"outcome": "It breaks.", "reason": "We misread the map."}
    desk.post(reverse("ruling-change", args=[exercise.code, old.pk]), corrected)
    assert Ruling.objects.get(corrects=old).method == Method.SEMI_RIGID
