"""The whole record: as its schema promises, the same each time, and without a way to a person."""

import json
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator, FormatChecker

from tests.cast import control_of, go_to, move_of, name_people, open_and_start, sit, viewer_of
from tests.factories import CODES, make_exercise
from tests.messages.conftest import send
from tests.review.play import (
    assent,
    estimate,
    own_view,
    own_views,
    play_a_move,
    reveal,
    reveal_all,
)
from wargame.measures.draws import two_dice
from wargame.models import Decision, Method, Revealed, Says, Side, StepKind, Viewer
from wargame.operations import (
    adjudication,
    arguments,
    draws,
    injects,
    jottings,
    likelihoods,
    matters,
    methods,
    review,
    rules,
    ruling_challenges,
)
from wargame.operations.adjudication import Words
from wargame.operations.matters import Matter
from wargame.operations.messages import publish
from wargame.operations.rules import Lookup
from wargame.reports import record

SCHEMA = json.loads(
    Path(settings.BASE_DIR, "wargame", "reports", "record.schema.json").read_text("utf-8")
)


def record_of(exercise):
    exercise.refresh_from_db()
    return json.loads(record.as_text(viewer_of(control_of(exercise))))


def faults(recorded):
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(recorded)]


@pytest.fixture
def trio(blue, blue_two, blue_three):
    return [blue, blue_two, blue_three]


@pytest.fixture
def whole(exercise, control, trio, red):
    """Something of everything, most of it revealed."""
    go_to(exercise, StepKind.BASELINE)
    for seat in (*trio, red):
        own_view(exercise, seat, 2, reason="Deeply private.")
    injects.release(exercise.injects.get(number="1.2"), by=control)
    injects.open_(exercise.injects.get(number="1.2"), by=trio[1])
    go_to(exercise, StepKind.ESTIMATE, 1)
    for point, seat in enumerate(trio[1:], start=5):
        estimate(exercise, seat, point, reason="Told to my team alone.")
    play_a_move(exercise, [trio[0], red])
    assent(exercise, trio[1], Says.AGREE)
    assent(exercise, trio[1], Says.RESERVE, "Not without fuel.")
    reveal_all(exercise)
    rule_by_a_rule(exercise, control, trio[0])
    asked = send(trio[1], "May we wait?", to="control")
    send(control, "Until noon.", to="BLU", reply_to=asked)
    send(control, "Are you well?", seat=red)
    publish(send(red, "We sign.", to="BLU GRN"), by=control)
    rule_by_argument(exercise, control, [*trio, red])
    go_to(exercise, StepKind.FINAL)
    for seat in trio:
        own_view(exercise, seat, 4)
    go_to(exercise, StepKind.EXIT)
    review.give_hot_wash(exercise, surprise="Nobody yielded.", keep="The pens.", by=red)
    review.give_exit_ticket(exercise, lesson="Ask first.", applies_to="Home.", by=red)
    reveal(exercise, Revealed.OWN_VIEWS)
    reveal(exercise, Revealed.TRAFFIC)
    return exercise


def rule_by_a_rule(exercise, control, lead):
    """A ruling by another method, challenged and denied."""
    methods.change(exercise, Method.NONE, reason="Short of time.", by=control)
    bands = [(Decimal(0), "It breaks."), (Decimal(50), "It holds.")]
    rule = rules.make(exercise, name="Coverage", unit="%", bands=bands, by=control)
    words = Words(
        "It holds, barely.",
        "They came early.",
        decision=exercise.decisions.first(),
        cited_decisions=exercise.decisions.all(),
        cited_injects=exercise.injects.released(),
        method=Method.SEMI_RIGID,
        method_reason="Both teams asked for it.",
        lookup=Lookup(rule, Decimal("49.5"), "BLU 3, RED 4", "Snow on the passes."),
    )
    held = adjudication.write(exercise, words, move=move_of(exercise), by=control)
    ruling = adjudication.release(held, by=control)
    challenge = ruling_challenges.lodge(ruling, text="It never snows.", by=lead)
    ruling_challenges.deny(challenge, answer="It did in 1929.", by=control)


