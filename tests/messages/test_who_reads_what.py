"""Who may read a message and a conversation, and who may know its author."""

import pytest

from tests.cast import go_to, viewer_of
from wargame.models import Conversation, Message, Revealed, StepKind, Viewer
from wargame.operations import exercises, messages, reveals, seats

from .conftest import send


@pytest.fixture
def read(exercise, control, blue, blue_two, red, green):
    """Who reads these messages now: {name of the viewer}."""

    def of(rows):
        people = {"control": control, "lead": blue, "member": blue_two, "red": red, "green": green}
        viewers = {name: viewer_of(seat) for name, seat in people.items()}
        viewers |= {"board": Viewer.board(exercise), "nobody": Viewer.nobody(exercise)}
        found = {who for who, viewer in viewers.items() if rows.visible_to(viewer).exists()}
        assert rows.exists()
        return found

    return of


def readers(read, message):
    """Those who may read it; and who may read its conversation is the same, but for publishing."""
    return read(Message.objects.filter(pk=message.pk))


def test_the_parties_and_control_read_a_message(read, blue):
    message = send(blue, to="RED")
    assert readers(read, message) == {"control", "lead", "member", "red"}
    assert read(Conversation.objects.all()) == {"control", "lead", "member", "red"}


def test_what_goes_to_control_no_other_team_reads(read, blue):
    assert readers(read, send(blue, to="control")) == {"control", "lead", "member"}


def test_what_goes_to_one_person_the_team_does_not_read(read, blue_two, control):
    message = send(control, seat=blue_two)
    assert readers(read, message) == {"control", "member"}
    assert read(Conversation.objects.all()) == {"control", "member"}


def test_control_reads_traffic_to_which_it_is_not_party_and_is_not_written_to(blue, red, control):
    send(blue, to="RED")
    viewer = viewer_of(control)
    assert Message.objects.visible_to(viewer).count() == 1
    assert not Conversation.objects.of(viewer).exists()
    assert not Message.objects.to(viewer).exists()


def test_published_it_is_read_by_all_but_not_the_rest_of_the_conversation(read, blue, control):
    message = send(blue, to="RED")
    other = send(blue, "And this stays here.", to="RED")
    messages.publish(message, by=control)
    everyone = {"control", "lead", "member", "red", "green", "board"}
    assert readers(read, message) == everyone
    assert readers(read, other) == read(Conversation.objects.all()) == everyone - {"green", "board"}


def test_the_opened_traffic_is_read_by_every_team_but_not_what_a_person_wrote(
    read, exercise, blue, blue_two, control
):
    in_role, personal = send(blue, to="RED"), send(control, seat=blue_two)
    exercises.end(exercise, by=control)
    assert "green" not in readers(read, in_role)
    go_to(exercise, StepKind.REVIEW)
    reveals.reveal(exercise, what=Revealed.TRAFFIC, by=control)
    assert readers(read, in_role) == {"control", "lead", "member", "red", "green"}
    assert readers(read, personal) == {"control", "member"}
    of_the_team = Conversation.objects.filter(pk=in_role.conversation_id)
    assert read(of_the_team) == {"control", "lead", "member", "red", "green"}


def test_opened_in_another_exercise_nothing_is_open_here(read, exercise, blue, control):
    from tests.cast import control_of, open_and_start
    from tests.factories import make_exercise

    message = send(blue, to="RED")
    elsewhere = open_and_start(make_exercise())
    exercises.end(elsewhere, by=control_of(elsewhere))
    reveals.reveal(elsewhere, what=Revealed.TRAFFIC, by=control_of(elsewhere))
    assert "green" not in readers(read, message)


def test_who_was_moved_away_reads_the_new_teams_messages_and_no_longer_the_old(
    read, exercise, blue, blue_two, control
):
    message = send(blue, to="RED")
    seats.move(blue_two, to=exercise.teams.get(code="GRN"), by=control)
    assert readers(read, message) == {"control", "lead", "red"}


def test_the_own_team_and_control_know_the_author_other_parties_do_not(
    blue, blue_two, red, control
):
    message = send(blue_two, to="RED")
    known = [bool(message.author_for(viewer_of(one))) for one in (blue, blue_two, control, red)]
    assert known == [True, True, True, False]


def test_which_of_controls_people_wrote_no_team_knows(blue, control):
    message = send(control, to="BLU")
    assert not message.author_for(viewer_of(blue))
    assert message.author_for(viewer_of(control))
