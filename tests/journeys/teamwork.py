"""What delegations do in every move: estimate alone, take a position, answer, decide."""

from wargame.forms.ideas import RANKS

from .summit import CHAIRS, Summit

QUESTIONS = {1: "Q1", 2: "Q2", 3: "Q3", 4: "Q4"}
RATED = [(thing, aspect) for thing in (1, 2, 3) for aspect in (1, 2, 3)]
RECORD = {
    "action": "Two battalions and a tanker squadron move by the first of the month.",
    "intended_effect": "The threatened neighbor sees them on its own soil.",
    "rationale": "Because a promise without a date has been tried.",
    "assumption_1": "Parliament agrees before the recess.",
    "confidence": "moderate",
    "dissenters": "0",
    "option_1": "Wait for the council.",
    "option_1_why": "It meets too late.",
    "risk": "The bridge is closed.",
    "hedge": "No port by the tenth.",
}


def everybody_estimates(summit: Summit, *, is_own: bool = False) -> None:
    estimate(summit, list(summit.people), is_own=is_own)


def heads_estimate(summit: Summit) -> None:
    estimate(summit, summit.heads)


def estimate(summit: Summit, people: list[tuple[str, int]], *, is_own: bool = False) -> None:
    for team, chair in people:
        said = {"mark": summit.random.randint(1, 7), "reason": f"Why, says {team} {chair}."}
        if not is_own:
            said["confidence"] = summit.random.choice(["low", "moderate", "high"])
        person = summit.task(team, chair)
        assert person.press("Place my estimate", **said).status == 302


def everybody_chooses_alone(summit: Summit) -> None:
    """The first question is a choice."""
    for team, chair in summit.people:
        person = summit.task(team, chair, "?ask=question")
        option = summit.random.choice([1, 2, 3])
        person.press("Give my answer", option=option, reason=f"So {team} {chair} would.")
        assert person.status == 302


def heads_rate_alone(summit: Summit) -> None:
    """The third rates three structures against three tasks."""
    for team, chair in summit.heads:
        person = summit.task(team, chair, "?ask=question")
        marks = {f"rating-{t}_{a}": summit.random.randint(1, 5) for t, a in RATED}
        assert person.press("Give my answer", **marks).status == 302


def everybody_writes_an_idea_alone(summit: Summit) -> None:
    """The fourth asks for ideas, in silence first."""
    for team, chair in summit.people:
        person = summit.task(team, chair, "?ask=question")
        first = next(name for name in person.fields("idea"))
        person.press("Give my answer", **{first: f"Idea of {team} {chair}."})
        assert person.status == 302


def teams_share_and_rank_ideas(summit: Summit) -> None:
    """Control moves all teams on: the ideas lie open, everybody ranks three, the ranks open."""
    summit.desk().press("Put the ideas on the table", at="ideas/move-on")
    summit.desk().press("Open the ranking", at="ideas/move-on")
    for team, chair in summit.people:
        places = dict(zip(RANKS, summit.random.sample([1, 2, 3], 3), strict=True))
        person = summit.task(team, chair)
        assert person.press("Give my ranks", **places).status == 302
    summit.desk().press("Show the ranks", at="ideas/move-on")


def teams_take_positions(summit: Summit, number: int) -> None:
    """The lead sets it; in the first move the adviser stands behind it or has a reservation."""
    for team in summit.teams:
        said = {"mark": summit.random.randint(1, 7), "reason": f"The line of {team}."}
        lead = summit.lead(team)
        for tension in sorted({name.partition("-")[0] for name in lead.fields("mark")}):
            marked = {f"{tension}-{name}": value for name, value in said.items()}
            assert lead.press("Set the position", having=f"{tension}-mark", **marked).status == 302
            if number == 1:
                adviser_says(summit, team)


def adviser_says(summit: Summit, team: str) -> None:
    adviser = summit.task(team, CHAIRS[-1])
    says = summit.random.choice(["agree", "reserve"])
    words = f"Not at any price, says {team}." if says == "reserve" else ""
    assert adviser.press("Say it", says=says, words=words).status == 302


def answers(number: int, team: str) -> dict[str, object]:
    """What a team writes to the question of a move, in the shape in which it is asked."""
    said: dict[str, object] = {"answer": f"{team} answers {number}.", "because": "It has to."}
    if number == 1:
        said |= {"choice": "2", "own_state": f"{team} meets its targets by 2030."}
    if number == 3:
        said |= {f"rate_{thing}_{aspect}": "3" for thing, aspect in RATED}
        said |= {f"change_{thing}": f"{team} would meet monthly." for thing in (1, 2, 3)}
    if number == 4:
        said |= {"idea_1": "2", "idea_2": "1", "idea_3": "3"}
    return said


def teams_answer(summit: Summit, number: int) -> None:
    for team in summit.teams:
        recorder = summit.recorder(team)
        recorder.press("Take the pen", at="draft/answer")
        recorder.open().press("Save now", at="draft/answer", **answers(number, team))
        assert recorder.status == 302
        assert summit.lead(team).press("Release the answer").status == 302


def teams_decide(summit: Summit, number: int) -> None:
    for team in summit.teams:
        recorder = summit.recorder(team)
        recorder.press("Take the pen", at="draft/decision")
        effects = {f"effect_C{n}": summit.random.randint(-2, 2) for n in (1, 2, 3, 4)}
        title = f"{team} moves, {number}"
        said = RECORD | effects | {"title": title, "answers": [QUESTIONS[number]]}
        assert recorder.open().press("Save now", at="draft/decision", **said).status == 302
        assert summit.lead(team).press("Release the decision").status == 302