def rule_by_argument(exercise, control, people):
    """An argument drawn on, likelihoods of three, and a matter that was dropped."""
    blue, red = people[0], people[-1]
    methods.change(exercise, Method.MATRIX, reason="Contested.", by=control)
    argued = {"action": "Go.", "result": "There by Friday.", "reasons": ["We are near."]}
    argument = arguments.lodge(exercise, move=move_of(exercise), by=blue, **argued)
    begin = partial(matters.begin, exercise, move=move_of(exercise), by=control)
    ruling = begin(Matter("They get there.", Method.MATRIX, argument=argument))
    arguments.add_point(ruling, side=Side.CON, text="It is mined.", by=red)
    arguments.weigh(ruling.points.last(), is_strong=True, by=control)
    ruling = matters.close(ruling, by=control)
    draws.show_odds(ruling, by=control)
    draws.draw(ruling, by=control)
    words = Words("They do.", "By luck.", other_road="They do not.")
    adjudication.release(adjudication.change(ruling, words, by=control), by=control)
    judged = begin(Matter("It lasts.", Method.ESTIMATED, "Judge it."))
    for seat, percent in zip(people, (60, 40, 70, 55), strict=True):
        likelihoods.give(judged, percent=percent, by=seat)
    matters.close(judged, by=control)
    dropped = begin(Matter("It floats.", Method.PROBABILISTIC, "Chance.", pros=["Wood."]))
    matters.drop(dropped, reason="Overtaken.", by=control)


def test_the_schema_itself_is_sound():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_takes_nothing_it_does_not_know():
    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object" and "properties" in part:
                yield part
            for one in part.values():
                yield from objects(one)

    for one in objects(SCHEMA):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])


def test_a_whole_record_is_as_the_schema_promises(whole):
    assert faults(record_of(whole)) == []


def test_the_record_of_a_draft_is_as_the_schema_promises(db):
    assert faults(record_of(make_exercise())) == []


def test_the_schema_would_notice_a_fault(whole):
    recorded = record_of(whole)
    recorded["decisions"][0]["effects"][0]["value"] = 3
    recorded["estimates"][0]["seat"] = 1
    assert len(faults(recorded)) == 2


def test_the_same_record_gives_the_same_text(whole):
    viewer = viewer_of(control_of(whole))
    assert record.as_text(viewer) == record.as_text(viewer)


def test_letters_of_every_language_stand_as_they_are(exercise):
    name_people(exercise)
    sit(exercise, "BLU", "Łucja Żelny", chair=1)
    assert '"Łucja Żelny"' in record.as_text(viewer_of(control_of(exercise)))


def test_it_holds_what_happened(whole):
    recorded = record_of(whole)
    assert recorded["format"] == "wargame-record/1"
    assert [team["code"] for team in recorded["teams"]] == ["BLU", "RED", "GRN"]
    assert {seat["name"] for seat in recorded["seats"]} == {"", "Helen Marsh"}
    assert [one["text"] for one in recorded["answers"]] == ["Answer of BLU.", "Answer of RED."]
    assert [one["point"] for one in recorded["positions"]] == [3, 3]
    assert recorded["decisions"][0]["dissent"] == "No, BLU."
    assert recorded["decisions"][0]["answers"] == {"questions": ["q1"], "injects": []}
    assert recorded["hot_washes"] == [{"surprise": "Nobody yielded.", "keep": "The pens."}]
    assert recorded["exit_tickets"] == [{"lesson": "Ask first.", "applies_to": "Home."}]
    assert {one["what"] for one in recorded["reveals"]} == set(Revealed) - {
        Revealed.HOT_WASH,
        Revealed.LESSONS,
    }


def test_it_holds_how_rulings_were_made(whole):
    recorded = record_of(whole)
    assert recorded["exercise"]["method"] == "matrix"
    assert recorded["exercise"]["method_changes"][0]["reason"] == "Short of time."
    ruling = recorded["rulings"][0]
    assert (ruling["method"], ruling["method_reason"]) == ("semi-rigid", "Both teams asked for it.")
    assert ruling["evidence"]["injects"] == ["1.2"]
    assert [one["team"] for one in ruling["evidence"]["decisions"]] == ["BLU", "RED"]
    assert ruling["computed"] == {
        "rule": "Coverage",
        "unit": "%",
        "figure": 49.5,
        "inputs": "BLU 3, RED 4",
        "ledger": None,
        "outcome": "It breaks.",
        "override_reason": "Snow on the passes.",
    }
    assert ruling["draw"] is None
    challenge = ruling["challenges"][0]
    assert (challenge["is_upheld"], challenge["answer"]) == (False, "It did in 1929.")


