"""Lines of the ledger: who writes them, what they cost, and that nothing is ever written over."""

import pytest
from django.db import DatabaseError, transaction

from tests.cast import RECORD, control_of, decide, go_to, move_of, open_and_start, sit, write
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import (
    Budget,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    JournalEntry,
    Kind,
    Requirement,
    Revealed,
    StepKind,
    Viewer,
)
from wargame.models.viewers import CONTROL, EVERYONE, of_team
from wargame.operations import commitments, exercises, ledger_lines, ledgers, reveals
from wargame.operations.commitments import Words

READY, BUILD = CommitmentKind.READY, CommitmentKind.BUILD


@pytest.fixture
def exercise(db):
    """Playing with the ledger, deliberating in move 1."""
    return go_to(open_and_start(make_exercise(has_ledger=True)), StepKind.DELIBERATE, 1)


def theater(exercise, key="north"):
    return exercise.version.theaters.get(key=key)


def commit(by, points, key="north", kind=READY, **more):
    exercise = by.exercise
    exercise.refresh_from_db()
    words = Words(theater(exercise, key), kind, points, **more)
    return commitments.commit(exercise, words, move=exercise.step.move, by=by)


def kinds(exercise):
    return list(exercise.journal.order_by("-number").values_list("kind", flat=True))


def test_a_line_is_pledged_and_on_record(exercise, blue):
    line = commit(blue, 4, caveat="Not ashore.")
    assert (line.status, line.number, line.caveat) == ("pledged", 1, "Not ashore.")
    entry = JournalEntry.objects.latest("number")
    assert (entry.kind, entry.refs) == (Kind.COMMITMENT_WRITTEN, {"commitment": line.pk})
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]


def test_the_same_line_sent_twice_stands_once(exercise, blue):
    assert commit(blue, 4) == commit(blue, 4)
    assert Commitment.objects.count() == 1
    assert kinds(exercise).count(Kind.COMMITMENT_WRITTEN) == 1


def test_more_than_the_budget_is_refused_with_what_is_left(exercise, blue):
    commit(blue, 7)
    with pytest.raises(Refused) as refused:
        commit(blue, 4, "south")
    assert refused.value.sentence == "You have 3 of 10 points left in this move."
    commit(blue, 3, "south")


def test_changing_a_line_frees_what_it_cost(exercise, blue):
    line = commit(blue, 7)
    commit(blue, 3, "south", BUILD)
    changed = commitments.change(line, Words(theater(exercise), READY, 5), by=blue)
    assert (changed.number, changed.supersedes, changed.points) == (line.number, line, 5)
    commit(blue, 2, "south")
    with pytest.raises(Refused, match="You have 0 of 10 points left"):
        commitments.change(changed, Words(theater(exercise), READY, 6), by=blue)


def test_a_change_is_a_new_row_and_pledged_anew(exercise, blue):
    line = commit(blue, 4)
    commitments.confirm(line, by=blue)
    changed = commitments.change(
        Commitment.objects.current().get(), Words(theater(exercise), READY, 3), by=blue
    )
    history = list(Commitment.objects.order_by("pk").values_list("points", "status"))
    assert history == [(4, "pledged"), (4, "confirmed"), (3, "pledged")]
    assert list(Commitment.objects.current()) == [changed]


def test_a_change_sent_twice_changes_once(exercise, blue):
    line = commit(blue, 4)
    words = Words(theater(exercise), READY, 3)
    assert commitments.change(line, words, by=blue) == commitments.change(line, words, by=blue)
    assert Commitment.objects.count() == 2


def test_who_changes_what_somebody_else_has_changed_is_told_so(exercise, blue, blue_two):
    line = commit(blue, 4)
    commitments.change(line, Words(theater(exercise), READY, 3), by=blue_two)
    with pytest.raises(Refused, match="Bob changed this line meanwhile"):
        commitments.change(line, Words(theater(exercise), READY, 2), by=blue)


def test_a_line_withdrawn_in_its_move_costs_nothing(exercise, blue):
    line = commit(blue, 10)
    withdrawn = commitments.withdraw(line, by=blue)
    assert commitments.withdraw(line, by=blue) == withdrawn
    commit(blue, 10, "south")
    with pytest.raises(Refused, match="has been withdrawn"):
        commitments.confirm(line, by=blue)


