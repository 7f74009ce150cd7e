"""What is being written is kept for its writer alone, and never written over unseen."""

import pytest

from tests.messages.conftest import send
from wargame.errors import Stale
from wargame.models import Jotting
from wargame.operations import jottings, messages
from wargame.operations.messages import Words


def kept(seat):
    return {one.name: one.text for one in Jotting.objects.filter(seat=seat)}


def test_fields_are_kept_each_with_its_revision(blue):
    exercise = blue.exercise
    assert jottings.save(None, name="text", text="We", base=0, by=blue) == 1
    assert jottings.save(None, name="text", text="We sign", base=1, by=blue) == 2
    assert jottings.save(None, name="to", text="RED", base=0, by=blue) == 1
    assert kept(blue) == {"text": "We sign", "to": "RED"}
    assert not exercise.journal.filter(kind__startswith="message").exists()


def test_each_conversation_and_each_person_has_its_own(blue, blue_two, red):
    conversation = send(red, to="BLU").conversation
    jottings.save(conversation, name="text", text="Here.", base=0, by=blue)
    jottings.save(None, name="text", text="New.", base=0, by=blue)
    jottings.save(conversation, name="text", text="Mine.", base=0, by=blue_two)
    assert Jotting.objects.count() == 3


def test_the_same_text_again_is_no_conflict(blue):
    jottings.save(None, name="text", text="We", base=0, by=blue)
    assert jottings.save(None, name="text", text="We", base=0, by=blue) == 1


def test_another_device_of_the_same_person_loses_nothing(blue):
    jottings.save(None, name="text", text="From the phone.", base=0, by=blue)
    with pytest.raises(Stale) as refused:
        jottings.save(None, name="text", text="From the laptop.", base=0, by=blue)
    assert (refused.value.theirs, refused.value.revision) == ("From the phone.", 1)


def test_sent_it_is_gone_and_what_else_is_written_stays(blue, red):
    conversation = send(red, to="BLU").conversation
    jottings.save(conversation, name="text", text="Yes.", base=0, by=blue)
    jottings.save(None, name="text", text="New.", base=0, by=blue)
    messages.answer(conversation, Words("Yes.", "form"), by=blue)
    assert kept(blue) == {"text": "New."}


def test_a_save_that_arrives_after_the_message_does_not_bring_it_back(blue, red):
    conversation = send(red, to="BLU").conversation
    messages.answer(conversation, Words("Yes.", "form"), by=blue)
    for base in (0, 3):
        assert jottings.save(conversation, name="text", text="Yes. ", base=base, by=blue) == 0
    assert kept(blue) == {}
