"""Writing together: what is saved, when, and that nothing is overwritten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from tests.cast import RECORD, decide, go_to, move_of, write
from wargame.errors import Refused, Stale
from wargame.models import Draft, DraftKind, DraftText, Kind, StepKind
from wargame.models.viewers import CONTROL, of_team
from wargame.operations import drafts, exercises, seats


@pytest.fixture
def writing(exercise, blue):
    """Blue decides."""
    return go_to(exercise, StepKind.DECIDE, 1)


def save(exercise, by, text, base=0, name="title", kind=DraftKind.DECISION, move=1):
    move = move_of(exercise, move)
    return drafts.save(exercise, move=move, kind=kind, name=name, text=text, base=base, by=by)


def take_pen(exercise, by):
    return drafts.take_pen(exercise, move=move_of(exercise), kind=DraftKind.DECISION, by=by)


def offer(exercise, by):
    return drafts.offer(exercise, move=move_of(exercise), kind=DraftKind.DECISION, by=by)


def after(seconds):
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False)


def texts():
    return list(DraftText.objects.order_by("pk").values_list("name", "revision", "text"))


def entries(exercise, *kinds):
    return list(exercise.journal.filter(kind__in=kinds))


# Saving


def test_the_first_to_write_gets_the_pen_and_only_the_team_and_control_hear_of_it(writing, blue):
    saved = save(writing, blue, "Send two frigates")
    assert (saved.revision, saved.seat) == (1, blue)
    assert saved.draft.pen == blue
    taken, written = entries(writing, Kind.PEN_TAKEN, Kind.DRAFT_SAVED)
    assert (taken.kind, written.kind) == (Kind.PEN_TAKEN, Kind.DRAFT_SAVED)
    assert taken.audiences == written.audiences == [CONTROL, of_team(blue.team_id)]
    assert written.refs == {"draft": saved.draft.pk, "field": "title", "revision": 1}


def test_every_field_is_saved_on_its_own(writing, blue):
    save(writing, blue, "Send two frigates")
    save(writing, blue, "Because trade needs it.", name="rationale")
    save(writing, blue, "Send three frigates", base=1)
    assert texts() == [
        ("title", 1, "Send two frigates"),
        ("rationale", 1, "Because trade needs it."),
        ("title", 2, "Send three frigates"),
    ]
    assert Draft.objects.get().texts.current().get(name="title").text == "Send three frigates"
    assert len(entries(writing, Kind.PEN_TAKEN)) == 1


def test_the_same_text_twice_is_recorded_once(writing, blue):
    first = save(writing, blue, "Send two frigates")
    assert save(writing, blue, "Send two frigates") == first
    assert len(texts()) == len(entries(writing, Kind.DRAFT_SAVED)) == 1


def test_an_empty_field_left_empty_is_nothing(writing, blue):
    assert save(writing, blue, "").revision == 0
    assert not Draft.objects.exists()
    assert not entries(writing, Kind.PEN_TAKEN, Kind.DRAFT_SAVED)


def test_a_text_can_be_taken_out_and_what_stood_there_is_kept(writing, blue):
    save(writing, blue, "Send two frigates")
    save(writing, blue, "", base=1)
    assert texts() == [("title", 1, "Send two frigates"), ("title", 2, "")]


@pytest.mark.parametrize("base", [0, 1, 3])
def test_a_save_from_another_revision_brings_both_texts_and_overwrites_nothing(writing, blue, base):
    save(writing, blue, "One")
    save(writing, blue, "Two", base=1)
    with pytest.raises(Stale) as stale:
        save(writing, blue, "Mine", base=base)
    assert (stale.value.theirs, stale.value.revision, stale.value.by) == ("Two", 2, "Bea")
    assert texts()[-1] == ("title", 2, "Two")


def test_who_does_not_hold_the_pen_writes_nothing_and_loses_nothing(writing, blue, blue_two):
    save(writing, blue, "Theirs")
    with pytest.raises(Stale, match="Bea holds the pen") as stale:
        save(writing, blue_two, "Mine", base=1)
    assert (stale.value.theirs, stale.value.by) == ("Theirs", "Bea")
    with pytest.raises(Stale) as stale:
        save(writing, blue_two, "Because", name="rationale")
    assert (stale.value.theirs, stale.value.revision) == ("", 0)
    assert texts() == [("title", 1, "Theirs")]


def test_the_same_words_from_another_hand_do_not_take_the_pen(writing, blue, blue_two):
    save(writing, blue, "Ours")
    with after(200):
        save(writing, blue_two, "Ours", base=1)
    assert Draft.objects.get().pen == blue
    assert len(texts()) == 1


def test_each_team_has_a_draft_of_its_own(writing, blue, red):
    save(writing, blue, "Blue title")
    save(writing, red, "Red title")
    assert {draft.team: draft.pen for draft in Draft.objects.all()} == {
        blue.team: blue,
        red.team: red,
    }


def test_the_answer_and_the_decision_have_two_pens(writing, blue, blue_two):
    save(writing, blue, "Send two frigates")
    save(writing, blue_two, "Yes.", name="answer", kind=DraftKind.ANSWER)
    assert {draft.kind: draft.pen for draft in Draft.objects.all()} == {
        DraftKind.DECISION: blue,
        DraftKind.ANSWER: blue_two,
    }


@pytest.mark.django_db(transaction=True)
def test_two_who_save_at_once_never_overwrite_each_other(writing, blue):
    save(writing, blue, "Start")

    def write_at_once(text):
        try:
            return save(writing, blue, text, base=1).text
        except Stale as stale:
            return stale.theirs
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        seen = set(pool.map(write_at_once, ["A", "B", "C", "D"]))
    assert len(texts()) == 2
    assert seen == {texts()[-1][2]}


# When there is something to write


def test_nothing_is_written_before_the_team_talks(exercise, blue):
    go_to(exercise, StepKind.ESTIMATE, 1)
    with pytest.raises(Refused, match="has not begun"):
        save(exercise, blue, "Early")
    with pytest.raises(Refused, match="has not begun"):
        take_pen(exercise, blue)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("kind", DraftKind)
def test_from_deliberating_on_both_texts_can_be_written(exercise, blue, kind):
    go_to(exercise, StepKind.DELIBERATE, 1)
    name = "title" if kind == DraftKind.DECISION else "answer"
    assert save(exercise, blue, "Early thoughts", name=name, kind=kind).revision == 1


def test_a_move_that_is_over_is_still_written_in(writing, blue):
    go_to(writing, StepKind.BRIEF, 2)
    assert save(writing, blue, "After the fact").revision == 1
    assert offer(writing, blue).offered_by == blue


def test_after_play_drafts_are_locked(writing, blue, control):
    exercises.end(writing, by=control)
    with pytest.raises(Refused, match="Records are locked"):
        save(writing, blue, "Too late")


def test_what_is_released_is_not_written_in(writing, blue):
    decide(writing, blue)
    with pytest.raises(Refused, match="released and is fixed"):
        save(writing, blue, "Another title", base=1)
    for act in (take_pen, offer):
        with pytest.raises(Refused):
            act(writing, blue)


@pytest.mark.parametrize("ending", ["released", "move over", "play over"])
def test_a_save_sent_again_after_the_end_finds_that_it_has_arrived(writing, blue, control, ending):
    write(writing, blue, RECORD)
    if ending == "released":
        decide(writing, blue)
    elif ending == "move over":
        go_to(writing, StepKind.BRIEF, 2)
    else:
        exercises.end(writing, by=control)
    count = writing.journal.count()
    assert save(writing, blue, RECORD["title"]).revision == 1
    assert save(writing, blue, "", name="assumption_3").revision == 0
    assert writing.journal.count() == count


@pytest.mark.parametrize("who", ["control", "removed"])
def test_only_those_who_sit_in_a_team_write(writing, blue, control, who):
    if who == "removed":
        seats.remove(blue, by=control)
    with pytest.raises(Refused):
        save(writing, blue if who == "removed" else control, "Not mine")
    assert not Draft.objects.exists()


def test_who_was_moved_writes_for_the_new_team(writing, blue, red, control):
    save(writing, blue, "For blue")
    seats.move(blue, to=red.team, by=control)
    assert save(writing, blue, "For red").draft.team == red.team