def test_what_members_said_stands_with_the_position_every_row_of_it(whole):
    blue, red = record_of(whole)["positions"]
    said = [(one["says"], one["words"], one["is_late"]) for one in blue["assents"]]
    assert said == [("agree", "", False), ("reserve", "Not without fuel.", False)]
    assert {one["by"] for one in blue["assents"]} == {whole.seats.get(name="Bob").pk}
    assert red["assents"] == []


def test_messages_carry_who_wrote_them_to_whom_and_where_they_are_filed(whole):
    first, second, third, fourth = record_of(whole)["messages"]
    assert (first["from"], first["to"], first["text"]) == ("BLU", ["control"], "May we wait?")
    assert (first["by"], first["move"]) == (whole.seats.get(name="Bob").pk, 1)
    assert (second["from"], second["to"]) == ("control", ["BLU"])
    assert second["reply_to"] == first["id"]
    assert second["conversation"] == first["conversation"] != third["conversation"]
    assert (third["to"], third["seat"]) == ([None], whole.seats.get(name="Rob").pk)
    assert (fourth["from"], fourth["to"]) == ("RED", ["BLU", "GRN"])
    assert (first["published_at"], bool(fourth["published_at"])) == (None, True)


def test_what_is_still_being_written_is_not_in_it(exercise, blue):
    jottings.save(None, name="text", text="Unsaid.", base=0, by=blue)
    assert "Unsaid." not in json.dumps(record_of(exercise))


def test_every_version_of_a_decision_is_in_it(whole):
    newer = Decision.objects.filter(team__code="BLU").get()
    newer.pk, newer.version, newer.title = None, 2, "Send three frigates"
    newer.save()
    made = [(one["team"], one["version"]) for one in record_of(whole)["decisions"]]
    assert made == [("BLU", 1), ("BLU", 2), ("RED", 1)]


def test_injects_carry_who_got_them_and_who_opened_them(whole):
    by_number = {one["number"]: one for one in record_of(whole)["injects"]}
    delivered = by_number["1.2"]["deliveries"]
    assert [one["team"] for one in delivered] == ["BLU"]
    assert delivered[0]["opened_by"] == whole.seats.get(name="Bob").pk
    assert by_number["1.3"]["released_at"] is None


def test_a_decision_carries_what_its_team_could_see(whole):
    recorded = record_of(whole)
    blue = next(one for one in recorded["decisions"] if one["team"] == "BLU")
    seen, unseen = (blue["information_state"][part] for part in ("seen", "unseen"))
    by_number = {one["number"]: one["id"] for one in recorded["injects"]}
    assert seen["inject"] == [by_number["1.2"]]
    assert seen["fact"] == ["f1"]
    told = {"what": "estimate", "move": 1, "team": "BLU", "tension": "t1", "people": 3}
    assert told in seen["spreads"]
    assert {one["team"] for one in unseen["spreads"]} == {"RED"}
    of_red = {one["id"] for one in recorded["positions"] if one["team"] == "RED"}
    assert set(unseen["position"]) <= of_red
    assert 0 < blue["information_state"]["after"] < recorded["journal"][-1]["number"]


def test_steps_carry_the_plan_and_what_became_of_it(exercise):
    steps = record_of(exercise)["steps"]
    assert steps[0]["planned_seconds"] == 300
    assert steps[0]["began_seconds"] == 0
    assert steps[1]["began_seconds"] is None


def groups(exercise, occasion):
    return {
        one["team"] or one["tension"]: one
        for one in record_of(exercise)["estimates"]
        if one["occasion"] == occasion
    }


def test_estimates_in_role_stand_by_team_in_the_order_of_the_scale(whole):
    found = groups(whole, "move")
    assert (found["BLU"]["given"], found["BLU"]["points"]) == (3, [2, 5, 6])


