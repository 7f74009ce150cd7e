"""Every act as a sentence with the names of now."""

import pytest

from tests.cast import control_of, go_to, open_and_start, viewer_of
from tests.factories import make_exercise
from tests.review.play import assent, play_a_move, reveal_all
from wargame.models import JournalEntry, Kind, Revealed, Says, Scene, StepKind
from wargame.operations import exercises, injects, moves, reveals, seats
from wargame.reports.record_journal import journal
from wargame.reports.sentences import Names


def last(exercise, kind):
    """The sentence of the latest entry of this kind."""
    told = journal(viewer_of(control_of(exercise)))
    return [one["sentence"] for one in told if one["kind"] == kind][-1]


def test_what_teams_do_names_the_person_and_the_team(exercise, blue):
    play_a_move(exercise, [blue])
    for kind, sentence in {
        Kind.SEAT_TAKEN: "Bea took a seat in State of Blu.",
        Kind.ESTIMATE_PLACED: "Bea placed an estimate.",
        Kind.POSITION_SET: "Bea set the position of State of Blu.",
        Kind.PEN_TAKEN: "Bea took the pen in State of Blu.",
        Kind.DRAFT_SAVED: "Bea wrote in a draft of State of Blu.",
        Kind.ANSWER_RELEASED: "Bea released the answer of State of Blu.",
        Kind.DECISION_RELEASED: "Bea released a decision of State of Blu.",
    }.items():
        assert last(exercise, kind) == sentence


def test_what_a_member_says_of_the_position_stays_between_the_lines(exercise, blue, blue_two):
    play_a_move(exercise, [blue])
    assent(exercise, blue_two, Says.SPLIT, "It is wrong.")
    sentence = "Bob said where they stand on the position of State of Blu."
    assert last(exercise, Kind.ASSENT_GIVEN) == sentence


def test_a_reveal_of_one_team_names_it(exercise, control, blue):
    play_a_move(exercise, [blue])
    opened = {"what": Revealed.DECISIONS, "move": exercise.step.move, "team": blue.team}
    reveals.reveal(exercise, by=control, **opened)
    sentence = "Helen Marsh revealed the decisions of Move 1: only State of Blu."
    assert last(exercise, Kind.REVEALED) == sentence


def test_what_control_does_names_what_it_was_done_to(exercise, control, blue):
    injects.release(exercise.injects.get(number="1.2"), by=control)
    injects.open_(exercise.injects.get(number="1.2"), by=blue)
    moves.change_length(exercise, minutes=-2, by=control)
    exercises.set_board(exercise, scene=Scene.BLANK, by=control)
    for kind, sentence in {
        Kind.STEP_BEGUN: "Helen Marsh began Welcome.",
        Kind.INJECT_RELEASED: "Helen Marsh released inject 1.2.",
        Kind.INJECT_OPENED: "State of Blu opened inject 1.2.",
        Kind.CLOCK_CHANGED: "Helen Marsh changed the time left by -2 min.",
        Kind.BOARD_SET: "Helen Marsh put nothing on the board.",
    }.items():
        assert last(exercise, kind) == sentence


def test_what_happens_to_a_person_names_that_person(exercise, control, blue):
    to = exercise.teams.get(code="RED")
    seats.move(blue, to=to, by=control)
    assert last(exercise, Kind.SEAT_MOVED) == "Bea was moved to State of Red."
    blue.refresh_from_db()
    seats.remove(blue, by=control)
    assert last(exercise, Kind.SEAT_REMOVED) == "Bea was removed from State of Red."


def test_a_reveal_says_what_was_opened(exercise, control, blue):
    play_a_move(exercise, [blue])
    reveal_all(exercise)
    assert last(exercise, Kind.REVEALED) == "Helen Marsh revealed the decisions of Move 1."
    go_to(exercise, StepKind.REVIEW)
    reveals.reveal(exercise, what=Revealed.OWN_VIEWS, by=control)
    assert last(exercise, Kind.REVEALED) == "Helen Marsh revealed the own views."


@pytest.mark.parametrize("kind", Kind)
def test_an_entry_without_any_names_is_still_a_sentence(db, kind):
    exercise = open_and_start(make_exercise())
    entry = JournalEntry(exercise=exercise, kind=kind, seat=None, refs={})
    sentence = Names.of(viewer_of(control_of(exercise))).sentence(entry)
    assert sentence.endswith(".")
    assert "{" not in sentence
