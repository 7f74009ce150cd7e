"""An answer in the shape of its question: what each part needs, and what is fixed with it."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, move_of, open_and_start, sit, write
from tests.factories import ALLOCATION, CHOICE, RATING, RULE, make_exercise
from wargame.errors import Refused
from wargame.models import AnswerPart, DraftKind, StepKind
from wargame.operations import answers

WORDS = {"answer": "Count ships.", "because": "They sail."}
FIGURES = {"rate_1_1": "5", "rate_1_2": "4", "rate_2_1": "1", "rate_2_2": "2"}
CHANGES = {"change_1": "More hulls.", "change_2": "A deadline."}
RATED = WORDS | FIGURES | CHANGES


@pytest.fixture
def asked(db):
    """Blue's head, deliberating on a question of these parts."""

    def ask(*parts):
        exercise = open_and_start(make_exercise(parts=list(parts)))
        lead = sit(exercise, "BLU", "Bea", chair=1)
        go_to(lead.exercise, StepKind.DELIBERATE, 1)
        return lead

    return ask


def released(lead, texts):
    write(lead.exercise, lead, texts, DraftKind.ANSWER)
    return answers.release(lead.exercise, move=move_of(lead.exercise), by=lead)


def left(lead, texts):
    """What the refusal says is still to do."""
    with pytest.raises(Refused) as refused:
        released(lead, texts)
    assert not AnswerPart.objects.exists()
    return refused.value.sentence.removeprefix("Not released. Still to do: ").removesuffix(".")


def test_a_chosen_option_is_fixed_by_its_number(asked):
    answer = released(asked(CHOICE), WORDS | {"choice": "2", "choice_words": "Not said."})
    assert (answer.shape.choice, answer.shape.mix) == ("Ships", "")


def test_a_mix_keeps_the_teams_own_words(asked):
    answer = released(asked(CHOICE), WORDS | {"choice": "0", "choice_words": "Half of each."})
    assert (answer.shape.choice, answer.shape.mix) == ("A mix", "Half of each.")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"choice": "3"},
        {"choice": "x"},
        {"choice": "0"},
        {"choice": "0", "choice_words": " "},
    ],
)
def test_without_an_option_or_words_for_the_mix_nothing_is_released(asked, wrong):
    assert left(asked(CHOICE), WORDS | wrong) == "Our choice"


def test_without_a_mix_there_is_none_to_choose(asked):
    plain = {"kind": "choice", "options": ["Money", "Ships"]}
    assert left(asked(plain), WORDS | {"choice": "0", "choice_words": "Half."}) == "Our choice"


def test_a_rule_is_applied_to_the_own_state(asked):
    lead = asked(RULE)
    assert left(lead, WORDS) == "Applied to our own state"
    answer = released(lead, WORDS | {"own_state": "We owe two."})
    assert (answer.text, answer.shape.own_state) == ("Count ships.", "We owe two.")


def test_a_question_can_ask_for_a_choice_and_a_rule(asked):
    lead = asked(CHOICE, RULE)
    assert left(lead, {}) == "Our choice, Our rule, Because, Applied to our own state"
    answer = released(lead, WORDS | {"choice": "1", "own_state": "We owe two."})
    assert (answer.shape.choice, answer.shape.own_state) == ("Money", "We owe two.")


def test_a_rating_keeps_every_figure_and_the_change_to_each_thing(asked):
    answer = released(asked(RATING), RATED)
    fleet, treaty = answer.shape.rated
    assert (fleet.thing, fleet.figures) == ("Fleet", [("Storm", 5), ("Siege", 4)])
    assert (treaty.thing, treaty.figures) == ("Treaty", [("Storm", 1), ("Siege", 2)])
    assert (fleet.change, treaty.change) == ("More hulls.", "A deadline.")


@pytest.mark.parametrize("wrong", [{"rate_1_2": "6"}, {"rate_1_2": "0"}, {"rate_1_2": ""}])
def test_a_figure_that_is_missing_or_off_the_scale_is_still_to_do(asked, wrong):
    assert left(asked(RATING), RATED | wrong) == "Ratings (1 left)"


def test_every_thing_needs_its_change(asked):
    assert left(asked(RATING), RATED | {"change_2": " "}) == "Changes (1 left)"


def test_an_allocation_is_answered_in_words(asked):
    answer = released(asked(ALLOCATION), WORDS)
    assert (answer.text, AnswerPart.objects.count()) == ("Count ships.", 0)


def test_a_part_is_never_changed(asked):
    released(asked(RATING), RATED)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        AnswerPart.objects.filter(figure=5).update(figure=1)
