"""What delegations do between them: the ledger, agreements, a joint communique."""

from .summit import Summit

CLAUSES = ["We stand by one another.", "We meet again within the year."]


def teams_commit(summit: Summit) -> None:
    """Two points each, to the theater that chance names."""
    theaters = list(summit.exercise.version.theaters.values_list("pk", flat=True))
    for team in summit.teams:
        recorder = summit.recorder(team, "ledger/")
        recorder.press("Pledge", theater=summit.random.choice(theaters), points=2)
        assert recorder.status == 302


def japan_and_the_philippines_sign(summit: Summit) -> None:
    """An agreement that all its parties sign, one of them with a reservation."""
    parties = [summit.key("JPN"), summit.key("PHL")]
    lead = summit.lead("USA", "agreements/write/")
    terms = {"title": "Access to ports", "terms": "Ships may enter.", "parties": parties}
    assert lead.press("Propose it", **terms).status == 302
    assert lead.open().press("Sign").status == 302
    for team, reservation in (("JPN", "Not in a typhoon."), ("PHL", "")):
        signer = summit.lead(team, "agreements/").follow("Access to ports")
        assert signer.press("Sign", reservation=reservation).status == 302


def germany_declines(summit: Summit) -> None:
    lead = summit.lead("POL", "agreements/write/")
    terms = {"title": "One brigade more", "terms": "Germany sends it."}
    lead.press("Propose it", parties=[summit.key("DEU")], **terms)
    signer = summit.lead("DEU", "agreements/").follow("One brigade more")
    assert signer.press("Decline", why="Not this year.").status == 302


def all_answer_a_joint_communique(summit: Summit) -> None:
    """Clause by clause: all agree to the first, every third reserves on the second."""
    desk = summit.at_the_desk("agreements/").press("Open it", title="A joint council")
    for clause in CLAUSES:
        desk.press("Add it", text=clause)
    for place, team in enumerate(summit.teams):
        lead = summit.lead(team, "agreements/").follow("A joint council")
        said = {"c1-assent": "agrees", "c2-assent": "agrees"}
        if place % 3 == 0:
            said |= {"c2-assent": "reserves", "c2-words": f"If {team} can afford it."}
        assert lead.press("Give these answers", **said).status == 302
    assert desk.open().press("Close it now").status == 200
