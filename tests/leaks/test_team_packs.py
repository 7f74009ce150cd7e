"""A team's pack holds nothing that its people may not read."""

import json

import pytest

from wargame.reports import team_packs

from .world import CONTROL, LEAD, OTHER

# What stands in the private brief: that of blue was corrected in play.
PRIVATE = {"BLU": "XX-corrected-private-XX", "RED": "XX-private-RED-XX"}


@pytest.mark.parametrize(("code", "who"), [("BLU", LEAD), ("RED", OTHER)])
def test_a_pack_holds_nothing_that_its_team_may_not_read(world, code, who):
    team = world.exercise.teams.select_related("role").get(code=code)
    text = json.dumps(team_packs.contents(world.viewer(CONTROL), team, "http://room.example/"))
    assert PRIVATE[code] in text
    for secret, allowed in world.secrets.items():
        assert who in allowed or secret not in text, f"the pack of {code} holds {secret}"
