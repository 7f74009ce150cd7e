"""What control makes of a move: rulings by three methods, and ratings by peers."""

from .summit import Summit

BECAUSE = "This one is better argued."


def control_rules_freely(summit: Summit) -> None:
    desk = summit.at_the_desk("rulings/by/free/")
    desk.press(
        "Hold it", method_reason=BECAUSE, outcome="The talks go on.", reason="Nobody left them."
    )
    release(summit, "The talks go on.")


def an_argument_is_weighed(summit: Summit) -> None:
    """A matter with two reasons; two teams add a point each; control marks the strong one."""
    desk = summit.at_the_desk("rulings/by/matrix/")
    desk.press(
        "Put it to the teams",
        matter="The convoy gets through.",
        method_reason=BECAUSE,
        acting=summit.key("USA"),
        reasons="It sails at night\nIt has escorts",
    )
    for team, side, point in (("JPN", "pro", "The straits are clear"), ("POL", "con", "Mines")):
        lead = summit.lead(team)
        assert lead.press("Add the point", side=side, point=point).status == 302
    desk = summit.at_the_desk("rulings/")
    desk.press("Strong Mines")
    desk.press("Close The convoy gets through.")
    rule(summit, "The convoy gets through.", "Half of it arrives.")


def heads_judge_a_chance(summit: Summit) -> None:
    """Private likelihoods of one matter, and one draw at what lies in their middle."""
    desk = summit.at_the_desk("rulings/by/estimated/")
    desk.press("Put it to the teams", matter="The bridge holds.", method_reason=BECAUSE)
    for team in summit.teams:
        percent = summit.random.randrange(5, 100, 5)
        assert summit.lead(team).press("Give it", percent=percent).status == 302
    desk = summit.at_the_desk("rulings/").press("Close and reveal The bridge holds.")
    desk.press("Draw The bridge holds.")
    rule(summit, "The bridge holds.", "It holds.", other_road="It falls.")


def rule(summit: Summit, matter: str, outcome: str, **more: str) -> None:
    desk = summit.at_the_desk("rulings/").follow(f"Say what follows {matter}")
    desk.press("Hold it", outcome=outcome, reason="As it was argued.", **more)
    release(summit, outcome)


def release(summit: Summit, outcome: str) -> None:
    summit.at_the_desk("rulings/").press("Release now")
    assert outcome in summit.lead("THA").text


def heads_rate_their_peers(summit: Summit) -> None:
    """Every head rates their own delegation and the next three round the table."""
    desk = summit.at_the_desk("ratings/").press("Ask now", peers=3)
    for team in summit.teams:
        links = summit.lead(team, "ratings/").page.links
        for sheet in [address for words, address in links.items() if words.startswith("Rate ")]:
            lead = summit.lead(team, sheet)
            cited, level = lead.offered("cited")[0], summit.random.randint(1, 5)
            lead.press("Keep my ratings", level=level, cited=cited, line="As decided.")
            assert lead.status == 302
    desk.open().press("Close the round")
    assert desk.press("Show to all").status == 200
