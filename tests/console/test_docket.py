"""What waits to be ruled on stands among what needs control, whatever step is played."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.cast import control_of, go_to, move_of, open_and_start, sit, viewer_of
from tests.factories import CODES, make_exercise
from wargame.live import regions
from wargame.models import Method, StepKind
from wargame.models.viewers import CONTROL
from wargame.operations import (
    adjudication,
    arguments,
    draws,
    exercises,
    matters,
    methods,
    ruling_challenges,
)
from wargame.operations.adjudication import Words
from wargame.operations.matters import Matter
from wargame.queries import attention

MATTER = "The convoy arrives."


def items(console):
    return attention.attention(viewer_of(control_of(console.exercise))).items


def on_rulings(console):
    return [(item.title, item.detail) for item in items(console) if item.where == "rulings"]


def put(console, method=Method.MATRIX, text=MATTER, **more):
    exercise = console.exercise
    matter = Matter(text, method, "It is contested.", minutes=5, **more)
    return matters.begin(exercise, matter, move=move_of(exercise), by=control_of(exercise))


def argue(exercise, by):
    said = {"action": "Escort the convoy.", "result": "It arrives.", "reasons": ["We are near."]}
    return arguments.lodge(exercise, move=move_of(exercise), by=by, **said)


@pytest.fixture
def playing(console, blue, red):
    """Deliberating in move 1."""
    go_to(console.exercise, StepKind.DELIBERATE, 1)
    return console


@pytest.fixture
def argued(playing, control, blue):
    methods.change(playing.exercise, Method.MATRIX, reason="It is contested.", by=control)
    return argue(playing.exercise, blue)


def test_an_argument_waits_until_it_is_taken_up(playing, argued):
    [item] = [item for item in items(playing) if item.where == "rulings"]
    assert (item.title, item.detail) == ("Argues for an action", "Escort the convoy.")
    assert item.team.code == "BLU"
    assert "Escort the convoy." in playing.text("attention")
    put(playing, argument=argued)
    assert on_rulings(playing) == [("Matter 1 is open", MATTER)]


def test_an_argument_whose_matter_was_dropped_waits_again(playing, argued, control):
    matters.drop(put(playing, argument=argued), reason="Not now.", by=control)
    assert on_rulings(playing) == [("Argues for an action", "Escort the convoy.")]


def test_an_open_matter_becomes_urgent_when_its_time_is_over(playing, control):
    put(playing, acting=playing.exercise.teams.get(code="BLU"))
    seen = attention.attention(viewer_of(control))
    assert [item.is_urgent for item in seen.items if item.where == "rulings"] == [False]
    with time_machine.travel(timezone.now() + timedelta(minutes=4, seconds=30), tick=False):
        soon = attention.attention(viewer_of(control_of(playing.exercise)))
        assert soon.due_ms <= 31_000
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        [item] = [item for item in items(playing) if item.where == "rulings"]
    assert (item.title, item.is_urgent) == ("Matter 1: time is over", True)


def test_it_says_what_comes_next_until_the_words_are_there(playing, control):
    ruling = put(playing, Method.PROBABILISTIC, pros=["Near."])
    assert on_rulings(playing) == [("Rule on matter 1", MATTER)]
    draws.show_odds(ruling, by=control)
    assert on_rulings(playing) == [("Matter 1 waits for a draw", MATTER)]
    draws.draw(ruling, by=control)
    assert on_rulings(playing) == [("Rule on matter 1", MATTER)]
    words = Words("It arrives.", "They were few.", other_road="It turns back.")
    adjudication.change(ruling, words, by=control)
    assert on_rulings(playing) == []


def test_what_is_dropped_waits_for_nobody(playing, control):
    ruling = put(playing, Method.PROBABILISTIC, pros=["Near."])
    matters.drop(ruling, reason="Not now.", by=control)
    assert on_rulings(playing) == []
    go_to(playing.exercise, StepKind.ADJUDICATE, 1)
    assert on_rulings(playing) == [("No ruling yet", "What follows from this move?")]


def test_while_control_adjudicates_a_matter_is_not_a_held_ruling(playing, control):
    go_to(playing.exercise, StepKind.ADJUDICATE, 1)
    put(playing, Method.PROBABILISTIC, pros=["Near."])
    assert on_rulings(playing) == [("Rule on matter 1", MATTER)]
    words = Words("It rains.", "The season has come.")
    held = adjudication.write(playing.exercise, words, move=move_of(playing.exercise), by=control)
    assert ("1 ruling is held", "Release it, or change it first.") in on_rulings(playing)
    adjudication.release(held, by=control)
    assert on_rulings(playing) == [("Rule on matter 1", MATTER)]


def test_a_challenge_waits_until_it_is_answered(playing, control, red):
    words = Words("It rains.", "The season has come.")
    held = adjudication.write(playing.exercise, words, move=move_of(playing.exercise), by=control)
    adjudication.release(held, by=control)
    lodged = ruling_challenges.lodge(held, text="It is May.", by=red)
    [item] = [item for item in items(playing) if item.where == "rulings"]
    assert (item.title, item.detail) == ("Challenges ruling 1", "It is May.")
    assert item.team.code == "RED"
    ruling_challenges.deny(lodged, answer="It rains in May.", by=control)
    assert on_rulings(playing) == []


def test_many_of_a_kind_are_one_line(playing):
    for number in range(3):
        put(playing, Method.PROBABILISTIC, f"Matter {number}.", pros=["Near."])
    assert on_rulings(playing) == [("3 matters are in progress", "1, 2, 3")]


def test_after_play_nothing_waits(playing, control, argued):
    exercises.end(playing.exercise, by=control)
    assert items(playing) == []


@pytest.mark.parametrize("teams", [3, 12])
def test_the_docket_is_read_at_once_whatever_lies_on_it(
    db, teams, console_of, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=teams))
    console, control = console_of(exercise), control_of(exercise)
    methods.change(exercise, Method.MATRIX, reason="It is contested.", by=control)
    go_to(exercise, StepKind.DELIBERATE, 1)
    for code in CODES[:teams]:
        argue(exercise, sit(exercise, code, f"{code} 1", chair=1))
        put(console, text=f"{code} goes.", acting=exercise.teams.get(code=code))
    viewer = viewer_of(control).narrowed(CONTROL)
    with django_assert_num_queries(8):
        regions.render(regions.named("console", "attention"), viewer)
