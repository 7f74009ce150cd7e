"""A player's messages: finding a conversation, writing to whom one chooses, keeping a draft."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, go_to, move_of
from tests.console.conftest import words
from wargame.models import Conversation, Jotting, Kind, Message, StepKind
from wargame.operations import exercises, messages

from .conftest import send


class Desk:
    """The messages of one seat, in its browser and without script."""

    def __init__(self, seat):
        self.seat, self.browser = seat, browser_of(seat)

    def address(self, name="messages", *args):
        return reverse(name, args=[self.seat.exercise.code, self.seat.pk, *args])

    def html(self, name="messages", *args, status=200, **query):
        answer = self.browser.get(self.address(name, *args), query)
        assert answer.status_code == status
        return answer.content.decode()

    def text(self, name="messages", *args, **query):
        return words(self.html(name, *args, **query))

    def press(self, name, /, *args, follow=True, **said):
        return self.browser.post(self.address(name, *args), said, follow=follow)

    def script(self, name, /, *args, **said):
        headers = {"Accept": "application/json"}
        return self.browser.post(self.address(name, *args), said, headers=headers)


@pytest.fixture
def desk(blue):
    return Desk(blue)


def talk(one):
    """The conversation's address, as arguments."""
    return "conversation", one.conversation_id


# The desk


def test_it_says_so_when_nothing_has_been_written(desk):
    assert "No messages yet" in desk.text()


def test_conversations_stand_with_who_is_in_them_and_what_was_said_last(desk, red, control):
    send(red, "First.", to="BLU")
    send(red, "Last word.", to="BLU")
    send(control, "Ready?", to="BLU")
    text = desk.text()
    assert "Last word." in text
    assert "First." not in text
    assert "RED to BLU, 2 new" in text
    assert text.index("Ready?") < text.index("Last word.")


def test_conversations_of_others_are_not_there(desk, red, control):
    send(red, "Not for blue.", to="GRN")
    send(red, "Nor this.", to="control")
    assert "Nor this." not in desk.html()
    assert "Not for blue." not in desk.html()


def test_what_control_published_stands_there_and_is_new_once(desk, red, green, control):
    messages.publish(send(red, "For all to read.", to="GRN"), by=control)
    assert "Published by control, " in desk.text()
    assert "For all to read." in desk.text()
    entries = desk.seat.exercise.journal.filter(kind=Kind.MESSAGES_READ)
    assert entries.count() == 1


# A new message


def test_a_message_goes_to_those_who_were_ticked(desk, red, green):
    answer = desk.press("message-write", to=["RED", "control"], text="We sign.", ticket="t1")
    message = Message.objects.get()
    assert len(message.conversation.parties) == 3
    assert answer.redirect_chain[-1][0] == desk.address("conversation", message.conversation_id)


def test_to_all_teams_is_to_every_other_team(desk, red, green):
    desk.press("message-write", to=["all"], text="Hear us.", ticket="t1")
    assert len(Message.objects.get().conversation.parties) == 3


def test_pressed_twice_it_is_sent_once(desk, red):
    for _again in range(2):
        desk.press("message-write", to=["RED"], text="We sign.", ticket="t1")
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": "We sign.", "ticket": "t"}, "Choose whom to write to."),
        ({"to": ["RED"], "text": " ", "ticket": "t"}, "Write something first."),
        ({"to": ["RED"], "text": "x" * 4001, "ticket": "t"}, "this has 4001. Shorten it."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk, red, said, sentence):
    answer = desk.press("message-write", **said)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in words(html)
    assert said["text"].strip() in html
    assert ('value="RED" data-revision="0" checked' in html) == ("to" in said)
    assert not Message.objects.exists()
    answer = desk.script("message-write", **said)
    assert (answer.status_code, sentence in answer.json()["error"]) == (422, True)


def test_four_thousand_characters_are_taken_line_breaks_counted_once(desk, red):
    text = "x\r\n" * 1999 + "yz"
    desk.press("message-write", to=["RED"], text=text, ticket="t")
    assert len(Message.objects.get().text) == 4000


def test_a_player_cannot_write_to_one_person(desk, red):
    answer = desk.press("message-write", seat=red.pk, text="Psst.", ticket="t")
    assert answer.status_code == 422
    assert not Message.objects.exists()