def test_of_fewer_than_three_only_how_many_stands(whole):
    found = groups(whole, "move")["RED"]
    assert (found["given"], found["points"], found["reframes"]) == (1, None, None)


def test_own_views_stand_of_everybody_together(whole):
    assert groups(whole, "baseline")["t1"]["points"] == [2, 2, 2, 2]
    assert groups(whole, "final")["t1"]["team"] is None


def test_before_the_reveal_no_value_is_in_it(exercise, trio):
    own_views(exercise, dict.fromkeys(trio, (2, 5)))
    assert [one["points"] for one in record_of(exercise)["estimates"]] == [None, None]
    assert groups(exercise, "baseline")["t1"]["given"] == 3


def test_whoever_would_reframe_is_counted_without_a_point(exercise, trio):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in zip(trio, (1, 2, None), strict=True):
        estimate(exercise, seat, point)
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    found = groups(exercise, "move")["BLU"]
    assert (found["points"], found["reframes"]) == ([1, 2], 1)


def test_how_far_people_agree_stands_beside_their_points(whole):
    assert groups(whole, "baseline")["t1"]["consensus"] == 1
    assert groups(whole, "move")["BLU"]["consensus"] == 0.55
    assert groups(whole, "move")["RED"]["consensus"] is None


def test_two_points_beside_a_reframe_have_no_consensus(exercise, trio):
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in zip(trio, (1, 2, None), strict=True):
        estimate(exercise, seat, point)
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise, Revealed.ESTIMATES)
    recorded = record_of(exercise)
    assert recorded["estimates"][0]["consensus"] is None
    assert faults(recorded) == []


def test_nothing_beside_an_estimate_leads_to_its_author(whole):
    recorded = record_of(whole)
    allowed = {"occasion", "move", "tension", "team", "given", "points", "reframes", "consensus"}
    assert {key for one in recorded["estimates"] for key in one} == allowed
    text = json.dumps(recorded)
    assert "Deeply private." not in text
    assert "Told to my team alone." not in text


def test_drafts_are_not_in_it(exercise, blue):
    from tests.cast import write

    go_to(exercise, StepKind.DECIDE, 1)
    write(exercise, blue, {"title": "Half a thought"})
    recorded = record_of(exercise)
    assert "Half a thought" not in json.dumps(recorded)
    assert recorded["decisions"] == []


def test_private_briefs_are_not_in_it(whole):
    assert "Private brief" not in json.dumps(record_of(whole))


def test_it_holds_arguments_odds_and_draws(whole):
    drawn, judged, dropped = record_of(whole)["rulings"][1:]
    assert drawn["argument"]["reasons"] == ["We are near."]
    assert record_of(whole)["arguments"] == [drawn["argument"]]
    assert [(one["side"], one["is_strong"]) for one in drawn["points"]] == [
        ("pro", False),
        ("con", True),
    ]
    assert drawn["draw"]["net"] == -1
    assert list(two_dice(drawn["draw"]["seed"])) == drawn["draw"]["numbers"]
    assert drawn["other_road"] == "They do not."
    assert judged["likelihoods"] == [40, 55, 60, 70]
    assert (judged["draw"]["percent"], judged["draw"]["seed"]) == (58, "")
    assert (dropped["dropped"], dropped["outcome"]) == ("Overtaken.", "")


@pytest.mark.parametrize("make", [Viewer.board, Viewer.nobody])
def test_it_is_made_for_control_alone(exercise, make, blue):
    for viewer in (make(exercise), viewer_of(blue)):
        with pytest.raises(ValueError, match="control alone"):
            record.record(viewer)


@pytest.mark.parametrize("n", [3, 12])
def test_it_asks_the_database_as_often_for_three_teams_as_for_twelve(
    db, n, django_assert_num_queries
):
    exercise = open_and_start(make_exercise(teams=n))
    leads = [sit(exercise, code, f"Lead {code}", chair=1) for code in CODES[:n]]
    injects.release(exercise.injects.get(number="1.1"), by=control_of(exercise))
    play_a_move(exercise, leads)
    viewer = viewer_of(control_of(exercise))
    with django_assert_num_queries(QUERIES):
        record.as_text(viewer)


QUERIES = 86
