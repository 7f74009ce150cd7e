"""Where the name of a tension is split into its poles, and where its author is asked."""

import pytest

from wargame.overviews.poles import poles_of

SPLIT = [
    ("Europe vs. Asia Focus", "", ("Europe", "Asia Focus")),
    ("Reach versus Depth", "", ("Reach", "Depth")),
    ("Passage v. Pride", "", ("Passage", "Pride")),
    ("Control ↔ Compassion", "", ("Control", "Compassion")),
    ("Research and Development vs. Production", "", ("Research and Development", "Production")),
    ("Deterrence and Reassurance", "", ("Deterrence", "Reassurance")),
    ("Sharing Plans and Keeping Secrets", "", ("Sharing Plans", "Keeping Secrets")),
    ("The tension between speed and consent", "", ("speed", "consent")),
    ("Balancing Growth and Restraint", "", ("Growth", "Restraint")),
    ("Local consent / national need", "", ("Local consent", "national need")),
    (
        "Burden-Sharing and Political Influence",
        "Those who share the burden want influence, but others lose it.",
        ("Burden-Sharing", "Political Influence"),
    ),
]
ASKED = [
    ("The refining gap", ""),
    ("Research and Development", "It costs more, but it lasts."),
    ("Burden and Benefit Sharing", "Who carries what."),
    ("Public or Private Protection", "Owners want navies near."),
    ("Access, Basing and Overflight", ""),
    ("Law vs. Force vs. Luck", ""),
    ("The future of trade and aid", ""),
    ("Should we lead or follow", ""),
    ("Norms in space and at sea", ""),
    ("24/7 readiness", ""),
    ("Managing Risk and Reward", "Both grow, but risk grows faster than reward."),
]


@pytest.mark.parametrize(("name", "text", "poles"), SPLIT, ids=[one[0] for one in SPLIT])
def test_a_name_that_sets_two_things_apart_is_split(name, text, poles):
    assert poles_of(name, text) == poles


@pytest.mark.parametrize(("name", "text"), ASKED, ids=[one[0] for one in ASKED])
def test_the_author_is_asked_where_a_reader_could_not_be_sure(name, text):
    assert poles_of(name, text) is None
