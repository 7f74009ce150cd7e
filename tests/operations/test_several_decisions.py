"""Several decisions a move: each with a draft, a pen, versions and a withdrawal of its own."""

import pytest

from tests.cast import EFFECTS, RECORD, control_of, decide, go_to, move_of, viewer_of
from wargame.errors import Refused
from wargame.models import Decision, Draft, DraftKind, Kind, Revealed, StepKind
from wargame.operations import decisions, drafts, reveals, versions
from wargame.queries import standings

KIND = DraftKind.DECISION


@pytest.fixture
def decided(exercise, blue, blue_two):
    """Blue has released one."""
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue)
    return exercise


def another(exercise, by):
    return decisions.another(exercise, move=move_of(exercise), by=by)


def write(exercise, by, number, **texts):
    about = {"move": move_of(exercise), "kind": KIND, "number": number, "by": by}
    for name, text in texts.items():
        draft = Draft.objects.filter(team=by.team, kind=KIND, number=number).first()
        last = draft.texts.filter(name=name).order_by("revision").last() if draft else None
        drafts.save(exercise, name=name, text=text, base=last.revision if last else 0, **about)


def release(exercise, by, number):
    return decisions.release(exercise, move=move_of(exercise), by=by, number=number)


def decide_again(exercise, by, number=2, title="Call the council"):
    another(exercise, by)
    write(exercise, by, number, **RECORD | EFFECTS | {"title": title})
    return release(exercise, by, number)


def titles(exercise, viewer):
    seen = Decision.objects.visible_to(viewer).last_versions()
    return {one.number: one.title for one in seen}


def test_a_second_decision_stands_beside_the_first(decided, blue):
    second = decide_again(decided, blue)
    assert (second.number, second.version) == (2, 1)
    assert titles(decided, viewer_of(blue)) == {1: "Send two frigates", 2: "Call the council"}


def test_whoever_begins_it_holds_its_pen_and_that_is_on_record(decided, blue_two):
    draft = another(decided, blue_two)
    assert (draft.number, draft.pen) == (2, blue_two)
    entry = decided.journal.filter(kind=Kind.PEN_TAKEN).last()
    assert (entry.seat, entry.refs) == (blue_two, {"draft": draft.pk})


def test_begun_twice_it_is_one(decided, blue, blue_two):
    assert another(decided, blue) == another(decided, blue_two)
    assert Draft.objects.filter(kind=KIND).count() == 2


def test_while_the_first_is_not_released_it_is_that_one(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    assert another(exercise, blue).number == 1
    assert another(exercise, blue).number == 1


def test_each_has_a_pen_of_its_own(decided, blue, blue_two):
    another(decided, blue_two)
    with pytest.raises(Refused, match="Bob is writing"):
        drafts.take_pen(decided, move=move_of(decided), kind=KIND, number=2, by=blue)
    versions.reopen(decided, move=move_of(decided), kind=KIND, by=blue)
    write(decided, blue, 1, title="Ours")


def test_each_has_versions_and_a_withdrawal_of_its_own(decided, blue):
    decide_again(decided, blue)
    about = {"move": move_of(decided), "kind": KIND, "by": blue}
    versions.reopen(decided, **about, number=2)
    write(decided, blue, 2, title="Call both councils", reason="Both are needed.")
    assert release(decided, blue, 2).version == 2
    versions.withdraw(decided, **about, number=1)
    assert titles(decided, viewer_of(blue)) == {2: "Call both councils"}


def test_they_are_sealed_and_revealed_together(decided, blue, red):
    decide_again(decided, blue)
    assert titles(decided, viewer_of(red)) == {}
    what = {"what": Revealed.DECISIONS, "move": move_of(decided)}
    reveals.reveal(decided, by=control_of(decided), **what)
    assert set(titles(decided, viewer_of(red))) == {1, 2}
    third = decide_again(decided, blue, 3, "Say so")
    assert titles(decided, viewer_of(red))[third.number] == "Say so"


def test_one_is_enough_for_those_who_wait(decided, blue, control):
    another(decided, blue)
    blues = standings.standings(viewer_of(control))[0]
    assert blues.decided_at is not None
    assert not blues.is_undecided


def test_what_comes_when_the_move_is_over_is_late_and_the_first_is_not(decided, blue):
    go_to(decided, StepKind.BRIEF, 2)
    assert decide_again(decided, blue).is_late
    assert not Decision.objects.get(number=1).is_late


def test_beside_a_sealed_no_decision_there_is_no_other(exercise, blue):
    go_to(exercise, StepKind.DECIDE, 1)
    decisions.release_none(exercise, move=move_of(exercise), because="No majority.", by=blue)
    with pytest.raises(Refused, match="Withdraw it first"):
        another(exercise, blue)
    what = {"what": Revealed.DECISIONS, "move": move_of(exercise)}
    reveals.reveal(exercise, by=control_of(exercise), **what)
    assert decide_again(exercise, blue).number == 2


def test_five_are_the_most(decided, blue):
    for number in range(2, 6):
        decide_again(decided, blue, number)
    with pytest.raises(Refused, match="at most 5"):
        another(decided, blue)


def test_a_number_that_was_never_begun_is_refused(decided, blue):
    with pytest.raises(Refused, match="no such decision"):
        drafts.take_pen(decided, move=move_of(decided), kind=KIND, number=7, by=blue)
    with pytest.raises(Refused, match="no such decision"):
        drafts.take_pen(decided, move=move_of(decided), kind=DraftKind.ANSWER, number=2, by=blue)
