"""The key question before the team talks: asked of each person, then shown unnamed."""

import re

import pytest

from tests.cast import control_of, go_to, move_of, open_and_start, sit, viewer_of
from tests.console.conftest import words
from tests.factories import CHOICE, RATING, make_exercise
from wargame.models import Appraisal, PrivateChoice, StepKind
from wargame.operations import private_answers
from wargame.queries import question_spreads, team_statuses
from wargame.reports import record

from .conftest import Room, place, reveal

CHOSEN = {"choice-option": "2", "choice-reason": "They sail.", "choice-words": "", "move": "1"}
RATED = {f"rating-{cell}": "4" for cell in ("1_1", "1_2", "2_1", "2_2")} | {"move": "1"}


@pytest.fixture
def trio(db):
    """Three of blue, estimating, with this part in the question."""

    def sit_down(part, n=3):
        exercise = open_and_start(make_exercise(parts=[part]))
        seats = [sit(exercise, "BLU", name) for name in ("Bea", "Bob", "Bix")[:n]]
        go_to(exercise, StepKind.ESTIMATE, 1)
        for seat in seats:
            seat.exercise.refresh_from_db()
        return [Room(seat) for seat in seats]

    return sit_down


def choose(room, option, reason="Why not.", mix=""):
    private_answers.choose(
        room.exercise,
        move=move_of(room.exercise),
        option=option,
        words=mix,
        reason=reason,
        by=room.seat,
    )


def appraise(room, *figures):
    cells = ((1, 1), (1, 2), (2, 1), (2, 2))
    given = dict(zip(cells, figures, strict=True))
    move = move_of(room.exercise)
    private_answers.appraise(room.exercise, move=move, figures=given, by=room.seat)


def talk(room):
    go_to(room.exercise, StepKind.DELIBERATE, 1)
    reveal(room.exercise)
    return room.html()


def spread_of(room):
    (found,) = question_spreads.own_team(viewer_of(room.seat), move_of(room.exercise))
    return found


def test_one_thing_is_asked_at_a_time_and_the_next_comes_by_itself(trio):
    room = trio(CHOICE)[0]
    assert 'name="occasion"' in room.html()
    assert "choice-option" not in room.html()
    place(room.seat, 3)
    assert 'name="occasion"' not in room.html()
    assert "choice-option" in room.html()
    assert room.press("alone-choose", **CHOSEN).status_code == 302
    assert PrivateChoice.objects.get().option == 2


def test_either_can_be_turned_to_without_script(trio):
    room = trio(CHOICE)[0]
    address = room.address("room")
    assert "choice-option" in room.browser.get(address, {"ask": "question"}).content.decode()
    place(room.seat, 3)
    assert 'name="occasion"' in room.browser.get(address, {"ask": "estimates"}).content.decode()


def test_what_was_given_stands_in_the_form_and_can_be_changed(trio):
    room = trio(CHOICE)[0]
    place(room.seat, 3)
    choose(room, 0, "Both matter.", mix="Half of each.")
    html = room.browser.get(room.address("room"), {"ask": "question"}).content.decode()
    assert 'value="0" checked' in html
    assert "Half of each." in html
    assert "Both matter." in html
    assert "Change my answer" in html


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"choice-option": ""}, "Choose one."),
        ({"choice-option": "7"}, "Choose one of these."),
        ({"choice-reason": " "}, "Say why, in one line."),
        ({"choice-option": "0"}, "Say it in your words."),
        ({"choice-reason": "x" * 141}, "at most 140 characters"),
    ],
)
def test_what_is_wrong_is_said_in_place_and_nothing_is_lost(trio, changed, said):
    room = trio(CHOICE)[0]
    answer = room.press("alone-choose", **CHOSEN | changed)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert said in words(html)
    assert (CHOSEN | changed)["choice-reason"].strip() in html
    assert not PrivateChoice.objects.exists()


def test_a_line_left_out_of_a_rating_is_said_at_the_line(trio):
    room = trio(RATING)[0]
    answer = room.press("alone-rate", **RATED | {"rating-2_1": ""})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert html.count("Choose from 1 to 5.") == 1
    assert html.count("checked") == 3
    room.press("alone-rate", **RATED)
    assert Appraisal.objects.count() == 4


