"""Behind the team's position: each member says whether they agree; the team sees who has not."""

import pytest

from tests.cast import go_to, move_of
from tests.console.conftest import words
from wargame.models import Assent, Position, Revealed, Says, StepKind
from wargame.operations import assents, positions, seats
from wargame.operations.positions import Mark

from .conftest import Room, reveal, talk


@pytest.fixture
def position(exercise, blue, blue_two, blue_three):
    """Blue's head has set it; all three of blue are here."""
    talk(exercise)
    for seat in (blue, blue_two, blue_three):
        seats.arrive(seat)
    return take_position(exercise, blue)


def take_position(exercise, by, point=3):
    mark = Mark(move_of(exercise).tensions.get(), point, "It is faster.")
    return positions.set_position(exercise, mark, move=move_of(exercise), by=by)


def form(position, says="reserve", text="Not without fuel."):
    said = {f"a{position.pk}-says": says, f"a{position.pk}-words": text}
    return {"position": str(position.pk)} | said


def is_asked(room):
    return 'action="{}"'.format(room.address("assent-give")) in room.html()


def accord(room):
    return words(room.region("accord"))


def test_everybody_but_the_one_who_set_it_is_asked(exercise, room, blue_two, position):
    assert not is_asked(room)
    assert is_asked(Room(blue_two))


def test_nobody_is_asked_while_there_is_no_position(exercise, room, blue_two):
    talk(exercise)
    assert not is_asked(Room(blue_two))
    assert "No position yet." in accord(room)


def test_a_reservation_stands_with_its_author_before_the_whole_team(room, blue_two, position):
    answer = Room(blue_two).press("assent-give", **form(position))
    assert (answer.status_code, answer.url) == (302, Room(blue_two).address("room"))
    for one in (room, Room(blue_two)):
        text = accord(one)
        assert "1 agrees with reservations" in text
        assert "Not without fuel. Bob, reserves" in text
    assert "Agree with reservations. Change it" in Room(blue_two).text()


def test_the_head_sees_who_has_not_spoken_and_nobody_waits_for_those_away(
    room, blue_two, blue_three, position
):
    assert "2 of those here have not spoken: Bob, Bix." in accord(room)
    seats.leave(blue_three)
    assert "1 of those here has not spoken: Bob." in accord(room)
    assents.give(position, Says.AGREE, by=blue_two)
    assert "Everybody who is here has spoken." in accord(room)


def test_who_was_removed_is_not_waited_for_and_what_they_said_stays(
    room, blue_two, blue_three, position, control
):
    assents.give(position, Says.SPLIT, words="It is wrong.", by=blue_two)
    for seat in (blue_two, blue_three):
        seats.remove(seat, by=control)
    text = accord(room)
    assert "Everybody who is here has spoken." in text
    assert "It is wrong. Bob, splits" in text


def test_a_new_position_asks_again(exercise, room, blue, blue_two, position):
    Room(blue_two).press("assent-give", **form(position))
    take_position(exercise, blue, 6)
    assert "Not without fuel." not in room.html()
    assert "2 of those here have not spoken: Bob, Bix." in accord(room)
    assert is_asked(Room(blue_two))


@pytest.mark.parametrize("send", ["press", "press_live"])
@pytest.mark.parametrize(
    ("says", "text", "sentence"),
    [
        ("reserve", "", "Write your reservation. It stays with the position."),
        ("agree", "But not so fast.", "Words go with a reservation or a split."),
        ("", "But not so fast.", "Choose whether you agree."),
        ("maybe", "But not so fast.", "Choose whether you agree."),
        ("reserve", "x" * 301, "at most 300 characters"),
    ],
)
def test_a_wrong_form_comes_back_with_what_is_wrong_and_all_that_was_said(
    blue_two, position, send, says, text, sentence
):
    answer = getattr(Room(blue_two), send)("assent-give", **form(position, says, text))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in words(page)
    assert f"{text}</textarea>" in page
    assert not Assent.objects.exists()


@pytest.mark.parametrize("says", ["reserve", "nonsense"])
def test_words_on_a_replaced_position_are_not_lost(exercise, blue, blue_two, says, position):
    take_position(exercise, blue, 6)
    answer = Room(blue_two).press("assent-give", **form(position, says))
    assert answer.status_code == 422
    assert "Not without fuel." in answer.content.decode()
    assert not Assent.objects.exists()


def test_another_teams_position_is_not_found(exercise, red, position):
    answer = Room(red).press("assent-give", **form(position))
    assert answer.status_code == 404
    reveal(exercise, Revealed.POSITIONS)
    assert Room(red).press("assent-give", **form(position)).status_code == 404


def test_a_head_who_is_away_is_named_with_what_can_be_done(room, blue, blue_two, position, control):
    assert "Bea is away." not in accord(room)
    seats.leave(blue)
    assert "Bea is away. Nobody else can set the position or release." in accord(room)
    seats.remove(blue, by=control)
    assert "Your team has no head of delegation." in accord(Room(blue_two))


def test_revealed_with_the_position_it_is_unnamed_to_other_teams(exercise, red, blue_two, position):
    Room(blue_two).press("assent-give", **form(position))
    go_to(exercise, StepKind.PLENARY, 1)
    assert "Not without fuel." not in Room(red).html()
    reveal(exercise, Revealed.POSITIONS)
    text = Room(red).text()
    assert "1 agrees with reservations: Not without fuel. reserves" in text
    assert "Bob" not in text
    assert "Not without fuel. Bob, reserves" in Room(blue_two).text()
    assert Position.objects.count() == 1
