"""Read and unread, for each person apart; nobody else hears of it but control."""

import pytest

from tests.cast import viewer_of
from tests.messages.conftest import send
from wargame.models import Kind, Message, Publication
from wargame.models.viewers import CONTROL, of_seat
from wargame.operations import messages, readings


def unread(seat):
    """What others sent and this person has not read."""
    found = Message.objects.to(viewer_of(seat)).unread_by(seat).order_by("pk")
    return [one.text for one in found]


def heard(exercise, kind):
    return [set(one.audiences) for one in exercise.journal.filter(kind=kind)]


def test_what_others_send_is_unread_by_each_and_own_messages_are_not(blue, blue_two, red):
    send(red, "One.", to="BLU")
    send(blue, "Two.", to="RED")
    send(red, "Three.", to="BLU GRN")
    assert unread(blue) == unread(blue_two) == ["One.", "Three."]
    assert unread(red) == ["Two."]


def test_one_persons_reading_leaves_it_new_for_the_others(blue, blue_two, red):
    message = send(red, to="BLU")
    readings.read(message.conversation, message, by=blue)
    assert (unread(blue), unread(blue_two)) == ([], ["We sign."])
    assert heard(blue.exercise, Kind.MESSAGES_READ) == [{CONTROL, of_seat(blue.pk)}]


def test_one_conversation_read_leaves_the_others_unread(blue, red):
    message = send(red, "One.", to="BLU")
    send(red, "Two.", to="BLU GRN")
    readings.read(message.conversation, message, by=blue)
    assert unread(blue) == ["Two."]


def test_read_again_nothing_is_recorded(blue, red):
    message = send(red, to="BLU")
    for _again in range(2):
        readings.read(message.conversation, message, by=blue)
    own = send(blue, "Ours.", to="RED")
    readings.read(own.conversation, own, by=blue)
    assert len(heard(blue.exercise, Kind.MESSAGES_READ)) == 1


def test_what_came_after_the_page_was_made_stays_unread(blue, red):
    first = send(red, "One.", to="BLU")
    send(red, "Two.", to="BLU")
    readings.read(first.conversation, first, by=blue)
    assert unread(blue) == ["Two."]


def test_an_older_page_does_not_take_back_what_was_read(blue, red):
    first, second = send(red, "One.", to="BLU"), send(red, "Two.", to="BLU")
    for message in (second, first):
        readings.read(message.conversation, message, by=blue)
    assert unread(blue) == []


def test_marked_as_unread_it_waits_from_that_message_on(blue, blue_two, red):
    sent = [send(red, text, to="BLU") for text in ("One.", "Two.", "Three.")]
    readings.read(sent[2].conversation, sent[2], by=blue)
    for _again in range(2):
        readings.keep_unread(sent[1], by=blue)
    assert unread(blue) == ["Two.", "Three."]
    assert heard(blue.exercise, Kind.MESSAGE_KEPT) == [{CONTROL, of_seat(blue.pk)}]


def test_marking_what_is_unread_anyway_changes_nothing(blue, red):
    readings.keep_unread(send(red, to="BLU"), by=blue)
    assert unread(blue) == ["We sign."]
    assert heard(blue.exercise, Kind.MESSAGE_KEPT) == []


def test_what_one_person_was_written_is_new_for_that_person_alone(blue, blue_two, control):
    send(control, "Are you well?", seat=blue_two)
    assert (unread(blue), unread(blue_two)) == ([], ["Are you well?"])


@pytest.mark.parametrize("reader", ["blue", "green"])
def test_what_is_published_is_new_for_everybody_until_looked_at(
    request, exercise, blue, red, control, reader
):
    from tests.cast import sit

    sit(exercise, "GRN", "green", chair=1)
    seat = blue if reader == "blue" else exercise.seats.get(name="green")
    published = messages.publish(send(red, to="BLU"), by=control)
    assert list(Publication.objects.unread_by(seat)) == [published]
    for _again in range(2):
        readings.read_published(published, by=seat)
    assert not Publication.objects.unread_by(seat).exists()
    assert len(heard(exercise, Kind.MESSAGES_READ)) == 1