def test_a_build_given_up_later_stays_paid(exercise, blue):
    line = commit(blue, 6, kind=BUILD)
    go_to(exercise, StepKind.DELIBERATE, 2)
    given_up = commitments.withdraw(line, by=blue)
    assert (given_up.move.number, given_up.during.number) == (1, 2)
    assert ledgers.spent(blue.team, move_of(exercise, 1)) == 6
    assert ledgers.spent(blue.team, move_of(exercise, 2)) == 0


def test_ready_points_of_a_move_that_is_over_stay_as_they_are(exercise, blue):
    line = commit(blue, 4)
    go_to(exercise, StepKind.DELIBERATE, 2)
    for act in (commitments.confirm, commitments.withdraw, commitments.publish):
        with pytest.raises(Refused, match="a move that is over"):
            act(line, by=blue)
    with pytest.raises(Refused, match="a move that is over"):
        commitments.change(line, Words(theater(exercise), READY, 1), by=blue)


def test_a_build_of_an_earlier_move_is_confirmed_but_not_rewritten(exercise, blue):
    line = commit(blue, 4, kind=BUILD)
    go_to(exercise, StepKind.DELIBERATE, 2)
    kept = commitments.confirm(line, by=blue)
    assert kept.status == CommitmentStatus.CONFIRMED
    with pytest.raises(Refused, match="Only points of the present move"):
        commitments.change(kept, Words(theater(exercise), BUILD, 1), by=blue)


def test_unspent_points_lapse(exercise, blue):
    commit(blue, 1)
    go_to(exercise, StepKind.DELIBERATE, 2)
    with pytest.raises(Refused, match="You have 10 of 10 points left"):
        commit(blue, 11)


def test_ready_lines_are_repeated_in_the_next_move(exercise, blue):
    commit(blue, 4, caveat="Not ashore.")
    commit(blue, 2, "south")
    commit(blue, 2, kind=BUILD)
    go_to(exercise, StepKind.DELIBERATE, 2)
    for _twice in range(2):
        lines = commitments.repeat(exercise, move=move_of(exercise, 2), by=blue)
    assert [(line.points, line.caveat, line.move.number) for line in lines] == [
        (4, "Not ashore.", 2),
        (2, "", 2),
    ]
    assert Commitment.objects.filter(move__number=2).count() == 2


# Tokens


def test_a_token_is_put_into_one_theater_and_moved(exercise, blue):
    token = blue.team.tokens.get(name="Lift")
    put = commitments.place(token, theater(exercise), by=blue)
    assert commitments.place(token, theater(exercise), by=blue) == put
    moved = commitments.place(token, theater(exercise, "south"), by=blue)
    assert moved.supersedes == put
    go_to(exercise, StepKind.DELIBERATE, 2)
    later = commitments.place(token, theater(exercise), by=blue)
    assert (later.supersedes, later.move.number) == (None, 2)
    assert ledgers.spent(blue.team, move_of(exercise, 2)) == 0


def test_a_token_that_is_taken_back_in_its_move_is_where_it_was(exercise, blue):
    token = blue.team.tokens.get(name="Lift")
    commitments.place(token, theater(exercise), by=blue)
    go_to(exercise, StepKind.DELIBERATE, 2)
    later = commitments.place(token, theater(exercise, "south"), by=blue)
    commitments.withdraw(later, by=blue)
    back = commitments.place(token, theater(exercise), by=blue)
    assert back.move.number == 1


def test_nobody_places_the_token_of_another_team(exercise, blue, red):
    token = blue.team.tokens.get(name="Lift")
    with pytest.raises(Refused, match="Another team holds this token"):
        commitments.place(token, theater(exercise), by=red)


# Who may, and when


def test_an_adviser_writes_only_with_the_pen_of_the_decision(exercise, blue, blue_three):
    with pytest.raises(Refused, match="holds the decision’s pen"):
        commit(blue_three, 4)
    write(exercise, blue_three, {"title": RECORD["title"]})
    line = commit(blue_three, 4)
    for act in (commitments.confirm, commitments.publish):
        with pytest.raises(Refused, match="Only the head of delegation or the recorder"):
            act(line, by=blue_three)
    assert commitments.withdraw(line, by=blue_three).is_withdrawn


