"""Hot wash and exit ticket: unnamed, once each, in their time."""

import pytest

from tests.cast import control_of, go_to, invite, sit, viewer_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.models import Duty, ExitTicket, HotWash, Kind, Revealed, StepKind, Viewer
from wargame.models.viewers import EVERYONE
from wargame.operations import reveals, review, seats


def give_hot_wash(exercise, seat, surprise="Nobody yielded.", keep=""):
    review.give_hot_wash(exercise, surprise=surprise, keep=keep, by=seat)


def give_exit_ticket(exercise, seat, lesson="Ask first."):
    review.give_exit_ticket(exercise, lesson=lesson, applies_to="", by=seat)


def test_nothing_in_the_rows_leads_to_the_person(exercise, blue):
    go_to(exercise, StepKind.EXIT)
    give_hot_wash(exercise, blue)
    give_exit_ticket(exercise, blue)
    for row in (HotWash.objects.get(), ExitTicket.objects.get()):
        kept = {field.name for field in row._meta.get_fields()}
        assert kept.isdisjoint({"seat", "team", "voice", "at", "given_at", "number"})


def test_the_journal_says_only_that_something_was_given_and_to_whom_alone(exercise, blue):
    go_to(exercise, StepKind.REVIEW)
    give_hot_wash(exercise, blue)
    entry = exercise.journal.get(kind=Kind.HOT_WASH_GIVEN)
    assert entry.refs == {}
    assert set(entry.audiences) == {"control", f"seat:{blue.pk}"}


def test_each_person_gives_one_hot_wash(exercise, blue, red):
    go_to(exercise, StepKind.REVIEW)
    for seat, text in ((blue, "First."), (blue, "Again."), (red, "Mine.")):
        give_hot_wash(exercise, seat, text)
    assert sorted(HotWash.objects.values_list("surprise", flat=True)) == ["First.", "Mine."]


def test_an_empty_hot_wash_is_refused(exercise, blue):
    go_to(exercise, StepKind.REVIEW)
    with pytest.raises(Refused, match="at least one"):
        give_hot_wash(exercise, blue, "")


@pytest.mark.parametrize(
    ("give", "step"), [(give_hot_wash, StepKind.FINAL), (give_exit_ticket, StepKind.REVIEW)]
)
def test_nothing_is_taken_before_its_step(exercise, blue, give, step):
    go_to(exercise, step)
    with pytest.raises(Refused, match="has not begun"):
        give(exercise, blue)


@pytest.mark.parametrize("give", [give_hot_wash, give_exit_ticket])
def test_control_and_people_who_have_left_give_nothing(exercise, blue, give):
    go_to(exercise, StepKind.EXIT)
    seats.remove(blue, by=control_of(exercise))
    for seat in (control_of(exercise), blue):
        with pytest.raises(Refused):
            give(exercise, seat)
    assert not HotWash.objects.exists()
    assert not ExitTicket.objects.exists()


@pytest.fixture
def washed(exercise, blue, red):
    """Three people have handed in their hot wash; control has not shown it."""
    third = sit(exercise, "GRN", "Ann")
    go_to(exercise, StepKind.REVIEW)
    for seat in (blue, red, third):
        give_hot_wash(exercise, seat, f"Said by {seat.name}.")
    return exercise


def show(exercise):
    return reveals.reveal(exercise, what=Revealed.HOT_WASH, by=control_of(exercise))


def readers(exercise, blue):
    """Who reads the hot wash now, and how many lines of it."""
    evaluator, observer = (viewer_of(exercise.seats.get(name=name)) for name in ("Eva", "Ola"))
    everybody = {
        "control": viewer_of(control_of(exercise)),
        "evaluator": evaluator,
        "player": viewer_of(blue),
        "observer": observer,
        "board": Viewer.board(exercise),
        "nobody": Viewer.nobody(exercise),
    }
    return {who: HotWash.objects.visible_to(viewer).count() for who, viewer in everybody.items()}


def test_the_hot_wash_is_private_until_control_shows_it_to_all(washed, blue):
    invite(washed, Duty.EVALUATOR, "Eva")
    invite(washed, Duty.OBSERVER, "Ola")
    before = readers(washed, blue)
    assert {who for who, n in before.items() if n} == {"control", "evaluator"}
    show(washed)
    assert readers(washed, blue) == dict.fromkeys(before, 3) | {"nobody": 0}
    entry = washed.journal.get(kind=Kind.REVEALED)
    assert (entry.audiences, entry.refs["what"]) == ([EVERYONE], Revealed.HOT_WASH)


def test_lines_of_fewer_than_three_people_are_not_shown(exercise, blue, red):
    go_to(exercise, StepKind.REVIEW)
    for seat in (blue, red):
        give_hot_wash(exercise, seat)
        with pytest.raises(Refused, match="Fewer than three"):
            show(exercise)
    assert not HotWash.objects.visible_to(viewer_of(red)).exists()


def test_what_is_shown_takes_no_more_lines_and_what_was_given_stays_given(washed, blue):
    late = sit(washed, "GRN", "Lea")
    show(washed)
    with pytest.raises(Refused, match="shown and closed"):
        give_hot_wash(washed, late, "Now they know me.")
    give_hot_wash(washed, blue, "Again.")
    assert HotWash.objects.count() == 3


def test_the_hot_wash_of_another_exercise_is_not_there(washed, control):
    show(washed)
    elsewhere = make_exercise()
    assert not HotWash.objects.visible_to(viewer_of(control_of(elsewhere))).exists()
    assert not HotWash.objects.visible_to(Viewer.board(elsewhere)).exists()
