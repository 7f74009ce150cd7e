"""The task of every step, from the lobby to the exit ticket, and when the page must fetch it."""

import pytest

from tests.cast import (
    control_of,
    decide,
    go_to,
    move_of,
    open_and_start,
    sit,
    viewer_of,
    write,
)
from tests.factories import make_exercise
from wargame.models import AFTER_PLAY, DraftKind, Kind, Occasion, Revealed, Step, StepKind
from wargame.operations import answers, drafts, exercises, injects, moves, positions, seats
from wargame.operations.positions import Mark
from wargame.queries import task_keys

from .conftest import Room, place, reveal, talk

SAYS = {
    (StepKind.WELCOME, None): ("Listen to control. Nothing to fill in yet.", "Three states watch"),
    (StepKind.BASELINE, None): ("Your own view, before play. Only you see it.", "Law vs. Force"),
    (StepKind.BRIEF, 1): ("Move title 1", "Question 1?", "Move brief 1."),
    (StepKind.ESTIMATE, 1): ("For your state, alone and in private.", "How confident are you?"),
    (StepKind.DELIBERATE, 1): ("Your team's spread is still sealed", "Question 1?"),
    (StepKind.DECIDE, 1): ("You release for your team.", "Question 1?", "Take the pen"),
    (StepKind.PLENARY, 1): ("Nothing has been revealed yet",),
    (StepKind.ADJUDICATE, 1): ("Control says what follows.", "Nothing has been revealed yet"),
    (StepKind.FINAL, None): ("Your own view again, as yourself. Only you see it.",),
    (StepKind.REVIEW, None): ("What surprised you?", "Open the review"),
    (StepKind.EXIT, None): ("One lesson to take along", "Open the review"),
}


def key_of(seat):
    return task_keys.task_key(viewer_of(seat))


def test_every_kind_of_step_has_a_task():
    assert {kind for kind, _move in SAYS} | {StepKind.BREAK} == set(StepKind)


def test_in_the_lobby_one_reads_while_the_others_arrive(db):
    exercise = make_exercise()
    exercises.open_lobby(exercise, by=control_of(exercise))
    text = Room(sit(exercise, "BLU", "Bea")).text()
    assert "Your state: State of Blu. Read the brief while the others arrive." in text
    assert "Private brief of BLU." in text


@pytest.mark.parametrize(("kind", "move"), SAYS)
def test_the_task_says_what_is_asked_now(exercise, room, kind, move):
    go_to(exercise, kind, move)
    text = room.text()
    for words in SAYS[kind, move]:
        assert words in text


def test_a_break_says_that_everything_stays(exercise, room):
    Step.objects.filter(exercise=exercise, kind=StepKind.BASELINE).update(kind=StepKind.BREAK)
    go_to(exercise, StepKind.BREAK)
    assert "Your seat and everything you wrote stay." in room.text()


def test_an_estimate_asks_about_the_tensions_of_the_move_only(exercise, room):
    go_to(exercise, StepKind.ESTIMATE, 1)
    text = room.text()
    assert "About Speed vs. Caution." in text
    assert "About Law vs. Force." not in text


def test_the_plenary_shows_all_teams_what_was_revealed_and_no_more(exercise, room, red, control):
    move = move_of(exercise)
    talk(exercise)
    mark = Mark(move.tensions.get(), 3, "We can live with it.")
    positions.set_position(exercise, mark, move=move, by=red)
    write(exercise, red, {"answer": "Both.", "because": "It is cheaper."}, DraftKind.ANSWER)
    answers.release(exercise, move=move, by=red)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, red, dissenters="1", dissent="The crews are tired.")
    go_to(exercise, StepKind.PLENARY, 1)
    shown = {
        Revealed.POSITIONS: "We can live with it.",
        Revealed.ANSWERS: "It is cheaper.",
        Revealed.DECISIONS: "The crews are tired.",
    }
    assert "Nothing has been revealed yet" in Room(red).text()
    for step in range(len(shown)):
        page = room.text()
        for place_, (what, said) in enumerate(shown.items()):
            assert (said in page) == (place_ < step), (step, what)
        reveal(exercise, list(shown)[step])
    page = room.text()
    assert all(said in page for said in shown.values())


