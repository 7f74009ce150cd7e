"""Brief, inject and timeline on the wall; positions that come a press at a time."""

import pytest

from tests.cast import browser_of_control, decide, go_to, move_of
from wargame.errors import Refused
from wargame.models import Confidence, Inject, Occasion, Revealed, Scene, Stage, StepKind, Viewer
from wargame.operations import exercises, injects, moves, positions, reveals, review
from wargame.operations.positions import Mark

from .test_choosing import choose


@pytest.fixture
def show(board, control):
    """Put a scene on the board and read it."""

    def put(scene, **chosen):
        exercises.set_board(board.exercise, scene=scene, by=control, **chosen)
        return board.text()

    return put


def released(exercise, control, number):
    inject = exercise.injects.get(number=number)
    return injects.release(inject, by=control)


def test_the_brief_is_that_of_the_move_and_before_the_first_the_setting(show, exercise):
    exercise.version.setting = "The winter of 2029."
    exercise.version.save()
    text = show(Scene.BRIEF)
    assert "The winter of 2029." in text
    assert exercise.version.criteria.first().short_name in text
    go_to(exercise, StepKind.BRIEF, 1)
    text = show(Scene.CLOCK) and show(Scene.BRIEF)
    move = move_of(exercise)
    for words in (move.title, move.brief, move.question.text):
        assert words in text


def test_the_ground_rules_stand_there_and_that_play_is_paused(show, exercise, control):
    exercise.ground_rules = ["Play the state, not the person."]
    exercise.save(update_fields=["ground_rules"])
    text = show(Scene.RULES)
    assert "Play the state, not the person." in text
    assert "Play is paused" not in text
    go_to(exercise, StepKind.BRIEF, 1)
    moves.pause(exercise, by=control)
    exercise.refresh_from_db()
    assert "Play is paused" in (show(Scene.CLOCK) and show(Scene.RULES))


def test_an_inject_stands_there_with_its_sender_and_the_mark_of_fiction(show, exercise, control):
    inject = released(exercise, control, "1.1")
    text = show(Scene.INJECT, inject=inject)
    for words in (inject.title, inject.sender, inject.text, exercise.version.fiction_mark):
        assert words in text


def test_what_went_to_some_is_on_the_board_only_while_control_shows_it(show, exercise, control):
    inject = released(exercise, control, "1.2")
    assert not inject.is_to_all
    seen = Inject.objects.filter(pk=inject.pk)
    assert inject.title in show(Scene.INJECT, inject=inject)
    assert inject.title not in show(Scene.CLOCK)
    exercise.refresh_from_db()
    assert not seen.visible_to(Viewer.board(exercise)).exists()


def test_an_inject_that_is_held_is_not_shown(exercise, control):
    held = exercise.injects.get(number="1.1")
    with pytest.raises(Refused, match="Release it, then show it"):
        exercises.set_board(exercise, scene=Scene.INJECT, inject=held, by=control)
    browser = browser_of_control(exercise)
    choose(exercise, browser, scene=Scene.INJECT, inject=held.pk)
    exercise.refresh_from_db()
    assert exercise.scene != Scene.INJECT


def test_an_inject_that_is_taken_back_leaves_the_board(show, board, exercise, control):
    inject = released(exercise, control, "1.1")
    show(Scene.INJECT, inject=inject)
    injects.withdraw(inject, by=control)
    assert inject.title not in board.text()
    assert "It was taken back." in board.text()


def test_the_timeline_holds_what_everybody_may_see(show, board, exercise, control, blue):
    go_to(exercise, StepKind.BRIEF, 1)
    for number in ("1.1", "1.2"):
        released(exercise, control, number)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    assert "The run so far" in show(Scene.TIMELINE)
    sealed = board.scene()
    assert ">1.1</text>" in sealed
    assert ">1.2</text>" not in sealed
    assert blue.team.name not in sealed
    reveals.reveal(exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control)
    assert f"<title>{blue.team.name}</title>" in board.scene()


@pytest.fixture
def plenary(exercise, control, blue, blue_two, blue_three):
    """Blue stands at 2, 3 and 6, with position 3 and why; red has none."""
    go_to(exercise, StepKind.ESTIMATE, 1)
    move = move_of(exercise)
    tension = move.tensions.get()
    for seat, point in ((blue, 2), (blue_two, 3), (blue_three, 6)):
        marks = [Mark(tension, point, reason="A reason.", confidence=Confidence.LOW)]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveals.reveal(exercise, what=Revealed.ESTIMATES, move=move, by=control)
    positions.set_position(exercise, Mark(tension, 3, reason="Blue's why."), move=move, by=blue)
    return go_to(exercise, StepKind.PLENARY, 1)


def test_first_dots_then_positions_then_reasons(show, board, plenary, control):
    tension = move_of(plenary).tensions.get()
    for stage in Stage:
        assert "sealed" in show(Scene.POSITIONS, tension=tension, stage=stage)
    reveals.reveal(plenary, what=Revealed.POSITIONS, move=move_of(plenary), by=control)
    dots = show(Scene.POSITIONS, tension=tension, stage=Stage.DOTS)
    assert board.scene().count('class="dot"') == 3
    assert 'class="mark"' not in board.scene()
    assert "1 toward" not in dots
    assert "no team position" not in dots
    placed = show(Scene.POSITIONS, tension=tension, stage=Stage.POSITIONS)
    assert 'class="mark"' in board.scene()
    assert "1 toward" in placed
    assert "Blue&#x27;s why." not in placed
    said = show(Scene.POSITIONS, tension=tension, stage=Stage.REASONS)
    assert "Blue&#x27;s why." in said
    assert "A reason." not in said


def test_a_press_on_a_tension_begins_with_the_dots_and_the_next_ones_stay_with_it(plenary):
    browser, tension = browser_of_control(plenary), move_of(plenary).tensions.get()
    choose(plenary, browser, scene=Scene.POSITIONS, tension=tension.pk)
    plenary.refresh_from_db()
    assert plenary.scene_stage == Stage.DOTS
    choose(plenary, browser, scene=Scene.POSITIONS, stage=Stage.REASONS)
    plenary.refresh_from_db()
    assert (plenary.scene_stage, plenary.scene_tension) == (Stage.REASONS, tension)


def test_the_debrief_says_what_is_asked_and_the_hot_wash_once_control_shows_it(
    show, board, plenary, control, blue, blue_two, red
):
    go_to(plenary, StepKind.FINAL)
    assert "before anyone talks" in show(Scene.DEBRIEF)
    go_to(plenary, StepKind.REVIEW)
    for seat in (blue, blue_two, red):
        review.give_hot_wash(plenary, surprise="Nobody yielded.", keep="", by=seat)
    assert "What surprised you?" in board.text()
    assert "Nobody yielded." not in board.text()
    reveals.reveal(plenary, what=Revealed.HOT_WASH, by=control)
    assert board.text().count("Nobody yielded.") == 3
    assert not any(seat.name in board.text() for seat in (blue, blue_two, red))
    go_to(plenary, StepKind.EXIT)
    assert "One lesson to take along" in board.text()