def test_after_play_words_are_shown_and_not_sent(desk, red, control):
    exercises.end(desk.seat.exercise, by=control)
    answer = desk.press("message-write", to=["RED"], text="One more thing.", ticket="t")
    assert answer.status_code == 422
    assert "One more thing." in answer.content.decode()
    assert "Records are locked" in answer.content.decode()
    assert "Records are locked" in desk.text()
    answer = desk.script("message-write", to=["RED"], text="One more thing.", ticket="t")
    assert "Records are locked" in answer.json()["error"]


def test_script_is_told_where_the_conversation_is(desk, red):
    answer = desk.script("message-write", to="RED", text="We sign.", ticket="t", age="0")
    assert answer.json() == {"url": desk.address(*talk(Message.objects.get()))}


def test_a_message_that_waited_on_the_device_says_when_it_was_written(desk, red):
    desk.script("message-write", to="RED", text="We sign.", ticket="t", age="600")
    message = Message.objects.get()
    assert (message.received_at - message.written_at).total_seconds() == 600
    assert "without a connection, received late" in desk.text(*talk(message))


# A conversation


def test_a_conversation_is_read_newest_first_and_counts_as_read(desk, red):
    message = send(red, "First.", to="BLU")
    send(red, "Second.", to="BLU")
    text = desk.text(*talk(message))
    assert text.index("Second.") < text.index("First.")
    assert "new" in text
    assert " 2 new" not in desk.text()


def test_a_conversation_of_others_is_not_there(desk, red, control):
    for message in (send(red, to="GRN"), send(red, to="control"), send(control, seat=red)):
        desk.html(*talk(message), status=404)
        for act in ("message-answer", "answer-jot", "message-unread"):
            answer = desk.press(act, message.conversation_id, text="Hm.", ticket="t")
            assert answer.status_code == 404


def test_one_persons_conversation_with_control_is_not_the_teams(blue, blue_two, control):
    message = send(control, "Are you well?", seat=blue_two)
    Desk(blue).html(*talk(message), status=404)
    html = Desk(blue_two).html(*talk(message))
    assert "Are you well?" in html
    assert "Between you and control; no team reads it." in html


def test_an_answer_names_what_it_replies_to(desk, red):
    asked = send(red, "Will you sign?", to="BLU")
    html = desk.html(*talk(asked), reply=asked.pk)
    assert f'name="reply_to" value="{asked.pk}"' in html
    said = {"text": "We will.", "ticket": "t", "reply_to": asked.pk}
    desk.press("message-answer", asked.conversation_id, **said)
    assert Message.objects.last().reply_to == asked
    assert "In reply to RED, " in Desk(red).text(*talk(asked))


def test_a_reply_to_a_message_elsewhere_is_not_taken(desk, red, green):
    asked = send(red, "Will you sign?", to="BLU")
    elsewhere = send(red, "Secret.", to="GRN")
    said = {"text": "We will.", "ticket": "t", "reply_to": elsewhere.pk}
    answer = desk.press("message-answer", asked.conversation_id, **said)
    assert answer.status_code == 422
    assert "We will." in answer.content.decode()
    assert "Secret." not in answer.content.decode()
    assert "Secret." not in desk.html(*talk(asked), reply=elsewhere.pk)


def test_the_own_team_reads_who_wrote_it_the_other_team_does_not(blue, blue_two, red):
    message = send(blue_two, to="RED")
    assert "Bob" in Desk(blue).text(*talk(message))
    assert "Bob" not in Desk(red).text(*talk(message))
    assert "Bob" not in Desk(red).text()


def test_marked_as_unread_it_stands_as_new_on_the_desk(desk, red):
    message = send(red, to="BLU")
    desk.html(*talk(message))
    assert "1 new" not in desk.text()
    answer = desk.press("message-unread", message.conversation_id, message=message.pk)
    assert "1 new" in words(answer.content.decode())


def test_twenty_stand_on_a_page_and_the_older_behind_a_link(desk, red):
    for n in range(22):
        last = send(red, f"Word {n:02}.", to="BLU", ticket=str(n))
    html = desk.html(*talk(last))
    assert ("Word 02." in html, "Word 01." in html) == (True, False)
    oldest_shown = Message.objects.get(text="Word 02.").pk
    assert f"?before={oldest_shown}" in html
    older = desk.html(*talk(last), before=oldest_shown)
    assert ("Word 01." in older, "Word 02." in older) == (True, False)
    assert "Earlier messages" not in older