def test_the_recorder_confirms_and_publishes(exercise, blue, blue_two):
    line = commit(blue_two, 4)
    commitments.confirm(line, by=blue_two)
    assert commitments.publish(line, by=blue_two).is_public


def test_nobody_touches_a_line_of_another_team(exercise, blue, red):
    line = commit(blue, 4)
    for act in (commitments.confirm, commitments.withdraw, commitments.publish):
        with pytest.raises(Refused, match="another team"):
            act(line, by=red)


def test_lines_are_written_from_deliberation_on(db):
    exercise = go_to(open_and_start(make_exercise(has_ledger=True)), StepKind.ESTIMATE, 1)
    with pytest.raises(Refused, match="has not begun"):
        commit(sit(exercise, "BLU", "Bea", chair=1), 4)


def test_no_line_is_written_for_a_move_that_is_over(exercise, blue):
    go_to(exercise, StepKind.DELIBERATE, 2)
    words = Words(theater(exercise), READY, 1)
    with pytest.raises(Refused, match="This move is over"):
        commitments.commit(exercise, words, move=move_of(exercise, 1), by=blue)


def test_no_line_is_written_after_play(exercise, blue):
    line = commit(blue, 4)
    exercises.end(exercise, by=control_of(exercise))
    with pytest.raises(Refused, match="Play has ended"):
        commit(blue, 1)
    with pytest.raises(Refused, match="Play has ended"):
        commitments.withdraw(line, by=blue)


def test_switched_off_nothing_is_written_and_all_is_kept(exercise, blue):
    line = commit(blue, 4)
    ledgers.switch(exercise, is_on=False, by=control_of(exercise))
    with pytest.raises(Refused, match="switched off"):
        commit(blue, 1)
    assert Commitment.objects.get() == line
    ledgers.switch(exercise, is_on=True, by=control_of(exercise))
    commit(blue, 1)


# Who hears


def test_a_public_line_is_announced_to_all_and_stays_public(exercise, blue):
    line = commit(blue, 4)
    commitments.publish(line, by=blue)
    assert commitments.publish(line, by=blue).is_public
    entry = JournalEntry.objects.latest("number")
    assert (entry.kind, entry.audiences) == (Kind.COMMITMENT_OPENED, [EVERYONE])
    now = Commitment.objects.current().get()
    changed = commitments.change(now, Words(theater(exercise), READY, 3), by=blue)
    assert changed.is_public
    assert JournalEntry.objects.latest("number").audiences == [EVERYONE]


def test_a_line_once_open_with_a_decision_is_open_for_good(exercise, blue):
    line = commit(blue, 4)
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    assert not ledger_lines.is_open(line)
    reveals.reveal(
        exercise, what=Revealed.DECISIONS, move=move_of(exercise), by=control_of(exercise)
    )
    assert ledger_lines.is_open(line)
    assert commitments.confirm(line, by=blue).is_public


# Control


def test_the_plan_is_laid_out_for_the_teams_and_moves_that_play(exercise):
    assert Budget.objects.filter(exercise=exercise, points=10).count() == 3 * 2
    assert [token.name for token in exercise.tokens.all()] == ["Lift", "Scouts"]
    rows = Requirement.objects.filter(exercise=exercise).order_by("move__number", "theater__order")
    assert [(row.points, row.is_shown, str(row.inject or "")) for row in rows] == [
        (20, True, ""),
        (8, True, ""),
        (6, True, ""),
        (20, False, ""),
        (16, False, "2.2 Inject title 2.2"),
    ]


def test_the_switch_is_on_record_once(exercise, control):
    for _twice in range(2):
        ledgers.switch(exercise, is_on=False, by=control)
    assert kinds(exercise).count(Kind.LEDGER_OFF) == 1
    assert kinds(exercise).count(Kind.LEDGER_ON) == 1


def test_a_scenario_without_theaters_has_no_ledger(exercise, control):
    other = make_exercise()
    other.requirements.all().delete()
    other.version.theaters.all().delete()
    with pytest.raises(Refused, match="has no ledger"):
        ledgers.switch(other, is_on=True, by=control_of(other))


