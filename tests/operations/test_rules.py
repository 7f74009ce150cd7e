"""Rule first: what a rule says of a figure stands on record beside what control ruled."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from tests.cast import go_to, move_of
from wargame.errors import Refused
from wargame.models import Band, Computed, Kind, Method, Rule, Ruling, StepKind
from wargame.operations import adjudication, methods, rules
from wargame.operations.adjudication import Words
from wargame.operations.rules import Lookup

BANDS = [
    (Decimal(100), "The line holds."),
    (Decimal(0), "The line breaks."),
    (Decimal(50), "It holds with losses."),
]


@pytest.fixture
def rule(exercise, control):
    methods.change(exercise, Method.SEMI_RIGID, reason="We have rules now.", by=control)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return rules.make(exercise, name="Coverage", unit="%", bands=BANDS, by=control)


def ruled(exercise, control, rule, figure="107", override_reason=""):
    asked = Lookup(rule, Decimal(figure), "USA 6, GBR 3, POL 4 of 12", override_reason)
    words = Words("The line holds in the east.", "The batteries came in time.", lookup=asked)
    return adjudication.write(exercise, words, move=move_of(exercise), by=control)


@pytest.mark.parametrize(
    ("figure", "outcome"),
    [
        ("-3", "The line breaks."),
        ("49.99", "The line breaks."),
        ("50", "It holds with losses."),
        ("107", "The line holds."),
    ],
)
def test_what_the_rule_says_is_computed_and_stored_with_its_inputs(
    exercise, control, rule, figure, outcome
):
    ruling = ruled(exercise, control, rule, figure)
    computed = ruling.computed
    assert (computed.outcome, computed.figure) == (outcome, Decimal(figure))
    assert computed.inputs == "USA 6, GBR 3, POL 4 of 12"
    assert ruling.method == Method.SEMI_RIGID


def test_a_departure_keeps_the_rule_the_ruling_and_the_reason(exercise, control, rule):
    ruling = ruled(exercise, control, rule, "20", "The rule knows no weather.")
    assert ruling.outcome == "The line holds in the east."
    assert ruling.computed.outcome == "The line breaks."
    assert ruling.computed.override_reason == "The rule knows no weather."


def test_nothing_is_ruled_before_a_rule_was_looked_up(exercise, control, rule):
    with pytest.raises(Refused):
        adjudication.write(exercise, Words("So.", "So."), move=move_of(exercise), by=control)


def test_while_it_is_held_another_figure_can_be_looked_up(exercise, control, rule):
    ruling = ruled(exercise, control, rule)
    words = Words("It breaks.", "Wrong figure.", lookup=Lookup(rule, Decimal(12), "4 of 34"))
    adjudication.change(ruling, words, by=control)
    assert Computed.objects.get().outcome == "The line breaks."
    with pytest.raises(Refused):
        adjudication.change(ruling, Words("It breaks.", "So."), by=control)


def test_a_correction_may_stand_on_the_old_inputs(exercise, control, rule):
    old = adjudication.release(ruled(exercise, control, rule), by=control)
    words = Words("It breaks after all.", "We misread the map.")
    new = adjudication.write(exercise, words, move=move_of(exercise), by=control, corrects=old)
    assert not Computed.objects.filter(ruling=new).exists()
    assert Ruling.objects.get(pk=old.pk).computed.outcome == "The line holds."


def test_a_rule_made_twice_is_there_once(exercise, control, rule):
    again = rules.make(exercise, name="Coverage", unit="%", bands=BANDS, by=control)
    assert again == rule
    assert exercise.journal.filter(kind=Kind.RULE_MADE).count() == 1


def test_the_lines_of_a_rule_rise(exercise, control):
    for bands in ([], [(Decimal(1), "A."), (Decimal(1), "B.")], BANDS * 2):
        with pytest.raises(Refused):
            rules.make(exercise, name="Coverage", unit="", bands=bands, by=control)


def test_a_rule_is_never_changed_but_taken_out_of_use(exercise, control, rule):
    ruling = ruled(exercise, control, rule)
    for _press in range(2):
        rules.retire(rule, by=control)
    assert exercise.rules.get().retired_at
    assert ruling.computed.rule == rule
    for change in (
        lambda: Rule.objects.update(name="Other"),
        lambda: Band.objects.update(outcome="Other"),
        lambda: Computed.objects.update(outcome="Other"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_only_control_writes_rules(exercise, blue):
    with pytest.raises(Refused):
        rules.make(exercise, name="Coverage", unit="", bands=BANDS, by=blue)
