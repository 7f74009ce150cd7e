"""What a decision record asks for: which paragraphs are done, begun, or still to do."""

import pytest

from tests.cast import EFFECTS, RECORD
from wargame.models import Paragraph, RecordPlan
from wargame.models.paragraphs import CHANCES, EIGHT

CRITERIA, STATES = ("c1", "c2", "c3", "c4"), ("RED", "GRN")
ALL = RecordPlan(tuple(Paragraph), (), CRITERIA, STATES)
SHORT = RecordPlan(criteria=CRITERIA, states=STATES)
WHOLE = (
    RECORD
    | EFFECTS
    | {
        "option_1": "Wait.",
        "option_1_why": "It freezes.",
        "risk": "Ice.",
        "hedge": "A storm warning.",
        "state_RED": "declined",
        "message": "We come in peace.",
        "forecast": "The strait is open.",
        "forecast_chance": "70",
        "forecast_by": "end of move 2",
    }
)


def test_a_whole_record_lacks_nothing():
    assert ALL.missing(WHOLE) == []
    assert ALL.done(WHOLE) == len(Paragraph)


def test_the_shortest_asks_for_eight_and_folds_the_rest_away():
    assert SHORT.missing(RECORD) == []
    assert SHORT.asked == list(EIGHT)
    assert SHORT.further == list(Paragraph)[8:]


@pytest.mark.parametrize("paragraph", Paragraph)
def test_without_any_of_its_fields_a_required_paragraph_is_still_to_do(paragraph):
    names = {field.name for field in ALL.fields(paragraph)}
    left = {name: text for name, text in WHOLE.items() if name not in names}
    assert not ALL.is_done(paragraph, left)
    (todo,) = ALL.missing(left)
    assert todo.startswith(str(paragraph.label))
    assert ALL.done(left) == len(Paragraph) - 1


@pytest.mark.parametrize(
    ("changed", "todo"),
    [
        ({"option_2": "Send none."}, "Options considered"),
        ({"option_1": ""}, "Options considered"),
        ({"hedge": " "}, "Risk and hedge"),
        ({"state_RED": "perhaps"}, "Coordination"),
        ({"forecast_chance": ""}, "Forecast"),
        ({"forecast_chance": "72"}, "Forecast"),
        ({"forecast_chance": "105"}, "Forecast"),
        ({"forecast_by": ""}, "Forecast"),
        ({"effect_c2": ""}, "Expected effect (1 left)"),
    ],
)
def test_what_is_begun_must_be_finished_although_nobody_asks_for_it(changed, todo):
    assert SHORT.missing(WHOLE | changed) == [todo]


def test_a_forecast_is_made_in_fives():
    assert CHANCES[:3] == ("0", "5", "10")
    assert CHANCES[-1] == "100"
    for chance in CHANCES:
        assert ALL.missing(WHOLE | {"forecast_chance": chance}) == []


def test_what_is_open_is_asked_for_and_not_needed():
    plan = RecordPlan(opened=(Paragraph.CRITERION_EFFECTS,), criteria=CRITERIA)
    assert plan.missing(RECORD) == []
    assert plan.asked == [*EIGHT, Paragraph.CRITERION_EFFECTS]
