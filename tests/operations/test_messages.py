"""Writing: who to whom, in whose name, once, filed where the server received it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import control_of, go_to, sit
from wargame.errors import Refused
from wargame.models import Conversation, Kind, Message, Publication, StepKind
from wargame.models.viewers import CONTROL, of_seat, of_team
from wargame.operations import exercises, messages, moves, seats
from wargame.operations.messages import Words


def words(text="We sign.", ticket="form-1", **more):
    return Words(text, ticket, **more)


def team(exercise, code):
    return exercise.teams.get(code=code)


def to_red(blue, text="We sign.", **more):
    teams = [team(blue.exercise, "RED")]
    return messages.write(blue.exercise, words(text, **more), by=blue, teams=teams)


def kinds(exercise):
    return list(exercise.journal.filter(kind__startswith="message").values_list("kind", flat=True))


# To whom


def test_a_member_writes_in_the_name_of_the_team_and_stays_its_author(blue_two, red):
    message = to_red(blue_two)
    assert message.sender == of_team(blue_two.team_id)
    assert (message.team, message.author) == (blue_two.team, blue_two)
    both = sorted([of_team(blue_two.team_id), of_team(red.team_id)])
    assert message.conversation.parties == both


def test_the_same_parties_are_the_same_conversation_whoever_begins(blue, red):
    exercise = blue.exercise
    first = to_red(blue)
    back = messages.write(exercise, words("No."), by=red, teams=[team(exercise, "BLU")])
    third = messages.write(
        exercise, words("All."), by=red, teams=[team(exercise, "BLU"), team(exercise, "GRN")]
    )
    assert back.conversation == first.conversation != third.conversation


def test_control_opens_a_conversation_with_a_team_or_with_one_person(blue, control):
    exercise = blue.exercise
    to_team = messages.write(exercise, words(), by=control, teams=[blue.team])
    to_person = messages.write(exercise, words(), by=control, seat=blue)
    assert to_team.conversation.parties == [CONTROL, of_team(blue.team_id)]
    assert to_person.conversation.parties == [CONTROL, of_seat(blue.pk)]
    assert (to_team.conversation.is_personal, to_person.conversation.is_personal) == (False, True)
    assert (to_person.sender, to_person.team) == (CONTROL, None)


def test_a_person_answers_control_as_themselves(blue, control):
    asked = messages.write(blue.exercise, words(), by=control, seat=blue)
    said = messages.answer(asked.conversation, words("I am fine."), by=blue)
    assert (said.sender, said.team, said.author) == (of_seat(blue.pk), None, blue)


def test_to_one_person_nobody_else_is_written_to(blue, control):
    with pytest.raises(Refused):
        messages.write(blue.exercise, words(), by=control, seat=blue, teams=[blue.team])


def test_only_control_writes_to_one_person(blue, red):
    with pytest.raises(Refused):
        messages.write(blue.exercise, words(), by=blue, seat=red)


@pytest.mark.parametrize("to", [[], ["BLU"]])
def test_a_message_to_nobody_else_is_refused(blue, to):
    teams = [team(blue.exercise, code) for code in to]
    with pytest.raises(Refused):
        messages.write(blue.exercise, words(), by=blue, teams=teams)
    assert not Conversation.objects.exists()


def test_nobody_answers_in_a_conversation_of_others(blue, red, control):
    conversation = to_red(blue).conversation
    green = sit(blue.exercise, "GRN", "Gus")
    for stranger in (green, control):
        with pytest.raises(Refused):
            messages.answer(conversation, words("Hm."), by=stranger)


def test_who_was_moved_away_no_longer_answers_for_the_old_team(blue, blue_two, red, control):
    conversation = to_red(blue_two).conversation
    seats.move(blue_two, to=team(blue.exercise, "GRN"), by=control)
    with pytest.raises(Refused):
        messages.answer(conversation, words("Still me."), by=blue_two)


def test_a_closed_seat_writes_nothing(blue_two, control):
    seats.remove(blue_two, by=control)
    with pytest.raises(Refused):
        to_red(blue_two)


# Once


def test_the_same_form_sent_again_is_one_message(blue):
    first = to_red(blue)
    assert to_red(blue) == first
    assert kinds(blue.exercise) == [Kind.MESSAGE_SENT]


def test_a_retry_that_comes_after_play_still_finds_its_message(blue, control):
    first = to_red(blue)
    exercises.end(blue.exercise, by=control)
    assert to_red(blue) == first


def test_other_words_in_a_form_the_browser_kept_are_another_message(blue):
    assert to_red(blue) != to_red(blue, "We do not sign.")
    assert Message.objects.count() == 2


def test_two_people_with_the_same_ticket_do_not_meet(blue, blue_two):
    assert to_red(blue) != to_red(blue_two)


# When


def test_before_play_and_after_it_nothing_is_sent(db):
    from tests.factories import make_exercise

    exercise = make_exercise()
    exercises.open_lobby(exercise, by=control_of(exercise))
    early = sit(exercise, "BLU", "Bea")
    with pytest.raises(Refused):
        to_red(early)
    exercises.start(exercise, by=control_of(exercise))
    to_red(early)
    exercises.end(exercise, by=control_of(exercise))
    with pytest.raises(Refused):
        to_red(early, "Too late.")
    assert Message.objects.count() == 1


def test_while_the_clock_stands_people_still_write(blue, control):
    moves.pause(blue.exercise, by=control)
    assert to_red(blue)


def test_it_is_filed_under_the_move_and_step_in_which_the_server_received_it(blue):
    exercise = go_to(blue.exercise, StepKind.DECIDE, 1)
    here = to_red(blue, age=timedelta(hours=1))
    assert (here.move.number, here.step) == (1, exercise.step)
    go_to(exercise, StepKind.BRIEF, 2)
    assert to_red(blue, "Later.").move.number == 2


def test_between_moves_it_belongs_to_no_move(blue):
    assert blue.exercise.step.kind == StepKind.WELCOME
    message = to_red(blue)
    assert message.move is None
    assert message.step == blue.exercise.step


def test_it_carries_exercise_time_not_that_of_the_room(blue, control):
    moves.pause(blue.exercise, by=control)
    blue.exercise.refresh_from_db()
    assert to_red(blue).received_in == blue.exercise.played


def test_what_a_device_sent_late_says_when_it_was_written(blue):
    late = to_red(blue, age=timedelta(minutes=7))
    assert late.received_at - late.written_at == timedelta(minutes=7)
    assert to_red(blue, "At once.", age=timedelta(seconds=2)).written_at is None


# On record


def test_only_the_parties_and_control_hear_of_it(blue, red):
    to_red(blue)
    entry = blue.exercise.journal.get(kind=Kind.MESSAGE_SENT)
    assert set(entry.audiences) == {CONTROL, of_team(blue.team_id), of_team(red.team_id)}
    assert "sign" not in str(entry.refs)


def test_a_message_is_never_edited(blue):
    message = to_red(blue)
    message.text = "We never signed."
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        message.save()


def test_two_conversations_of_the_same_parties_are_refused_by_the_database(blue):
    one = to_red(blue).conversation
    with (
        pytest.raises(IntegrityError, match="one_conversation_of_the_same_parties"),
        transaction.atomic(),
    ):
        Conversation.objects.create(exercise=blue.exercise, parties=one.parties)


@pytest.mark.parametrize(
    ("parties", "has_seat", "constraint"),
    [
        (["team:1"], False, "two_parties"),
        (["team:1", "team:2"], True, "with_control_alone"),
        ([CONTROL, "seat:1", "team:1"], True, "with_control_alone"),
    ],
)
def test_wrong_parties_are_refused_by_the_database(blue, parties, has_seat, constraint):
    seat = blue if has_seat else None
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Conversation.objects.create(exercise=blue.exercise, parties=parties, seat=seat)


def test_a_message_written_after_it_was_received_is_refused_by_the_database(blue):
    message = to_red(blue)
    message.pk, message.ticket = None, "another"
    message.written_at = message.received_at + timedelta(hours=1)
    with pytest.raises(IntegrityError, match="before_it_is_received"), transaction.atomic():
        message.save()


# What control does with it


def test_a_message_to_control_waits_until_control_writes_back(blue, control):
    asked = messages.write(blue.exercise, words(), by=blue, to_control=True)
    assert list(Message.objects.unanswered()) == [asked]
    messages.answer(asked.conversation, words("Yes."), by=control)
    assert not Message.objects.unanswered().exists()
    messages.answer(asked.conversation, words("Thanks.", "form-2"), by=blue)
    assert Message.objects.unanswered().count() == 1


def test_control_says_that_a_message_needs_no_answer(blue, control):
    asked = messages.write(blue.exercise, words("Thanks."), by=blue, to_control=True)
    for _again in range(2):
        messages.settle(asked, by=control)
    assert not Message.objects.unanswered().exists()
    assert kinds(blue.exercise) == [Kind.MESSAGE_SENT, Kind.MESSAGES_SETTLED]


def test_what_teams_write_to_each_other_waits_for_no_answer_of_control(blue, control):
    message = to_red(blue)
    assert not Message.objects.unanswered().exists()
    messages.settle(message, by=control)
    assert kinds(blue.exercise) == [Kind.MESSAGE_SENT]


def test_published_twice_it_is_published_once(blue, control):
    message = to_red(blue)
    assert messages.publish(message, by=control) == messages.publish(message, by=control)
    assert kinds(blue.exercise) == [Kind.MESSAGE_SENT, Kind.MESSAGE_PUBLISHED]
    published = Publication.objects.get()
    assert (published.by, published.at is not None) == (control, True)


def test_what_one_person_wrote_with_control_is_not_published(blue, control):
    asked = messages.write(blue.exercise, words(), by=control, seat=blue)
    with pytest.raises(Refused):
        messages.publish(asked, by=control)


@pytest.mark.parametrize("act", [messages.publish, messages.settle])
def test_a_team_neither_publishes_nor_settles(blue, act):
    message = to_red(blue)
    with pytest.raises(Refused):
        act(message, by=blue)
