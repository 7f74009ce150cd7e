"""What a team has put on record: its versions, late entries, and what it withdraws."""

import pytest
from django.urls import reverse

from tests.cast import (
    EFFECTS,
    RECORD,
    browser_of_control,
    control_of,
    decide,
    go_to,
    write,
)
from tests.console.conftest import words
from wargame.models import Decision, DraftKind, Revealed, StepKind, Withdrawal
from wargame.operations import answers, decisions, exercises, seats, versions

from .conftest import Room, reveal

DECISION = DraftKind.DECISION


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


@pytest.fixture
def released(deciding, blue):
    decide(deciding, blue)
    return Decision.objects.get()


def page(room, name, *args):
    answer = room.browser.get(room.address(name, *args))
    assert answer.status_code == 200
    return words(answer.content.decode())


def change(exercise, blue, title="Send one", reason="One is enough."):
    versions.reopen(exercise, move=exercise.step.move, kind=DECISION, by=blue)
    write(exercise, blue, {"title": title, "reason": reason})
    return decisions.release(exercise, move=exercise.step.move, by=blue)


def test_the_head_changes_what_was_released_from_the_room(released, room):
    assert room.press("draft-reopen", DECISION, of_move=1).status_code == 302
    page = room.html()
    assert 'name="reason"' in page
    assert "Still to do: Why it changes." in room.text()
    room.save("reason", "One is enough.")
    room.save("title", "Send one", 1)
    assert room.press("decision-release", of_move=1).status_code == 302
    said = room.text()
    assert "Version 2 One is enough." in said
    assert "Send one" in room.region("draft")
    assert "Send two frigates" not in room.region("draft")


def test_without_a_reason_the_change_is_refused_with_what_is_missing(released, room):
    room.press("draft-reopen", DECISION, of_move=1)
    answer = room.press_live("decision-release", of_move=1)
    assert answer.status_code == 422
    assert "Say why it changes." in words(answer.content.decode())


@pytest.mark.parametrize("who", ["blue", "blue_two"])
def test_only_the_head_is_offered_to_withdraw(released, who, request):
    page = Room(request.getfixturevalue(who)).html()
    assert ("Withdraw it" in page) == (who == "blue")
    assert "Change it" in page


def test_the_head_withdraws_while_it_is_sealed_and_writes_again(released, room):
    assert room.press("draft-withdraw", DECISION, of_move=1).status_code == 302
    assert Withdrawal.objects.count() == 1
    page = room.html()
    assert "data-autosave" in page
    assert "The record is complete" in page


def test_after_the_reveal_it_is_not_offered_and_is_refused(released, room):
    reveal(released.exercise, Revealed.DECISIONS)
    assert "Withdraw it" not in room.html()
    answer = room.press_live("draft-withdraw", DECISION, of_move=1)
    assert answer.status_code == 422
    assert not Withdrawal.objects.exists()


def test_every_version_is_read_on_the_teams_own_page(released, room, blue, blue_two):
    second = change(released.exercise, blue)
    versions.withdraw(second.exercise, move=second.move, kind=DECISION, by=blue)
    said = page(Room(blue_two), "own-records")
    assert "Send two frigates version 1, released by Bea" in said
    assert "Send one version 2, released by Bea" in said
    assert "One is enough." in said
    assert said.count("withdrawn") >= 2
    earlier = page(room, "seat-decision", released.pk)
    assert RECORD["rationale"] in earlier
    assert "It was withdrawn while it was sealed" in earlier


def test_an_earlier_answer_is_read_too(deciding, room, blue):
    write(deciding, blue, {"answer": "Both.", "because": "Cheaper."}, DraftKind.ANSWER)
    first = answers.release(deciding, move=deciding.step.move, by=blue)
    versions.reopen(deciding, move=first.move, kind=DraftKind.ANSWER, by=blue)
    write(deciding, blue, {"answer": "Neither.", "reason": "Dearer."}, DraftKind.ANSWER)
    answers.release(deciding, move=first.move, by=blue)
    said = page(room, "seat-answer", first.pk)
    assert "Both." in said
    assert "A later version took its place." in said
    assert "Dearer." in said


@pytest.mark.parametrize("name", ["seat-decision", "seat-answer"])
def test_what_does_not_exist_is_not_found(deciding, room, name):
    assert room.browser.get(room.address(name, 10**9)).status_code == 404


def test_another_team_reads_a_version_once_it_is_revealed_and_never_what_was_withdrawn(
    released, blue, red
):
    exercise, other = released.exercise, Room(red)
    versions.withdraw(exercise, move=released.move, kind=DECISION, by=blue)
    again = decisions.release(exercise, move=released.move, by=blue)
    last = change(exercise, blue)
    for row in (released, again, last):
        assert other.browser.get(other.address("seat-decision", row.pk)).status_code == 404
    reveal(exercise, Revealed.DECISIONS)
    assert other.browser.get(other.address("seat-decision", released.pk)).status_code == 404
    said = page(other, "seat-decision", again.pk)
    assert "One is enough." in said
    assert "version 1" not in said
    assert "withdrawn" not in said


