"""Assumptions and what became of them: sealed with the decision, on every surface alike."""

import pytest

from wargame.models import JournalEntry, Kind
from wargame.queries import assumptions, journal

from .test_every_address import VIEWERS
from .world import BOARD, CONTROL, EVALUATORS, LEAD, MEMBER, NOBODY, OTHER

SECRETS = ("XX-assumed-XX", "XX-assumption-noted-XX")


@pytest.mark.parametrize("who", VIEWERS)
def test_the_register_holds_what_its_reader_may_read_and_nothing_else(world, who):
    viewer = world.viewer(who)
    text = "" if who in {BOARD, NOBODY} else str(assumptions.register(viewer))
    for secret in SECRETS:
        assert (secret in text) == (who in world.secrets[secret])


@pytest.mark.parametrize("who", [CONTROL, LEAD, MEMBER, OTHER])
def test_what_touched_one_is_named_to_those_who_have_it(world, who):
    found = [one for one in assumptions.register(world.viewer(who)) if one.last]
    assert all((one.last.inject is not None) == (who != OTHER) for one in found)


@pytest.mark.parametrize("moment", ["sealed"], indirect=True)
def test_while_it_is_sealed_nobody_else_even_hears_that_it_was_judged(world):
    entry = JournalEntry.objects.get(kind=Kind.ASSUMPTION_JUDGED)
    for who in VIEWERS:
        heard = Kind.ASSUMPTION_JUDGED in journal.kinds_since(world.viewer(who), entry.number - 1)
        assert heard == (who in {CONTROL, *EVALUATORS, LEAD, MEMBER})
