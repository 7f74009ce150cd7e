"""The data collection plan, what makes an exercise ready, and what is seen before play."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, control_of, sit, viewer_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Kind, State
from wargame.models.collection_plans import collection_plan
from wargame.operations import captures, exercises, seats, timelines
from wargame.queries.readiness import readiness


@pytest.fixture
def draft(db):
    """With a purpose and two objectives, which nothing captures yet."""
    exercise = make_exercise()
    exercise.purpose = "explore"
    exercise.save(update_fields=["purpose"])
    for number in (1, 2):
        exercise.objectives.create(number=number, kind="teaching", text=f"Objective {number}.")
    return exercise


def ticks(exercise):
    return {row.name: set(row.ticked) for row in collection_plan(exercise).rows}


def complete(exercise):
    said = ticks(exercise)
    said |= {name: {"move-1"} for name in said if name.startswith("objective")}
    return captures.set_plan(exercise, said, by=control_of(exercise))


def test_it_begins_with_what_the_moves_cover(draft):
    plan = collection_plan(draft)
    assert [column.name for column in plan.columns] == [
        "baseline",
        "move-1",
        "move-2",
        "final",
        "review",
        "nowhere",
    ]
    found = {row.label: row.ticked for row in plan.rows}
    assert found["Question 1?"] == {"move-1"}
    assert found["Speed vs. Caution"] == {"baseline", "move-1", "final"}
    assert found["Criterion 1"] == {"move-1", "move-2", "review"}
    assert [row.label for row in plan.empty] == ["Objective 1.", "Objective 2."]


def test_an_empty_row_blocks_ready_until_it_is_captured(draft):
    control = browser_of_control(draft)
    ready = reverse("exercise-ready", args=[draft.code])
    answer = control.post(ready)
    assert answer.status_code == 422
    assert "Nothing captures 2 of the rows, first: Objective 1." in answer.text
    complete(draft)
    control.post(ready)
    draft.refresh_from_db()
    assert draft.state == State.READY
    assert not draft.is_open
    exercises.open_lobby(draft, by=control_of(draft))
    assert draft.journal.last().refs == {"was_ready": True}


def test_what_makes_it_incomplete_makes_it_a_draft_again(draft):
    complete(draft)
    captures.make_ready(draft, by=control_of(draft))
    said = ticks(draft) | {next(iter(ticks(draft))): set()}
    captures.set_plan(draft, said, by=control_of(draft))
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_place_that_the_timeline_lost_captures_nothing(draft):
    complete(draft)
    lengths = {2: 0, 15: 0, 16: 20}
    timelines.plan(draft, lengths, by=control_of(draft))
    assert "baseline" not in {column.name for column in collection_plan(draft).columns}
    assert "baseline" not in ticks(draft)[f"tension-{draft.version.tensions.first().pk}"]


def test_the_plan_is_ticked_on_its_page_and_the_rest_left_out_on_purpose(draft):
    control = browser_of_control(draft)
    said = {name: sorted(places) for name, places in ticks(draft).items()}
    question = f"question-{draft.version.keyquestions.first().pk}"
    answer = control.post(
        reverse("collection-set", args=[draft.code]), said | {question: ["move-1", "nowhere"]}
    )
    assert answer.status_code == 422
    assert "It is either captured or not in this run." in answer.text
    control.post(reverse("collection-set", args=[draft.code]), said | {question: []})
    assert ticks(draft)[question] == set()
    control.post(reverse("collection-leave-out", args=[draft.code]))
    assert ticks(draft)[question] == {"nowhere"}
    assert len(collection_plan(draft).empty) == 2
    assert draft.journal.filter(kind=Kind.COLLECTION_PLANNED).count() == 2


def test_a_plan_with_one_objective_is_none(draft):
    draft.objectives.filter(number=2).delete()
    with pytest.raises(Refused, match="Two to four objectives make a plan; there are 1"):
        captures.make_ready(draft, by=control_of(draft))


def seen(exercise):
    exercise.refresh_from_db()
    found = readiness(viewer_of(control_of(exercise)))
    return [check.is_seen for check in found.checks]


def test_projector_phone_and_teams_are_seen_not_ticked(draft, nobody):
    complete(draft)
    assert seen(draft) == [True, False, False, False]
    board = reverse("board", args=[draft.code, draft.board_key])
    nobody.get(board)
    nobody.get(board)
    assert draft.journal.filter(kind=Kind.BOARD_OPENED).count() == 1
    exercises.open_lobby(draft, by=control_of(draft))
    people = [sit(draft, code, f"Head {code}", chair=1) for code in ("BLU", "RED", "GRN")]
    assert seen(draft) == [True, True, False, True]
    seats.arrive(people[0])
    assert seen(draft) == [True] * 4
    page = browser_of_control(draft).get(reverse("console", args=[draft.code])).text
    assert "4 of 4 seen" in page
    exercises.start(draft, by=control_of(draft))
    draft.refresh_from_db()
    assert readiness(viewer_of(control_of(draft))) is None


def test_a_person_without_the_lead_is_missing_by_team(draft):
    exercises.open_lobby(draft, by=control_of(draft))
    blue = sit(draft, "BLU", "Bea", chair=2)
    found = readiness(viewer_of(control_of(draft))).checks[3]
    assert found.detail == "No head of delegation yet: BLU, RED, GRN"
    assert browser_of(blue).get(reverse("collection", args=[draft.code])).status_code == 404
