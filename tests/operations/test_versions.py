"""After a release: versions with a reason, late entries, and what is withdrawn while sealed."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import (
    EFFECTS,
    RECORD,
    control_of,
    go_to,
    move_of,
    sit,
    viewer_of,
    write,
)
from wargame.errors import Refused
from wargame.models import (
    Answer,
    Decision,
    Draft,
    DraftKind,
    Kind,
    Revealed,
    StepKind,
    Viewer,
    Withdrawal,
)
from wargame.models.viewers import CONTROL, EVERYONE, of_team
from wargame.operations import answers, decisions, drafts, exercises, reveals, seats, versions

KINDS = [DraftKind.ANSWER, DraftKind.DECISION]
MODEL = {DraftKind.ANSWER: Answer, DraftKind.DECISION: Decision}
WORDS = {"answer": {"answer": "Both.", "because": "It is cheaper."}, "decision": RECORD | EFFECTS}
FIELD = {"answer": "because", "decision": "rationale"}
SEALED_AS = {"answer": Revealed.ANSWERS, "decision": Revealed.DECISIONS}
RELEASED = {"answer": Kind.ANSWER_RELEASED, "decision": Kind.DECISION_RELEASED}
WITHDRAWN = {"answer": Kind.ANSWER_WITHDRAWN, "decision": Kind.DECISION_WITHDRAWN}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


@pytest.fixture
def released(deciding, blue, kind):
    """Blue has released its text of this kind in move 1."""
    write(deciding, blue, WORDS[kind], kind)
    return release(deciding, blue, kind)


def release(exercise, by, kind, **said):
    exercise.refresh_from_db()
    act = answers.release if kind == DraftKind.ANSWER else decisions.release
    return act(exercise, move=move_of(exercise), by=by, **said)


def reopen(exercise, by, kind):
    return versions.reopen(exercise, move=move_of(exercise), kind=kind, by=by)


def withdraw(exercise, by, kind, **said):
    return versions.withdraw(exercise, move=move_of(exercise), kind=kind, by=by, **said)


def save(exercise, by, kind, **texts):
    """In move 1, whether it is over or not."""
    draft = Draft.objects.get(team=by.team, kind=kind, move=move_of(exercise))
    for name, text in texts.items():
        last = draft.texts.filter(name=name).order_by("revision").last()
        about = {"move": move_of(exercise), "kind": kind, "name": name, "text": text, "by": by}
        drafts.save(exercise, **about, base=last.revision if last else 0)


def change(exercise, by, kind, words, reason="We learned more."):
    reopen(exercise, by, kind)
    save(exercise, by, kind, **{FIELD[kind]: words, "reason": reason})
    return release(exercise, by, kind)


def reveal(exercise, kind):
    control = control_of(exercise)
    reveals.reveal(exercise, what=SEALED_AS[kind], move=move_of(exercise), by=control)


def rows(kind):
    return MODEL[kind].objects


def words_of(row):
    return row.because if isinstance(row, Answer) else row.rationale


def entries(exercise, kind):
    return exercise.journal.filter(kind=kind)


# Versions


def test_a_change_is_a_new_version_with_a_reason_and_the_earlier_one_stays(
    deciding, blue, kind, released
):
    second = change(deciding, blue, kind, "Other words.")
    assert (second.version, second.reason) == (2, "We learned more.")
    assert words_of(second) == "Other words."
    released.refresh_from_db()
    assert (released.version, released.reason) == (1, "")
    assert words_of(released) == WORDS[kind][FIELD[kind]]
    assert entries(deciding, RELEASED[kind]).count() == 2


def test_without_a_reason_nothing_is_changed(deciding, blue, kind, released):
    reopen(deciding, blue, kind)
    save(deciding, blue, kind, **{FIELD[kind]: "Other words.", "reason": "  "})
    with pytest.raises(Refused, match="Say why it changes"):
        release(deciding, blue, kind)
    assert rows(kind).count() == 1


def test_every_change_asks_anew_why(deciding, blue, kind, released):
    change(deciding, blue, kind, "Other words.", reason="A first reason.")
    reopen(deciding, blue, kind)
    save(deciding, blue, kind, **{FIELD[kind]: "Still others."})
    with pytest.raises(Refused, match="Say why it changes"):
        release(deciding, blue, kind)
    save(deciding, blue, kind, reason="A second reason.")
    assert release(deciding, blue, kind).reason == "A second reason."


def test_what_stands_stays_until_the_change_is_released(deciding, blue, red, kind, released):
    reveal(deciding, kind)
    reopen(deciding, blue, kind)
    save(deciding, blue, kind, **{FIELD[kind]: "Other words."})
    (seen,) = rows(kind).visible_to(viewer_of(red))
    assert words_of(seen) == WORDS[kind][FIELD[kind]]


def test_what_is_released_is_fixed_until_somebody_begins_to_change_it(
    deciding, blue, kind, released
):
    with pytest.raises(Refused, match="released and is fixed"):
        save(deciding, blue, kind, **{FIELD[kind]: "Other words."})
    change(deciding, blue, kind, "Other words.")
    with pytest.raises(Refused, match="released and is fixed"):
        save(deciding, blue, kind, **{FIELD[kind]: "Still others."})


def test_a_member_begins_a_change_and_gets_the_pen_the_head_releases_it(
    deciding, blue, blue_two, kind, released
):
    for _press in range(2):
        assert reopen(deciding, blue_two, kind).pen == blue_two
    (entry,) = entries(deciding, Kind.DRAFT_REOPENED)
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    save(deciding, blue_two, kind, reason="We learned more.")
    with pytest.raises(Refused):
        release(deciding, blue_two, kind)
    assert release(deciding, blue, kind).version == 2


def test_nothing_is_changed_that_was_not_released(deciding, blue, kind):
    with pytest.raises(Refused, match="Nothing has been released"):
        reopen(deciding, blue, kind)


def test_a_second_press_finds_the_version_it_released(deciding, blue, kind, released):
    second = change(deciding, blue, kind, "Other words.")
    assert release(deciding, blue, kind) == second
    assert rows(kind).count() == 2


def test_a_version_released_after_the_reveal_is_heard_of_by_all(
    deciding, blue, red, kind, released
):
    reveal(deciding, kind)
    second = change(deciding, blue, kind, "Other words.")
    assert entries(deciding, RELEASED[kind]).last().audiences == [EVERYONE]
    assert second in rows(kind).visible_to(viewer_of(red))


# After the fact


def test_in_its_move_nothing_is_late(released):
    assert not released.is_late


def test_a_first_release_after_the_move_stands_as_after_the_fact(deciding, blue, kind):
    write(deciding, blue, WORDS[kind], kind)
    go_to(deciding, StepKind.BRIEF, 2)
    assert release(deciding, blue, kind).is_late


def test_so_does_a_change_and_the_version_before_it_does_not(deciding, blue, kind, released):
    go_to(deciding, StepKind.BRIEF, 2)
    assert change(deciding, blue, kind, "Other words.").is_late
    released.refresh_from_db()
    assert not released.is_late


def test_nothing_is_written_in_a_move_that_has_not_begun(deciding, blue, kind):
    about = {"move": move_of(deciding, 2), "kind": kind, "name": FIELD[kind], "base": 0}
    with pytest.raises(Refused, match="has not begun"):
        drafts.save(deciding, **about, text="Early.", by=blue)


def test_after_play_records_are_locked(deciding, blue, control, kind, released):
    reopen(deciding, blue, kind)
    exercises.end(deciding, by=control)
    for act in (release, withdraw):
        with pytest.raises(Refused, match="Records are locked"):
            act(deciding, blue, kind)
    assert rows(kind).count() == 1


# Withdrawn while it is sealed


def test_what_is_withdrawn_counts_as_not_released_and_can_be_written_again(
    deciding, blue, kind, released
):
    withdraw(deciding, blue, kind)
    for viewer in (viewer_of(blue), viewer_of(control_of(deciding)), Viewer.board(deciding)):
        assert not rows(kind).visible_to(viewer).exists()
    save(deciding, blue, kind, **{FIELD[kind]: "Other words."})
    again = release(deciding, blue, kind)
    assert (again.version, again.reason) == (2, "")
    assert rows(kind).visible_to(viewer_of(blue)).get() == again


def test_both_acts_stay_on_record_for_the_team_and_control(deciding, blue, red, kind, released):
    withdraw(deciding, blue, kind)
    for seat in (blue, control_of(deciding)):
        assert rows(kind).on_record_for(viewer_of(seat)).get() == released
    assert not rows(kind).on_record_for(viewer_of(red)).exists()
    assert not rows(kind).on_record_for(Viewer.nobody(deciding)).exists()
    assert not rows(kind).on_record_for(Viewer.board(deciding)).exists()
    released.refresh_from_db()
    assert released.withdrawal.seat == blue
    (entry,) = entries(deciding, WITHDRAWN[kind])
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    assert entries(deciding, RELEASED[kind]).count() == 1


def test_after_the_reveal_others_see_what_stands_and_never_what_was_withdrawn(
    deciding, blue, red, kind, released
):
    withdraw(deciding, blue, kind)
    again = release(deciding, blue, kind)
    reveal(deciding, kind)
    assert rows(kind).visible_to(viewer_of(red)).get() == again
    assert rows(kind).on_record_for(viewer_of(red)).get() == again


def test_every_version_is_taken_back_at_once(deciding, blue, kind, released):
    change(deciding, blue, kind, "Other words.")
    withdraw(deciding, blue, kind)
    assert Withdrawal.objects.count() == 2
    assert entries(deciding, WITHDRAWN[kind]).count() == 1


def test_withdrawn_twice_is_recorded_once(deciding, blue, kind, released):
    for _press in range(2):
        withdraw(deciding, blue, kind)
    assert Withdrawal.objects.count() == 1
    assert entries(deciding, WITHDRAWN[kind]).count() == 1


@pytest.mark.parametrize("is_of_one_team", [True, False])
def test_what_has_been_revealed_stands(deciding, blue, kind, released, is_of_one_team):
    team = blue.team if is_of_one_team else None
    about = {"what": SEALED_AS[kind], "move": move_of(deciding), "team": team}
    reveals.reveal(deciding, **about, by=control_of(deciding))
    with pytest.raises(Refused, match="revealed and stands"):
        withdraw(deciding, blue, kind)


def test_another_teams_reveal_does_not_bar_it(deciding, blue, red, kind, released):
    about = {"what": SEALED_AS[kind], "move": move_of(deciding), "team": red.team}
    reveals.reveal(deciding, **about, by=control_of(deciding))
    withdraw(deciding, blue, kind)
    assert Withdrawal.objects.count() == 1


def test_nobody_but_the_head_withdraws(deciding, blue, blue_two, red, kind, released):
    for seat in (blue_two, red):
        if seat.is_lead:
            withdraw(deciding, seat, kind)  # its own, of which there is none
        else:
            with pytest.raises(Refused):
                withdraw(deciding, seat, kind)
    assert not Withdrawal.objects.exists()


def test_a_withdrawal_cannot_be_rewritten(deciding, blue, red, kind, released):
    withdraw(deciding, blue, kind)
    with pytest.raises(DatabaseError), transaction.atomic():
        Withdrawal.objects.update(seat=red)


# Control in the absence of the head


@pytest.mark.parametrize("is_here", [True, False])
def test_control_acts_for_a_head_who_is_away_and_not_for_one_who_is_here(
    deciding, blue, control, kind, is_here
):
    write(deciding, blue, WORDS[kind], kind)
    if is_here:
        seats.arrive(blue)
        with pytest.raises(Refused, match="Bea is here"):
            release(deciding, control, kind, team=blue.team)
        return
    assert release(deciding, control, kind, team=blue.team).released_by == control
    withdraw(deciding, control, kind, team=blue.team)
    assert Withdrawal.objects.get().seat == control


def test_control_acts_for_a_team_without_a_head(deciding, blue, control, kind):
    green = sit(deciding, "GRN", "Gus", chair=2)
    write(deciding, green, WORDS[kind], kind)
    assert release(deciding, control, kind, team=green.team).team == green.team


def test_control_must_say_for_whom(deciding, blue, control, kind, released):
    with pytest.raises(Refused, match="Choose a team"):
        withdraw(deciding, control, kind)