def test_an_old_form_is_refused_in_a_sentence_when_its_step_is_over(trio):
    room = trio(CHOICE)[0]
    go_to(room.exercise, StepKind.DELIBERATE, 1)
    room.press("alone-choose", **CHOSEN | {"choice-reason": ""})
    assert not PrivateChoice.objects.exists()


def test_before_the_reveal_the_team_sees_nothing_of_it(trio):
    rooms = trio(CHOICE)
    for room in rooms:
        choose(room, 1, f"Reason of {room.seat.name}.")
    go_to(rooms[0].exercise, StepKind.DELIBERATE, 1)
    html = rooms[0].html()
    assert "Reason of Bea." in html
    assert "Reason of Bob." not in html


def test_then_choices_stand_unnamed_with_every_reason(trio):
    rooms = trio(CHOICE)
    for room, option in zip(rooms, (1, 2, 2), strict=True):
        choose(room, option, f"Reason {option}.")
    html = talk(rooms[0])
    text = words(html)
    assert "2 of 3 of you: Ships" in text
    assert "Money 1 Ships 2 A mix 0" in text
    assert text.count("Ships Reason 2.") == 2
    assert html.count("k-me") - html.count('k-me" cx="7"') == 1
    for name in ("Bob", "Bix"):
        assert name not in re.search(r'<figure class="figure question.*?</ul>', html, re.S)[0]


def test_where_no_option_has_most_it_says_so(trio):
    rooms = trio(CHOICE)
    for room, option in zip(rooms, (1, 2, 0), strict=True):
        choose(room, option, mix="Half." if option == 0 else "")
    talk(rooms[0])
    assert spread_of(rooms[0]).finding == "No option has more than half of you"


def test_ratings_show_every_dot_the_range_and_the_median_or_split(trio):
    rooms = trio(RATING)
    for room, figures in zip(rooms, ((1, 2, 3, 4), (5, 2, 4, 4), (1, 2, 5, 5)), strict=True):
        appraise(room, *figures)
    talk(rooms[0])
    fleet, treaty = spread_of(rooms[0]).things
    assert [one.words for one in fleet.aspects] == ["1 to 5, split", "all 2"]
    assert [one.words for one in treaty.aspects] == ["3 to 5, median 4", "4 to 5, median 4"]
    assert [len(one.plot.dots) for one in fleet.aspects + treaty.aspects] == [3, 3, 3, 3]
    assert spread_of(rooms[0]).finding == "Furthest apart: Fleet, Storm"


@pytest.mark.parametrize(
    ("n", "said"), [(1, "One of you has answered"), (2, "Two of you have answered")]
)
def test_of_fewer_than_three_only_the_number_is_shown(trio, n, said):
    rooms = trio(CHOICE)
    for room in rooms[:n]:
        choose(room, 1, f"Reason of {room.seat.name}.")
    html = talk(rooms[2])
    assert said in words(html)
    assert "Reason of" not in html


def test_control_sees_that_it_was_given_and_never_what(trio):
    rooms = trio(CHOICE)
    choose(rooms[0], 1)
    control = viewer_of(control_of(rooms[0].exercise))
    status = team_statuses.teams(control)
    assert status.asks_alone
    assert next(row for row in status.rows if row.team.code == "BLU").standing.alone == 1


def test_the_record_holds_it_unnamed_from_three_on_and_only_after_the_reveal(trio):
    rooms = trio(CHOICE)
    for room in rooms:
        choose(room, 2, "Told to my team.")

    def recorded():
        rooms[0].exercise.refresh_from_db()
        return record.record(viewer_of(control_of(rooms[0].exercise)))["answered_alone"]

    sealed = {"move": 1, "team": "BLU", "part": "choice", "given": 3}
    assert recorded() == [sealed | {"options": None, "ratings": None}]
    talk(rooms[0])
    (shown,) = recorded()
    assert shown["options"][1] == {"option": "Ships", "people": 3}
    assert "Told" not in str(recorded())


def test_a_spread_is_read_at_once_and_the_question_with_it(trio, django_assert_num_queries):
    rooms = trio(RATING)
    for room in rooms:
        appraise(room, 1, 2, 3, 4)
    talk(rooms[0])
    viewer = viewer_of(rooms[0].seat)
    with django_assert_num_queries(2):
        found = question_spreads.own_team(viewer, viewer.exercise.step.move)
        assert found[0].things
