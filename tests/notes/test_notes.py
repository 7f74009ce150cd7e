"""Team notes: each writes in their own, all of the team read them, nobody else ever does."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import (
    browser_of_control,
    control_of,
    go_to,
    move_of,
    sit,
    viewer_of,
    write,
)
from tests.console.conftest import words
from tests.rooms.conftest import Room
from wargame.errors import Refused, Stale
from wargame.models import DraftText, JournalEntry, Kind, Note, StepKind, Viewer
from wargame.operations import drafts, notes, seats
from wargame.queries import notes as read


@pytest.fixture
def deciding(exercise, blue, blue_two):
    return go_to(exercise, StepKind.DECIDE, 1)


def jot(seat, text, base=0):
    return notes.save(seat.exercise, move=move_of(seat.exercise), text=text, base=base, by=seat)


def note_of(seat):
    return Note.objects.filter(seat=seat).order_by("revision").last()


def put(seat, note, name="action", line=0):
    return notes.promote(seat.exercise, note, line=line, name=name, by=seat)


def written(exercise, name="action"):
    last = DraftText.objects.filter(draft__exercise=exercise, name=name).order_by("revision").last()
    return last.text if last else ""


def lines(viewer):
    return [line for sheet in read.of_now(viewer) for _key, line in sheet.lines]


def test_everybody_of_the_team_writes_and_nobody_writes_over_another(deciding, blue, blue_two):
    assert jot(blue, "Lead with forces.") == 1
    assert jot(blue_two, "Ask Red first.\n\nFallback: two years.") == 1
    expected = ["Lead with forces.", "Ask Red first.", "Fallback: two years."]
    assert lines(viewer_of(blue)) == expected


def test_what_is_written_over_stays_on_record(deciding, blue):
    jot(blue, "First.")
    assert jot(blue, "Second.", base=1) == 2
    assert lines(viewer_of(blue)) == ["Second."]
    assert Note.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.update(text="Other.")


def test_the_same_text_again_changes_nothing(deciding, blue):
    jot(blue, "First.")
    assert jot(blue, "First.") == 1
    assert JournalEntry.objects.filter(kind=Kind.NOTES_WRITTEN).count() == 1


def test_another_device_of_the_same_person_is_not_written_over(deciding, blue):
    jot(blue, "Here.")
    with pytest.raises(Stale) as caught:
        jot(blue, "There.", base=0)
    assert (caught.value.theirs, caught.value.revision) == ("Here.", 1)


def test_nobody_but_the_team_reads_them(deciding, blue, red):
    jot(blue, "Lead with forces.")
    strangers = [viewer_of(red), viewer_of(control_of(deciding))]
    for viewer in [*strangers, Viewer.board(deciding), Viewer.nobody(deciding)]:
        assert not Note.objects.visible_to(viewer).exists()
    entry = JournalEntry.objects.get(kind=Kind.NOTES_WRITTEN)
    assert not JournalEntry.objects.filter(pk=entry.pk).visible_to(viewer_of(red)).exists()
    page = browser_of_control(deciding).get(reverse("console", args=[deciding.code]))
    assert "Lead with forces." not in page.content.decode()


def test_whoever_is_moved_away_reads_them_no_more(deciding, blue, blue_two):
    jot(blue, "Lead with forces.")
    seats.move(blue_two, to=deciding.teams.get(code="GRN"), by=control_of(deciding))
    assert lines(viewer_of(blue_two)) == []


def test_after_play_they_are_closed_and_read_in_the_review(deciding, blue):
    jot(blue, "Lead with forces.")
    go_to(deciding, StepKind.REVIEW)
    with pytest.raises(Refused, match="ended"):
        jot(blue, "Too late.", base=1)
    room = Room(blue)
    assert "Lead with forces." in room.browser.get(room.address("seat-review")).content.decode()


def test_a_move_that_has_not_begun_takes_none(deciding, blue):
    with pytest.raises(Refused, match="not begun"):
        notes.save(deciding, move=move_of(deciding, 2), text="Early.", base=0, by=blue)


def test_a_line_goes_to_the_end_of_a_paragraph_and_what_stands_there_stays(deciding, blue):
    write(deciding, blue, {"action": "We sail."})
    jot(blue, "Rough.\nTwo ships by Friday.")
    put(blue, note_of(blue), line=1)
    assert written(deciding) == "We sail.\nTwo ships by Friday."
    put(blue, note_of(blue), line=1)
    assert written(deciding) == "We sail.\nTwo ships by Friday."


def test_in_a_paragraph_of_one_line_it_follows_on_the_line(deciding, blue):
    write(deciding, blue, {"title": "Sail"})
    jot(blue, "by Friday")
    put(blue, note_of(blue), name="title")
    assert written(deciding, "title") == "Sail by Friday"


def test_a_line_that_is_too_long_is_refused_with_a_sentence(deciding, blue):
    write(deciding, blue, {"title": "x" * 75})
    jot(blue, "by Friday")
    with pytest.raises(Refused, match="5 characters too many"):
        put(blue, note_of(blue), name="title")
    assert written(deciding, "title") == "x" * 75


def test_while_somebody_else_writes_nothing_is_put_in(deciding, blue, blue_two):
    write(deciding, blue_two, {"action": "We sail."})
    jot(blue, "Two ships.")
    with pytest.raises(Refused, match="Bob is writing"):
        put(blue, note_of(blue))
    assert written(deciding) == "We sail."


@pytest.mark.parametrize("name", ["confidence", "answers", "effect_c1", "nothing"])
def test_only_a_paragraph_of_words_takes_a_line(deciding, blue, name):
    jot(blue, "high")
    with pytest.raises(Refused, match="takes words"):
        put(blue, note_of(blue), name=name)


def test_a_line_of_another_team_is_not_found(deciding, blue, red):
    jot(red, "Ours.")
    with pytest.raises(Refused, match="not in your notes"):
        put(blue, note_of(red))
    room = Room(blue)
    sent = {"line": f"{note_of(red).pk}-0", "field": "action"}
    assert room.browser.post(room.address("note-promote"), sent).status_code == 404


def test_words_that_lost_the_pen_are_kept_as_a_note_of_the_team(deciding, blue, blue_two):
    write(deciding, blue, {"action": "Mine."})
    drafts.hand_pen(
        deciding, move=move_of(deciding), kind="decision", to=blue_two, by=control_of(deciding)
    )
    room = Room(blue)
    answer = room.save("action", "Mine, and more.", 1)
    assert answer.status_code == 409
    assert "Your words are kept in the team notes." in words(answer.content.decode())
    room.save("action", "Mine, and more.", 1)
    (sheet,) = read.of_now(viewer_of(blue_two))
    assert (sheet.about, sheet.note.text) == ("Action", "Mine, and more.")
    assert Note.objects.count() == 1
    put(blue_two, sheet.note)
    assert written(deciding) == "Mine.\nMine, and more."


def test_in_the_room_they_are_written_read_and_put_in(deciding, blue, blue_two):
    room = Room(blue)
    where = room.address("notes-save") + "?move=1"
    sent = {"name": "notes", "text": "Two ships.", "base": "0"}
    answer = room.browser.post(where, sent, headers={"Accept": "application/json"})
    assert answer.json()["revision"] == 1
    assert "Two ships." in Room(blue_two).region("team-notes")
    sent = {"line": f"{note_of(blue).pk}-0", "field": "action"}
    assert room.browser.post(room.address("note-promote"), sent).status_code == 302
    assert "Two ships." in room.region("draft")
    answer = room.browser.post(room.address("note-promote"), sent, headers={"HX-Request": "true"})
    assert 'hx-swap-oob="innerHTML"' in answer.content.decode()
    assert "It stands at the end of this paragraph" in answer.content.decode()


def test_without_script_they_are_saved_by_a_button_and_nothing_is_lost(deciding, blue):
    room = Room(blue)
    where = room.address("notes-save") + "?move=1"
    assert room.browser.post(where, {"notes": "One.", "base-notes": "0"}).status_code == 302
    assert "One.</textarea>" in room.html()
    answer = room.browser.post(where, {"notes": "Other.", "base-notes": "0"})
    assert answer.status_code == 422
    said = words(answer.content.decode())
    assert "Other." in said
    assert "One." in said
    long = "x" * 4001
    answer = room.browser.post(where, {"notes": long, "base-notes": "1"})
    assert answer.status_code == 422
    assert long in answer.content.decode()


def test_the_notes_of_four_take_as_many_queries_as_those_of_one(
    exercise, blue, django_assert_num_queries
):
    go_to(exercise, StepKind.DECIDE, 1)
    jot(blue, "One.")
    for n in (1, 4):
        for chair in range(2, n + 1):
            jot(sit(exercise, "BLU", f"Person {chair}", chair=chair), f"Note {chair}.")
        viewer = viewer_of(blue)
        with django_assert_num_queries(1):
            assert len(read.of_now(viewer)) == n
