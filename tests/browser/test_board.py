"""The board on the wall: what it shows stays when the network goes, and follows when it is back."""

import pytest
from playwright.sync_api import expect

from tests.cast import control_of, go_to, move_of, open_and_start
from tests.factories import make_exercise
from wargame.models import Exercise, Revealed, Scene, Stage, StepKind
from wargame.operations import exercises, reveals


@pytest.fixture
def exercise(transactional_db) -> Exercise:
    return go_to(open_and_start(make_exercise()), StepKind.PLENARY, 1)


def put(exercise, scene, **chosen):
    exercises.set_board(exercise, scene=scene, by=control_of(exercise), **chosen)


def test_it_keeps_its_last_state_without_a_network_and_says_so_small(room, exercise):
    put(exercise, Scene.BRIEF)
    board = room.board(exercise)
    # An open stream outlives what the browser is told of its network: this one has to ask.
    board.route("**/live/**", lambda route: route.abort())
    board.reload()
    title = move_of(exercise).title
    expect(board.locator("h1")).to_have_text(title)
    expect(board.locator(".link-state")).to_be_hidden()
    board.context.set_offline(True)
    expect(board.locator(".link-state")).to_contain_text("What you see may be old.")
    size = board.locator(".link-state").bounding_box()
    assert size["height"] < board.viewport_size["height"] / 15
    put(exercise, Scene.TIMELINE)
    board.wait_for_timeout(1000)
    expect(board.locator("h1")).to_have_text(title)
    board.context.set_offline(False)
    expect(board.locator("h1")).to_have_text("The run so far")
    expect(board.locator(".link-state")).to_be_hidden()


def test_control_brings_positions_on_it_in_three_presses(room, exercise, is_connected):
    tension = move_of(exercise).tensions.get()
    about = {"what": Revealed.POSITIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **about)
    board, console = room.board(exercise), room.control(exercise)
    is_connected(console)
    console.click(f"#positions-{tension.pk}")
    expect(board.locator(".board__sub").first).to_have_text("Where their people stand, unnamed.")
    for stage, words in ((Stage.POSITIONS, "position of the team"), (Stage.REASONS, "")):
        console.click(f"#stage-{stage}")
        console.wait_for_selector(f"#stage-{stage}[aria-pressed=true]")
        expect(board.locator(".plot-key")).to_have_count(1 if words else 0)
    expect(board.locator(".board-answers li")).to_have_count(exercise.teams.count())
    assert not board.faults + console.faults
