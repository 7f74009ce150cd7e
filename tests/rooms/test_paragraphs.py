"""The paragraphs of the record in the room: the asked ones open, the others folded away."""

import pytest

from tests.cast import control_of as control
from tests.cast import decide, go_to, move_of, write
from wargame.models import Revealed, StepKind
from wargame.operations import positions, record_plans
from wargame.operations.positions import Mark

from .conftest import Room, reveal

FOLD = '<details class="further"'


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


def form_of(room):
    """What stands open in the form, and what is folded away."""
    html = room.html()
    form = html[html.index("writing--decision") : html.index("</form>", html.index(FOLD))]
    return form.split(FOLD)


def test_the_required_and_the_opened_stand_open_and_the_rest_is_folded(deciding, room):
    room.save("title", "Send two frigates")
    asked, folded = form_of(room)
    for name in ("title", "dissenters", "effect_c4"):
        assert f'name="{name}"' in asked
    for name in ("option_1", "option_3_why", "risk", "hedge", "state_RED", "message", "forecast"):
        assert f'name="{name}"' in folded
        assert f'name="{name}"' not in asked
    assert " open" not in folded.split(">")[0]


def test_what_control_asks_for_is_unfolded(deciding, room):
    record_plans.set_plan(deciding, required=["risks_and_hedge"], opened=[], by=control(deciding))
    room.save("title", "Send two frigates")
    asked, folded = form_of(room)
    assert 'name="hedge"' in asked
    assert 'name="rationale"' in folded


def test_a_fold_in_which_something_stands_is_open(deciding, room):
    room.save("message", "We come in peace.")
    _asked, folded = form_of(room)
    assert " open" in folded.split(">")[0]


def test_the_own_state_is_not_consulted(deciding, room):
    room.save("title", "Send two frigates")
    assert 'name="state_RED"' in room.html()
    assert 'name="state_BLU"' not in room.html()


def test_the_team_reads_along_what_was_written_in_a_fold(deciding, room, blue_two):
    room.save("option_1", "Wait.")
    other = Room(blue_two)
    assert "Wait." in other.region("draft")
    assert "Top risk" not in other.region("draft")


def test_a_released_record_shows_all_that_was_written(deciding, room, blue, red):
    further = {
        "option_1": "Wait.",
        "option_1_why": "It freezes.",
        "risk": "Ice.",
        "hedge": "A storm warning.",
        "state_RED": "declined",
        "message": "We come in peace.",
        "forecast": "The strait is open.",
        "forecast_chance": "70",
        "forecast_by": "end of move 2",
    }
    decide(deciding, blue, **further)
    page = room.text()
    for words in ("Wait.", "It freezes.", "Ice.", "A storm warning.", "Red: declined"):
        assert words in page
    assert "70% by end of move 2: The strait is open." in page


def test_a_position_inside_a_decision_stays_sealed_until_positions_are_revealed(
    deciding, blue, red
):
    reveal(deciding)
    mark = Mark(move_of(deciding).tensions.get(), 2, "Our secret reason.")
    positions.set_position(deciding, mark, move=move_of(deciding), by=blue)
    decide(deciding, blue)
    reveal(deciding, Revealed.DECISIONS)
    go_to(deciding, StepKind.PLENARY, 1)
    page = Room(red).html()
    assert "Send two frigates" in page
    assert "Our secret reason." not in page
    reveal(deciding, Revealed.POSITIONS)
    assert "Our secret reason." in Room(red).html()


def test_without_script_a_folded_field_is_saved_with_the_others(deciding, room, blue):
    write(deciding, blue, {"title": "Send two frigates"})
    answer = room.press(
        "draft-save",
        "decision",
        of_move=1,
        **{"message": "We come in peace.", "base-message": "0", "base-title": "1", "title": "Send"},
    )
    assert answer.status_code == 302
    assert "We come in peace." in room.html()