def test_a_draft_that_was_not_released_is_never_shown_to_others(exercise, room, red):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, red, {"title": "Unfinished business"})
    go_to(exercise, StepKind.PLENARY, 1)
    for what in (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS):
        reveal(exercise, what)
    assert "Unfinished business" not in room.html()
    assert "Unfinished business" in Room(red).html()


def test_after_play_an_unreleased_draft_stands_as_it_was(exercise, room, blue, control):
    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, {"title": "Unfinished business"})
    exercise.steps.filter(kind__in=AFTER_PLAY).delete()
    exercises.end(exercise, by=control)
    html = room.html()
    assert "data-autosave" not in html
    assert "Play has ended. This draft was not released; it stands as it is." in html
    assert "Unfinished business" in html


def changes(exercise, blue, blue_two, control):
    """Acts after which the team's task is another, in the order of play."""
    move = move_of(exercise)
    write_ = {"move": move, "kind": DraftKind.ANSWER}
    yield lambda: go_to(exercise, StepKind.DELIBERATE, 1)
    yield lambda: reveal(exercise)
    yield lambda: positions.set_position(exercise, mark(exercise, 3), move=move, by=blue)
    yield lambda: drafts.take_pen(exercise, **write_, by=blue)
    yield lambda: drafts.hand_pen(exercise, **write_, to=blue_two, by=blue)
    yield lambda: drafts.offer(exercise, **write_, by=blue_two)
    yield lambda: seats.hand_lead(blue_two, by=blue)
    yield lambda: go_to(exercise, StepKind.DECIDE, 1)
    yield lambda: decide(exercise, blue_two)
    yield lambda: exercises.end(exercise, by=control)


def mark(exercise, point):
    return Mark(move_of(exercise).tensions.get(), point, "Why.", "low")


def test_the_key_of_the_task_changes_with_every_act_that_changes_it(
    exercise, blue, blue_two, control
):
    go_to(exercise, StepKind.ESTIMATE, 1)
    keys = [key_of(blue)]
    for act in changes(exercise, blue, blue_two, control):
        act()
        exercise.refresh_from_db()
        keys.append(key_of(blue))
        assert key_of(blue) == key_of(blue_two)
    assert len(set(keys)) == len(keys)


def test_the_key_tells_nothing_of_estimates_of_words_or_of_other_teams(
    exercise, blue, blue_two, red, control
):
    go_to(exercise, StepKind.ESTIMATE, 1)
    before = key_of(blue)
    place(blue_two, 5)
    place(red, 5)
    injects.release(exercise.injects.get(number="1.2"), by=control)
    moves.pause(exercise, by=control)
    moves.resume(exercise, by=control)
    assert key_of(blue) == before
    talk(exercise)
    write(exercise, blue, {"title": "One"})
    before = key_of(blue)
    write(exercise, blue, {"title": "Two", "action": "Act."})
    write(exercise, red, {"title": "Three"})
    positions.set_position(exercise, mark(exercise, 3), move=move_of(exercise), by=red)
    assert key_of(blue) == before


def test_one_persons_estimate_changes_nobody_elses_page(exercise, room, blue_two):
    go_to(exercise, StepKind.ESTIMATE, 1)
    other = Room(blue_two)
    before = other.region("task-key"), other.region("draft"), other.region("people")
    room.press("estimates-place", **estimate(exercise))
    after = other.region("task-key"), other.region("draft"), other.region("people")
    assert after == before
    assert exercise.journal.filter(kind=Kind.ESTIMATE_PLACED).count() == 1


def estimate(exercise):
    prefix = f"t{move_of(exercise).tensions.get().pk}"
    said = {"mark": "2", "confidence": "low", "reason": "Because."}
    fields = {f"{prefix}-{name}": text for name, text in said.items()}
    return {"occasion": Occasion.MOVE.value, "move": "1"} | fields


def test_two_exercises_do_not_hear_of_each_other(exercise, room):
    other = open_and_start(make_exercise())
    red = sit(other, "BLU", "Bren")
    go_to(exercise, StepKind.DECIDE, 1)
    go_to(other, StepKind.DECIDE, 1)
    decide(other, red)
    reveal(other, Revealed.DECISIONS)
    go_to(exercise, StepKind.PLENARY, 1)
    assert "Send two frigates" not in room.html()
