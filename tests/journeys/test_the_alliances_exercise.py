"""The alliances exercise, whole: four moves, twelve delegations, thirty-six people, one record."""

import pytest

from wargame.models import Decision, Position, State

from .summit import TEAMS, Summit

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


@pytest.mark.django_db
def test_twelve_delegations_play_four_moves_and_leave_one_record():
    summit = Summit(preset="half-day", seed=29)
    summit.everybody_sits_down()
    summit.desk().press("Start: Welcome")
    everybody_gives_an_own_view(summit, "Baseline")
    for number in (1, 2, 3, 4):
        play_a_move(summit, number)
        if number == 2:
            summit.next("Break")
    summit.next("Final estimate", saying="End play and begin")
    everybody_estimates(summit, is_own=True)
    summit.next("Hot wash and review")
    everybody_leaves_a_line(summit)
    the_record_is_whole(summit)


def play_a_move(summit, number):
    summit.next("Brief")
    summit.next("Estimate")
    everybody_estimates(summit)
    summit.next("Deliberate")
    summit.reveal("Estimates, to their teams")
    teams_take_positions(summit)
    summit.next("Decide")
    teams_decide(summit, number)
    summit.next("Plenary")
    for what in ("Positions", "Answers", "Decisions"):
        summit.reveal(what)
    summit.next("Adjudicate")


def everybody_gives_an_own_view(summit, step):
    summit.next(step)
    everybody_estimates(summit, is_own=True)


def everybody_estimates(summit, *, is_own=False):
    for (team, chair), person in summit.people.items():
        said = {"mark": summit.random.randint(1, 7), "reason": f"Why, says {team} {chair}."}
        if not is_own:
            said["confidence"] = summit.random.choice(["low", "moderate", "high"])
        assert person.open().press("Place my estimate", **said).status == 302


def teams_take_positions(summit):
    for team in TEAMS:
        said = {"mark": summit.random.randint(1, 7), "reason": f"The line of {team}."}
        lead = summit.lead(team).open()
        for tension in sorted({name.partition("-")[0] for name in lead.fields("mark")}):
            marked = {f"{tension}-{name}": value for name, value in said.items()}
            assert lead.press("Set the position", having=f"{tension}-mark", **marked).status == 302


def teams_decide(summit, number):
    for team in TEAMS:
        recorder = summit.recorder(team)
        recorder.open().press("Take the pen", at="draft/decision")
        question = f"Q{number}"
        effects = {f"effect_C{n}": summit.random.randint(-2, 2) for n in (1, 2, 3, 4)}
        title = f"{team} moves, {number}"
        said = RECORD | effects | {"title": title, "answers": [question]}
        assert recorder.open().press("Save now", at="draft/decision", **said).status == 302
        assert summit.lead(team).open().press("Release the decision").status == 302


def everybody_leaves_a_line(summit):
    for (team, _chair), person in summit.people.items():
        person.open().press("Hand it in", surprise=f"A surprise for {team}.", keep="The dates.")


def the_record_is_whole(summit):
    exercise = summit.exercise
    assert (exercise.state, exercise.has_ended) == (State.DEBRIEF, True)
    assert exercise.seats.players().count() == 36
    assert exercise.estimates.filter(move=None).count() == 36 * 5 * 2
    assert Position.objects.count() == 12 * 5
    assert Decision.objects.count() == 12 * 4