# By move


@pytest.fixture
def three_times(desk, red):
    """One message before the moves and one in each of two moves."""
    exercise = desk.seat.exercise
    send(red, "Before it began.", to="BLU")
    go_to(exercise, StepKind.DECIDE, 1)
    send(red, "In the first.", to="BLU")
    go_to(exercise, StepKind.BRIEF, 2)
    return send(red, "In the second.", to="BLU")


@pytest.mark.parametrize("page", ["conversation", "traffic"])
def test_messages_stand_under_the_move_in_which_they_were_received(desk, three_times, page):
    args = [three_times.conversation_id] if page == "conversation" else []
    text = desk.text(page, *args)
    order = [
        "Move 2:",
        "In the second.",
        "Move 1:",
        "In the first.",
        "Before, between",
        "Before it",
    ]
    places = [text.index(part, text.index("Move 2:")) for part in order]
    assert places == sorted(places)
    one = desk.text(page, *args, move=1)
    assert "In the first." in one
    assert "In the second." not in one.split("Messages by move")[-1].split("Messages Write")[0]
    assert "Before it began." in desk.text(page, *args, move=0)


def test_everything_that_may_be_read_stands_by_move_and_nothing_else(desk, red, green, control):
    send(red, "Not for blue.", to="GRN")
    send(red, "For blue.", to="BLU")
    published = send(green, "For all.", to="RED")
    messages.publish(published, by=control)
    html = desk.html("traffic")
    assert ("For blue." in html, "For all." in html, "Not for blue." in html) == (True, True, False)
    assert move_of(desk.seat.exercise)


# Drafts


def test_what_is_being_written_is_kept_field_by_field_and_stands_there_again(desk, red):
    message = send(red, to="BLU")
    saved = desk.script("answer-jot", message.conversation_id, name="text", text="Well", base=0)
    assert saved.json()["revision"] == 1
    desk.script("message-jot", name="text", text="To be", base=0)
    desk.script("message-jot", name="to", text="RED control", base=0)
    assert ">Well</textarea>" in desk.html(*talk(message))
    html = desk.html()
    assert ">To be</textarea>" in html
    assert html.count(" checked") == 2


def test_nobody_else_sees_what_is_being_written(desk, blue_two, red):
    message = send(red, to="BLU")
    desk.script("answer-jot", message.conversation_id, name="text", text="Unsaid.", base=0)
    for seat in (blue_two, red):
        assert "Unsaid." not in Desk(seat).html(*talk(message))


def test_written_on_two_devices_both_texts_are_shown(desk, red):
    desk.script("message-jot", name="text", text="From the phone.", base=0)
    answer = desk.script("message-jot", name="text", text="From the laptop.", base=0)
    assert answer.status_code == 409
    assert "From the phone." in answer.content.decode()
    assert "From the laptop." in answer.content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"name": "text", "text": "x" * 4001, "base": 0},
        {"name": "ticket", "text": "x", "base": 0},
        {"name": "text", "text": "x", "base": "many"},
        {"name": "text", "text": "a\x00b", "base": 0},
    ],
)
def test_a_wrong_draft_is_refused_with_a_sentence(desk, said):
    answer = desk.script("message-jot", **said)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not Jotting.objects.exists()


def test_without_script_a_draft_is_kept_by_a_button(desk, red):
    desk.press("message-jot", text="For later.", to=["RED"], ticket="t")
    assert ">For later.</textarea>" in desk.html()
    desk.press("message-jot", text="For much later.", to=["RED"], ticket="t")
    assert ">For much later.</textarea>" in desk.html()


def test_an_address_can_name_to_whom(desk, red):
    html = desk.html(to=["RED", "control"])
    assert html.count(" checked") == 2


def test_the_newest_part_of_a_conversation_comes_alone_for_script(desk, red):
    message = send(red, "Arrived.", to="BLU")
    address = desk.address(*talk(message))
    part = desk.browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith("<section")
    assert "Arrived." in part
    assert "<form" not in part
    assert Conversation.objects.count() == 1
