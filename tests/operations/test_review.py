"""Hot wash and exit ticket: unnamed, once each, in their time."""

import pytest

from tests.cast import control_of, go_to
from wargame.errors import Refused
from wargame.models import ExitTicket, HotWash, Kind, StepKind
from wargame.operations import review, seats


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
