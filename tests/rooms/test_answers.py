"""The answer in its shape: written in the room, read along, and read by all after the reveal."""

import pytest

from tests.cast import go_to, open_and_start, sit, write
from tests.console.conftest import words
from tests.factories import CHOICE, RATING, RULE, make_exercise
from wargame.models import DraftKind, Revealed, StepKind
from wargame.operations import answers

from .conftest import Room, reveal

CHOSEN = {
    "choice": "0",
    "choice_words": "Half of each.",
    "answer": "Count ships.",
    "because": "They sail.",
    "own_state": "We owe two.",
}
RATED = {
    "rate_1_1": "5",
    "rate_1_2": "4",
    "rate_2_1": "1",
    "rate_2_2": "2",
    "change_1": "More hulls.",
    "change_2": "A deadline.",
    "answer": "Partly.",
    "because": "The treaty is old.",
}


@pytest.fixture
def rooms(db):
    """Blue's head and recorder and red's head, deliberating on a question of these parts."""

    def sit_down(*parts):
        exercise = open_and_start(make_exercise(parts=list(parts)))
        people = [sit(exercise, "BLU", "Bea", 1), sit(exercise, "BLU", "Bob", 2)]
        people.append(sit(exercise, "RED", "Rob", 1))
        for seat in people:
            go_to(seat.exercise, StepKind.DELIBERATE, 1)
        return [Room(seat) for seat in people]

    return sit_down


def form(texts):
    return texts | {f"base-{name}": "0" for name in texts}


@pytest.mark.parametrize(
    ("parts", "texts"), [([CHOICE, RULE], CHOSEN), ([RATING], RATED)], ids=["choice", "rating"]
)
def test_a_plain_form_holds_every_field_and_saves_it(rooms, parts, texts):
    lead, other, _red = rooms(*parts)
    other.press("pen-take", "answer", of_move=1)
    html = other.html()
    for name in texts:
        assert f'name="{name}"' in html, name
    assert other.press("draft-save", "answer", of_move=1, **form(texts)).status_code == 302
    assert "The answer is complete" in lead.text()
    assert lead.press("answer-release", of_move=1).status_code == 302
    for said in ("Half of each." if "choice" in texts else "More hulls.", texts["because"]):
        assert said in lead.text()


def test_what_was_chosen_is_checked_when_the_form_comes_again(rooms):
    lead, _other, _red = rooms(RATING)
    write(lead.exercise, lead.seat, {"rate_2_1": "3"}, DraftKind.ANSWER)
    html = lead.html()
    assert 'name="rate_2_1" value="3" data-revision="1" checked' in html
    assert html.count("checked") == 1


def test_the_team_reads_along_in_words(rooms):
    lead, other, _red = rooms(CHOICE, RULE)
    write(lead.exercise, lead.seat, {"choice": "2", "answer": "Count."}, DraftKind.ANSWER)
    along = words(other.region("draft"))
    assert "Our choice Ships" in along
    assert "Our rule Count." in along
    assert "2 of 4 paragraphs" in along
    assert "Still to do: Because, Applied to our own state." in along


def test_a_field_of_another_question_is_refused_and_nothing_is_lost(rooms):
    lead, _other, _red = rooms(CHOICE)
    answer = lead.save("rate_1_1", "5", kind=DraftKind.ANSWER)
    assert answer.status_code == 422
    assert "no such field" in answer.json()["error"]


def test_too_long_a_rule_is_told_by_how_much(rooms):
    lead, _other, _red = rooms(RULE)
    answer = lead.save("answer", "x" * 243, kind=DraftKind.ANSWER)
    assert answer.json()["error"] == "3 characters too many. Shorten it; nothing is lost."


def test_all_teams_read_it_in_its_shape_once_it_is_revealed(rooms):
    lead, _other, red = rooms(RATING)
    write(lead.exercise, lead.seat, RATED, DraftKind.ANSWER)
    answers.release(lead.exercise, move=lead.exercise.step.move, by=lead.seat)
    go_to(lead.exercise, StepKind.PLENARY, 1)
    assert "More hulls." not in red.text()
    reveal(lead.exercise, Revealed.ANSWERS)
    text = red.text()
    assert "Storm Siege Fleet 5 4 One change More hulls. Treaty 1 2 One change A deadline." in text
    assert "Because The treaty is old." in text
