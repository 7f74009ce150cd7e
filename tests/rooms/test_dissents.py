"""Dissenting from a decision in the room, and putting on record that there is none."""

import re
from uuid import uuid4

import pytest

from tests.cast import decide, go_to, viewer_of, write
from tests.console.conftest import words
from wargame.live import regions
from wargame.models import Decision, Dissent, Revealed, StepKind
from wargame.operations import positions
from wargame.operations.positions import Mark

from .conftest import Room, reveal

AGAINST = "It leaves the coast open."


@pytest.fixture
def deciding(exercise, blue, blue_two, blue_three):
    return go_to(exercise, StepKind.DECIDE, 1)


@pytest.fixture
def released(deciding, blue):
    decide(deciding, blue)
    return deciding


@pytest.fixture
def member(blue_two):
    return Room(blue_two)


def dissent(room, signed="named", text=AGAINST, *, live=False, **said):
    press = room.press_live if live else room.press
    return press("dissent-enter", of_move=1, words=text, signed=signed, ticket=uuid4(), **said)


def is_offered(room):
    return "Dissent from this decision" in room.html()


def test_a_member_dissents_and_the_team_reads_it_with_the_name(released, member, room):
    assert dissent(member).status_code == 302
    for one in (member, room):
        assert f"{AGAINST} Bob" in words(one.region("draft"))


def test_unnamed_it_is_read_without_one(released, member, room):
    dissent(member, "unnamed", live=True)
    assert f"{AGAINST} unnamed" in words(room.region("draft"))
    assert Dissent.objects.get().seat is None


def test_the_form_of_the_page_is_sent_once(released, member):
    ticket = re.search(r'name="ticket" value="([^"]+)"', member.html())[1]
    for _press in range(2):
        said = {"words": AGAINST, "signed": "unnamed", "ticket": ticket}
        member.press("dissent-enter", of_move=1, **said)
    assert Dissent.objects.count() == 1


def test_before_the_release_it_is_offered_once_somebody_writes(deciding, blue, member, room):
    assert not is_offered(member)
    write(deciding, blue, {"title": "Send two"})
    assert is_offered(member)
    dissent(member)
    assert AGAINST in room.region("draft")
    decide(deciding, blue)
    assert f"{AGAINST} Bob, before the release" in words(room.region("draft"))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": ""}, "Write what you hold against it."),
        ({"signed": ""}, "Choose whether your name stands with it."),
        ({"text": "x" * 301}, "at most 300 characters"),
    ],
)
def test_what_is_wrong_is_said_in_place_and_the_words_stay(released, member, said, sentence):
    answer = dissent(member, live=True, **said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in words(page)
    assert said.get("text", AGAINST) in page
    assert not Dissent.objects.exists()


def test_where_fewer_than_three_sit_it_says_that_unnamed_is_known(exercise, blue, blue_two):
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    assert "it will be known as yours" in Room(blue_two).text()


def test_others_and_the_board_learn_of_it_with_the_reveal(released, member, red):
    dissent(member)
    other = Room(red)
    go_to(released, StepKind.PLENARY, 1)
    assert AGAINST not in other.html()
    reveal(released, Revealed.DECISIONS)
    assert f"{AGAINST} unnamed" in other.text()
    assert "Bob" not in other.region("draft")


def test_a_late_dissent_moves_the_plenary_of_the_others_on(released, member, red):
    go_to(released, StepKind.PLENARY, 1)
    reveal(released, Revealed.DECISIONS)
    before = Room(red).region("task-key")
    dissent(member)
    assert Room(red).region("task-key") != before
    assert f"{AGAINST} unnamed, late" in Room(red).text()


# No decision


def give_up(room, why="We wait for the parliament.", **said):
    return room.press_live("no-decision", of_move=1, why=why, **said)


def test_the_head_puts_on_record_that_there_is_no_decision(deciding, room, member):
    assert "Your team does not decide?" in room.text()
    assert "Your team does not decide?" not in member.text()
    assert give_up(room).status_code == 200
    said = member.text()
    assert "It says that your team made no decision" in said
    assert "Why there is none We wait for the parliament." in words(member.region("draft"))
    assert "Change it" not in said
    assert "Withdraw it" in room.text()


def test_without_a_reason_it_is_refused_in_place(deciding, room):
    answer = give_up(room, "  ")
    assert answer.status_code == 422
    assert "Say in one line why there is no decision." in words(answer.content.decode())
    assert not Decision.objects.exists()


def test_the_console_says_so(deciding, room, control):
    give_up(room)
    text = words(regions.render(regions.named("console", "teams"), viewer_of(control)))
    assert "No decision" in text
    assert "Released" not in text


# A position taken back


def test_the_head_withdraws_the_position_from_the_room(deciding, room, member):
    reveal(deciding)
    tension = deciding.moves.get(number=1).tensions.get()
    mark = Mark(tension, 3, "It is faster.")
    positions.set_position(deciding, mark, move=deciding.step.move, by=room.seat)
    assert room.address("position-withdraw") in room.html()
    assert member.address("position-withdraw") not in member.html()
    said = {"move": 1, "tension": tension.pk}
    assert room.press("position-withdraw", **said).status_code == 302
    assert "your team stands" not in room.text()
    own = words(room.browser.get(room.address("own-records")).content.decode())
    assert "set by Bea withdrawn" in own
