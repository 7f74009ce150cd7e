"""What a team could see when it released: who may look at it, and what of it they may read."""

import pytest

from wargame.models import Decision
from wargame.queries import information_states

from .test_every_address import VIEWERS, is_control_reading_released
from .world import BOARD, CONTROL, EVALUATORS, LEAD, MEMBER, NOBODY, OTHER

SHOWN = {CONTROL, *EVALUATORS, LEAD, MEMBER}


def states(world, who):
    """The information states that this viewer gets, each as text."""
    viewer = world.viewer(who)
    sheets = (information_states.sheet(viewer, one.pk) for one in Decision.objects.all())
    return [str(sheet.groups) for sheet in sheets if sheet]


@pytest.mark.parametrize("who", VIEWERS)
def test_it_is_shown_to_its_team_and_control_and_after_play_to_other_teams(world, who):
    is_shown = who in SHOWN or (who == OTHER and world.exercise.has_ended)
    assert bool(states(world, who)) == is_shown
    assert not (is_shown and who in {BOARD, NOBODY})


@pytest.mark.parametrize("who", [CONTROL, LEAD, MEMBER, OTHER, *EVALUATORS])
def test_it_holds_nothing_that_its_reader_may_not_read(world, who):
    for text in states(world, who):
        for secret, allowed in world.secrets.items():
            if who not in allowed and not is_control_reading_released(who, secret):
                assert secret not in text, f"{who} reads {secret}"


@pytest.mark.parametrize("moment", ["debrief"], indirect=True)
def test_what_was_opened_later_is_not_among_what_was_seen(world):
    for one in Decision.objects.filter(team__code="BLU"):
        sheet = information_states.sheet(world.viewer(CONTROL), one.pk)
        seen = str([group.seen for group in sheet.groups])
        assert "XX-inject-BLU-XX" in seen
        assert "XX-agreement-BLU-XX" in seen
        for later in ("XX-position-XX", "XX-red-position-XX", "XX-told-XX", "XX-message-GRN-XX"):
            assert later not in seen
        assert "XX-agreement-RED-XX" not in seen
        assert "XX-agreement-RED-XX" in str([group.unseen for group in sheet.groups])
