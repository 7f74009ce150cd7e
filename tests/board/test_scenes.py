"""What stands on the wall: sealed things stay sealed there, whatever control chooses to show."""

import pytest

from tests.cast import EFFECTS, decide, go_to, move_of, name_people, open_and_start, sit
from tests.factories import CODES, make_exercise
from wargame.models import Confidence, Decision, Occasion, Revealed, Scene, StepKind
from wargame.operations import positions, reveals, seats
from wargame.operations.positions import Mark
from wargame.queries import board_decisions


@pytest.fixture
def tension(exercise):
    return move_of(exercise).tensions.get()


@pytest.fixture
def plenary(exercise, control, blue, blue_two, blue_three, red, tension):
    """Move 1 in its plenary: blue 2, 3, 6 with position 3; red a single 7, without a position."""
    move = move_of(exercise)
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 2), (blue_two, 3), (blue_three, 6), (red, 7)):
        marks = [Mark(tension, point, reason="A reason.", confidence=Confidence.LOW)]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveals.reveal(exercise, what=Revealed.ESTIMATES, move=move, by=control)
    positions.set_position(exercise, Mark(tension, 3, reason="Blue's why."), move=move, by=blue)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, title="Send two frigates", dissenters="1", dissent="One would wait.")
    return go_to(exercise, StepKind.PLENARY, 1)


def opened(exercise, control, what, code=None):
    team = exercise.teams.get(code=code) if code else None
    reveals.reveal(exercise, what=what, move=move_of(exercise), team=team, by=control)


def test_the_lobby_shows_how_to_join_and_who_is_here_by_given_name(board, exercise):
    name_people(exercise)
    sit(exercise, "BLU", "Beatrix van der Berg", chair=1)
    text = board.show(Scene.LOBBY)
    assert f"{exercise.code[:3]} {exercise.code[3:]}" in board.html()
    assert "Beatrix" in text
    assert "van der Berg" not in text
    assert "1 of 12 seated" in text


def test_a_crowded_team_is_cut_to_six_names(board, exercise):
    name_people(exercise)
    exercise.teams.filter(code="BLU").update(chairs=9)
    for number in range(9):
        sit(exercise, "BLU", f"Person{number}")
    text = board.show(Scene.LOBBY)
    assert "Person5" in text
    assert "Person6" not in text
    assert "3 more" in text


def test_somebody_removed_disappears_from_the_lobby(board, exercise, control, blue):
    seats.remove(blue, by=control)
    assert blue.name not in board.show(Scene.LOBBY)


def test_the_clock_scene_holds_the_step_and_the_question_of_the_move(board, exercise):
    go_to(exercise, StepKind.ESTIMATE, 1)
    text = board.show(Scene.CLOCK)
    assert "Estimate" in text
    assert move_of(exercise).question.text in text


def test_positions_stay_sealed_until_the_reveal(board, plenary, tension):
    text = board.show(Scene.POSITIONS, tension)
    assert tension.name in text
    assert "Positions are sealed." in text
    assert "Blu" not in text
    assert "<svg" not in board.scene()


def test_the_reveal_shows_positions_and_unnamed_dots(board, plenary, control, tension):
    opened(plenary, control, Revealed.POSITIONS)
    text = board.show(Scene.POSITIONS, tension)
    assert "1 toward" in text
    assert "3 estimates" in text
    assert "A reason." not in text
    assert "Bea" not in text


def test_fewer_than_three_estimates_of_a_team_are_not_drawn(board, plenary, control, tension):
    opened(plenary, control, Revealed.POSITIONS)
    text = board.show(Scene.POSITIONS, tension)
    assert "Fewer than three in a team are not shown." in text
    assert "no team position" in text


def test_team_by_team_only_those_revealed_stand_on_the_board(board, plenary, control, tension):
    opened(plenary, control, Revealed.POSITIONS, "RED")
    text = board.show(Scene.POSITIONS, tension)
    assert "Red" in text
    assert "Blu" not in text
    assert "2 teams are still sealed" in text
    opened(plenary, control, Revealed.POSITIONS, "BLU")
    text = board.text()
    assert "1 toward" in text
    assert "1 team is still sealed" in text
    opened(plenary, control, Revealed.POSITIONS)
    assert "still sealed" not in board.text()


def test_decisions_too_are_opened_team_by_team(board, plenary, control):
    opened(plenary, control, Revealed.DECISIONS, "GRN")
    text = board.show(Scene.DECISIONS)
    assert "No decision recorded" in text
    assert "frigates" not in text
    assert "2 teams are still sealed" in text
    opened(plenary, control, Revealed.DECISIONS, "BLU")
    assert "Send two frigates" in board.text()


def test_decisions_stay_sealed_until_the_reveal(board, plenary, control):
    assert "frigates" not in board.show(Scene.DECISIONS)
    opened(plenary, control, Revealed.DECISIONS)
    text = board.show(Scene.DECISIONS)
    assert "Send two frigates" in text
    assert "No decision recorded" in text
    assert "One would wait." not in text


def test_the_effects_are_printed_with_their_sign(board, plenary, control):
    opened(plenary, control, Revealed.DECISIONS)
    assert board.show(Scene.DECISIONS).count("+1") >= 4


def test_a_blank_board_says_nothing(board, plenary, control):
    opened(plenary, control, Revealed.DECISIONS)
    assert board.show(Scene.BLANK) == "The board is blank."


def test_positions_of_a_tension_that_no_move_has_asked_about_are_sealed(board, exercise, control):
    later = move_of(exercise, 2).tensions.get()
    assert "sealed" in board.show(Scene.POSITIONS, later)


def test_a_split_team_is_called_split_on_the_board(
    board, exercise, control, blue, blue_two, blue_three, tension
):
    move = move_of(exercise)
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 1), (blue_two, 2), (blue_three, 7)):
        marks = [Mark(tension, point, reason="A reason.", confidence=Confidence.LOW)]
        positions.place(exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)
    go_to(exercise, StepKind.PLENARY, 1)
    for what in (Revealed.ESTIMATES, Revealed.POSITIONS):
        opened(exercise, control, what)
    board.show(Scene.POSITIONS, tension)
    drawing = board.scene().partition("<table")[0]
    assert ">split</text>" in drawing
    assert 'class="median"' not in drawing


@pytest.mark.parametrize(
    ("effects", "said"),
    [
        ((1, 2), None),
        ((1, 2, 2), "+2"),
        ((-1, 0, 0, 1), "0"),
        ((-2, -1, 1, 2), "split"),
        ((-2, 0, -1, 0), "−0.5"),
    ],
)
def test_of_three_decisions_on_the_median_is_said_and_split_where_they_are(db, effects, said):
    exercise = open_and_start(make_exercise(teams=len(effects)))
    leads = [sit(exercise, code, f"Lead {code}", chair=1) for code in CODES[: len(effects)]]
    go_to(exercise, StepKind.DECIDE, 1)
    criteria = list(exercise.version.criteria.all())
    for lead, effect in zip(leads, effects, strict=True):
        changed = {name: str(effect) for name in EFFECTS}
        decide(exercise, lead, **changed)
    made = list(Decision.objects.filter(exercise=exercise))
    found = board_decisions.matrix(list(exercise.teams.all()), criteria, made)
    assert found.medians == ([] if said is None else [said] * len(criteria))