def test_a_requirement_is_set_anew_and_announced_to_those_who_see_it(exercise, control):
    for points, is_shown, heard in ((21, True, [EVERYONE]), (21, False, [EVERYONE])):
        ledgers.require(
            move_of(exercise), theater(exercise), points=points, is_shown=is_shown, by=control
        )
        assert JournalEntry.objects.latest("number").audiences == heard
    row = ledgers.require(
        move_of(exercise), theater(exercise), points=22, is_shown=False, by=control
    )
    assert JournalEntry.objects.latest("number").audiences == [CONTROL]
    number = exercise.journal.count()
    again = ledgers.require(
        move_of(exercise), theater(exercise), points=22, is_shown=False, by=control
    )
    assert (again, exercise.journal.count()) == (row, number)


def test_what_a_later_move_requires_is_announced_to_control_alone(exercise, control):
    ledgers.require(move_of(exercise, 2), theater(exercise), points=9, is_shown=True, by=control)
    assert JournalEntry.objects.latest("number").audiences == [CONTROL]


def test_a_budget_is_not_set_below_what_is_spent(exercise, blue, control):
    commit(blue, 6)
    with pytest.raises(Refused, match="has committed 6 points in this move already"):
        ledgers.set_budget(blue.team, move_of(exercise), points=5, by=control)
    ledgers.set_budget(blue.team, move_of(exercise), points=6, by=control)
    entry = JournalEntry.objects.latest("number")
    assert entry.audiences == [CONTROL, of_team(blue.team_id)]
    with pytest.raises(Refused, match="You have 0 of 6 points left"):
        commit(blue, 1)


@pytest.mark.parametrize("act", ["switch", "require", "set_budget"])
def test_only_control_sets_the_frame(exercise, blue, act):
    move = move_of(exercise)
    acts = {
        "switch": lambda: ledgers.switch(exercise, is_on=False, by=blue),
        "require": lambda: ledgers.require(
            move, theater(exercise), points=1, is_shown=True, by=blue
        ),
        "set_budget": lambda: ledgers.set_budget(blue.team, move, points=1, by=blue),
    }
    with pytest.raises(Refused, match="Only control"):
        acts[act]()


def test_nothing_is_set_after_play(exercise, control):
    exercises.end(exercise, by=control)
    with pytest.raises(Refused, match="Play has ended"):
        ledgers.require(move_of(exercise), theater(exercise), points=1, is_shown=True, by=control)
    with pytest.raises(Refused, match="Play has ended"):
        ledgers.switch(exercise, is_on=False, by=control)


# PostgreSQL


@pytest.mark.parametrize("model", [Commitment, Requirement, Budget])
def test_postgresql_refuses_to_change_a_row(exercise, blue, model):
    commit(blue, 4)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        model.objects.update(points=1)


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"points": 0}, "points_or_a_token"),
        ({"points": -1}, "check constraint"),
        ({"points": 1000}, "points_or_a_token"),
        ({"kind": "token"}, "points_or_a_token"),
        ({"kind": "plan"}, "points_or_a_token"),
        ({"status": "withdrawn"}, "that_stood_is_withdrawn"),
        ({"status": "kept"}, "that_stood_is_withdrawn"),
        ({"number": 1}, "numbered_once"),
    ],
)
def test_postgresql_refuses_what_is_no_line(exercise, blue, changed, constraint):
    line = commit(blue, 4)
    line.pk, line.number, line._state.adding = None, 2, True
    for name, value in changed.items():
        setattr(line, name, value)
    with pytest.raises(DatabaseError, match=constraint), transaction.atomic():
        line.save()


def test_postgresql_refuses_two_successors_of_a_line(exercise, blue):
    line = commit(blue, 4)
    after = commitments.confirm(line, by=blue)
    after.pk, after._state.adding = None, True
    with pytest.raises(DatabaseError, match="supersedes"), transaction.atomic():
        after.save()


def test_nobody_sees_no_line_at_all(exercise, blue):
    commitments.publish(commit(blue, 4), by=blue)
    nobody = Viewer.nobody(exercise)
    for model in (Commitment, Requirement, Budget):
        assert not model.objects.all().visible_to(nobody).exists()