# After the fact


def test_a_move_that_is_over_is_written_on_a_page_of_its_own(deciding, room, blue):
    write(deciding, blue, RECORD | EFFECTS)
    go_to(deciding, StepKind.BRIEF, 2)
    said = page(room, "late-texts", 1)
    assert "Move 1 is over." in said
    assert "The record is complete" in said
    late = room.address("late-texts", 1)
    answer = room.press("decision-release", of_move=1)
    assert (answer.status_code, answer.url) == (302, late)
    assert Decision.objects.get().is_late
    assert "After the fact" in page(room, "late-texts", 1)
    assert "After the fact" in page(room, "own-records")


def test_a_press_by_script_is_led_to_that_page(deciding, room, blue):
    write(deciding, blue, RECORD | EFFECTS)
    go_to(deciding, StepKind.BRIEF, 2)
    answer = room.press_live("pen-take", DECISION, of_move=1)
    assert answer.headers["HX-Redirect"] == room.address("late-texts", 1)


def test_a_plain_form_is_saved_there(deciding, room):
    go_to(deciding, StepKind.BRIEF, 2)
    said = {"title": "Send two frigates", "base-title": "0"}
    answer = room.press("draft-save", DECISION, of_move=1, **said)
    assert answer.url == room.address("late-texts", 1)
    assert 'maxlength="80"' in room.browser.get(answer.url).content.decode()


def test_the_present_move_is_written_in_the_room_and_one_to_come_nowhere(deciding, room):
    answer = room.browser.get(room.address("late-texts", 1))
    assert (answer.status_code, answer.url) == (302, room.address("room"))
    assert room.browser.get(room.address("late-texts", 2)).status_code == 404


def test_after_play_the_page_is_read_and_not_written(deciding, room, blue, control):
    write(deciding, blue, {"title": "Send two frigates"})
    exercises.end(deciding, by=control)
    answer = room.browser.get(room.address("late-texts", 1)).content.decode()
    assert "Send two frigates" in answer
    assert "<textarea" not in answer


def test_it_says_so_in_the_plenary_and_on_the_board(deciding, room, blue, red):
    write(deciding, blue, RECORD | EFFECTS)
    go_to(deciding, StepKind.BRIEF, 2)
    decisions.release(deciding, move=deciding.moves.get(number=1), by=blue)
    reveal(deciding, Revealed.DECISIONS)
    other = Room(red)
    said = page(other, "seat-decision", Decision.objects.get().pk)
    assert "After the fact" in said


# Control


def records(exercise):
    return browser_of_control(exercise).get(reverse("records", args=[exercise.code]))


def test_control_reads_what_every_team_released(released, blue, red):
    seats.arrive(blue)
    said = words(records(released.exercise).content.decode())
    assert "Send two frigates" in said
    assert "sealed" in said
    assert "Withdraw for the head" not in said
    decision = reverse("decision", args=[released.exercise.code, released.pk])
    answer = browser_of_control(released.exercise).get(decision)
    assert RECORD["rationale"] in answer.content.decode()


def test_control_withdraws_and_releases_for_a_head_who_is_away(released, blue):
    exercise, browser = released.exercise, browser_of_control(released.exercise)
    assert "Withdraw for the head" in records(exercise).content.decode()
    for name in ("withdraw-for", "release-for"):
        address = reverse(name, args=[exercise.code, blue.team_id, "decision"])
        assert browser.post(address + "?move=1").status_code == 302
    said = words(records(exercise).content.decode())
    assert "(control, in the absence of the head)" in said
    assert Decision.objects.standing().get().released_by == control_of(exercise)
    assert "Released by control in the absence of the head." in Room(blue).text()


def test_control_does_not_act_for_a_head_who_is_here(released, blue):
    seats.arrive(blue)
    address = reverse("withdraw-for", args=[released.exercise.code, blue.team_id, "decision"])
    answer = browser_of_control(released.exercise).post(
        address + "?move=1", headers={"HX-Request": "true"}
    )
    assert answer.status_code == 422
    assert not Withdrawal.objects.exists()


# However many versions


PAGES = {"room": 59, "own-records": 7}


def test_a_page_asks_the_database_as_often_for_ten_versions_as_for_one(
    released, room, blue, django_assert_num_queries
):
    go_to(released.exercise, StepKind.DECIDE, 1)
    for turn in range(2):
        for name, most in PAGES.items():
            with django_assert_num_queries(most):
                room.browser.get(room.address(name))
        if not turn:
            for n in range(9):
                change(released.exercise, blue, title=f"Send {n}")
    assert Decision.objects.count() == 10
