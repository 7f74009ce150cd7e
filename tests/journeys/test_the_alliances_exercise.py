"""The alliances exercise, whole: four moves, twelve delegations, thirty-six people, one record."""

from collections import Counter
from itertools import product

import pytest

from .diplomacy import (
    all_answer_a_joint_communique,
    germany_declines,
    japan_and_the_philippines_sign,
    teams_commit,
)
from .summit import TEAMS, Summit
from .teamwork import (
    everybody_chooses_alone,
    everybody_estimates,
    everybody_writes_an_idea_alone,
    heads_estimate,
    heads_rate_alone,
    teams_answer,
    teams_decide,
    teams_share_and_rank_ideas,
    teams_take_positions,
)
from .verdicts import (
    an_argument_is_weighed,
    control_rules_freely,
    heads_judge_a_chance,
    heads_rate_their_peers,
)

NOTHING = ()
# How many of the five tensions the first move asks about.
ASKED_FIRST = 1
ESTIMATES = {1: [everybody_estimates]} | {number: [heads_estimate] for number in (2, 3, 4)}
ALONE = {
    1: [everybody_chooses_alone],
    3: [heads_rate_alone],
    4: [everybody_writes_an_idea_alone],
}
SHARING = {4: [teams_share_and_rank_ideas]}
TALKS = {
    1: [japan_and_the_philippines_sign, germany_declines, teams_commit],
    3: [teams_commit],
    4: [all_answer_a_joint_communique],
}
VERDICTS = {
    1: [control_rules_freely],
    2: [an_argument_is_weighed],
    3: [heads_judge_a_chance],
    4: [heads_rate_their_peers],
}


@pytest.mark.django_db
def test_twelve_delegations_play_four_moves_and_leave_one_record():
    summit = Summit(preset="half-day", seed=29)
    summit.everybody_sits_down()
    summit.desk().press("Start: Welcome")
    summit.next("Baseline")
    everybody_estimates(summit, is_own=True)
    for number in (1, 2, 3, 4):
        play_a_move(summit, number)
        if number == 2:
            summit.next("Break")
    summit.next("Final estimate", saying="End play and begin")
    everybody_estimates(summit, is_own=True)
    summit.next("Hot wash and review")
    everybody_leaves_a_line(summit)
    the_record_is_whole(summit.record())


def play_a_move(summit, number):
    summit.next("Brief")
    summit.next("Estimate")
    act(summit, ESTIMATES, number)
    act(summit, ALONE, number)
    summit.next("Deliberate")
    summit.reveal("Estimates, to their teams")
    teams_take_positions(summit, number)
    act(summit, SHARING, number)
    teams_answer(summit, number)
    act(summit, TALKS, number)
    summit.next("Decide")
    teams_decide(summit, number)
    summit.next("Plenary")
    for what in ("Positions", "Answers", "Decisions"):
        summit.reveal(what)
    summit.next("Adjudicate")
    act(summit, VERDICTS, number)


def act(summit, plan, number):
    for one in plan.get(number, NOTHING):
        one(summit)


def everybody_leaves_a_line(summit):
    for team, chair in summit.people:
        person = summit.room(team, chair)
        person.press("Hand it in", surprise=f"A surprise for {team}.", keep="The dates.")


def the_record_is_whole(record):
    assert len([seat for seat in record["seats"] if seat["team"]]) == 36
    assert record["exercise"]["state"] == "debrief"
    assert len(record["hot_washes"]) == 36
    every_act_is_numbered(record["journal"])
    what_people_thought_is_there(record)
    what_teams_did_is_there(record)
    what_states_agreed_is_there(record)
    what_control_made_of_it_is_there(record)


def every_act_is_numbered(journal):
    assert [entry["number"] for entry in journal] == list(range(1, len(journal) + 1))


def what_people_thought_is_there(record):
    """Before, in and after play on each of five tensions, and alone on two of the questions."""
    given = Counter()
    for one in record["estimates"]:
        given[one["occasion"]] += one["given"]
    assert (given["baseline"], given["final"]) == (36 * 5, 36 * 5)
    assert given["move"] == 36 * ASKED_FIRST + 12 * (5 - ASKED_FIRST)
    alone = Counter((one["part"], one["given"]) for one in record["answered_alone"])
    assert alone == {("choice", 3): 12, ("rating", 1): 12, ("ideas", 3): 12}
    assert Counter(one["phase"] for one in record["ideas"]) == {"ranked": 12}
    assert {(one["raters"], len(one["ideas"])) for one in record["ideas"]} == {(3, 3)}


def what_teams_did_is_there(record):
    assert Counter(one["team"] for one in record["positions"]) == dict.fromkeys(TEAMS, 5)
    reserved = [said for one in record["positions"] for said in one["assents"] if said["words"]]
    assert {said["says"] for said in reserved} == {"reserve"}
    for what in ("answers", "decisions"):
        made = Counter((one["team"], one["move"]) for one in record[what])
        assert made == dict.fromkeys(product(TEAMS, [1, 2, 3, 4]), 1)
    parts = {one["move"]: one["parts"] for one in record["answers"] if one["team"] == "PHL"}
    assert parts[1]["choice"] == "Agreed capability targets"
    assert parts[1]["own_state"] == "PHL meets its targets by 2030."
    assert len(parts[4]["ideas"]) == 3
    figures = [one["figure"] for rated in parts[3]["ratings"] for one in rated["figures"]]
    assert figures == [3] * 9


def what_states_agreed_is_there(record):
    ports, brigade = (one["versions"][0] for one in record["agreements"])
    signed = {one["team"]: (one["answer"], one["words"]) for one in ports["signatures"]}
    assert signed["JPN"] == ("reserved", "Not in a typhoon.")
    assert {answer for answer, _words in signed.values()} == {"signed", "reserved"}
    assert ("DEU", "declined", "Not this year.") in [
        (one["team"], one["answer"], one["words"]) for one in brigade["signatures"]
    ]
    [council] = record["communiques"]
    said = [one["versions"][-1]["answers"] for one in council["clauses"]]
    assert [Counter(one["assent"] for one in answers) for answers in said] == [
        {"agrees": 12},
        {"agrees": 8, "reserves": 4},
    ]
    lines = record["ledger"]["lines"]
    assert Counter(one["team"] for one in lines) == dict.fromkeys(TEAMS, 2)
    assert {one["points"] for one in lines} == {2}


def what_control_made_of_it_is_there(record):
    free, matrix, estimated = record["rulings"]
    assert [one["method"] for one in (free, matrix, estimated)] == ["free", "matrix", "estimated"]
    strong = [point["text"] for point in matrix["points"] if point["is_strong"]]
    assert (strong, len(matrix["points"])) == (["Mines"], 4)
    drawn = estimated["draw"]
    assert (len(estimated["likelihoods"]), len(drawn["numbers"])) == (12, 1)
    assert estimated["other_road"] == "It falls."
    [rated] = record["rating_rounds"]
    peers = [one for one in rated["ratings"] if one["rater"] == "peers"]
    assert {(one["n"], one["is_withheld"]) for one in peers} == {(3, False)}
    assert len(peers) == 12 * 4
