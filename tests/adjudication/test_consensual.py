"""A ruling by consensus rests on a joint communique: what every state said to it, clause by
clause, stands beside the words of control."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, move_of, viewer_of
from tests.console.conftest import words
from wargame.errors import Refused
from wargame.models import ClauseSays, Method, Ruling, StepKind
from wargame.operations import adjudication, communiques, exercises, methods
from wargame.operations.adjudication import Words
from wargame.queries import adjudication as read
from wargame.reports.record import record

RULED = {"outcome": "A common text stands.", "reason": "Two of three states agree."}


@pytest.fixture
def text(exercise, control, blue, red):
    """Three states are asked: blue agrees to all, red reserves on the second clause, green is
    silent."""
    methods.change(exercise, Method.CONSENSUAL, reason="It is a council.", by=control)
    go_to(exercise, StepKind.ADJUDICATE, 1)
    text = communiques.open_(exercise, title="Our answer", by=control)
    first = communiques.add_clause(text, "We stand together.", by=control)
    second = communiques.add_clause(text, "We send ships.", by=control)
    agrees, reserves = (ClauseSays.AGREES, ""), (ClauseSays.RESERVES, "Not at sea.")
    communiques.answer(text, {first: agrees, second: agrees}, team=blue.team, by=blue)
    communiques.answer(text, {first: agrees, second: reserves}, team=red.team, by=red)
    return text


def press(exercise, name, *args, **sent):
    return browser_of_control(exercise).post(reverse(name, args=[exercise.code, *args]), sent)


def rule(exercise, text, control, **said):
    text = communiques.close(text, by=control)
    given = Words(**RULED, communique=text, **said)
    return adjudication.write(exercise, given, move=move_of(exercise), by=control)


def room(seat):
    answer = browser_of(seat).get(reverse("room", args=[seat.exercise.code, seat.pk]))
    return words(answer.content.decode())


def test_players_are_told_of_the_method(text, blue):
    assert "A text is put to the states clause by clause" in room(blue)


def test_the_form_offers_closed_communiques_and_asks_for_one(exercise, control, text):
    page = reverse("rulings", args=[exercise.code])
    assert "Our answer" not in browser_of_control(exercise).get(page).text
    answer = press(exercise, "ruling-write", "consensual", **RULED, communique=text.pk)
    assert answer.status_code == 422
    assert RULED["outcome"] in answer.text
    communiques.close(text, by=control)
    answer = press(exercise, "ruling-write", "consensual", **RULED)
    assert answer.status_code == 422
    assert "Choose the communique. It has to be closed." in answer.text
    press(exercise, "ruling-write", "consensual", **RULED, communique=text.pk)
    assert Ruling.objects.get().communique == text


@pytest.mark.parametrize("is_named", [True, False])
def test_nothing_is_ruled_on_an_open_text_or_on_none(exercise, control, text, is_named):
    given = Words(**RULED, communique=text if is_named else None)
    with pytest.raises(Refused, match="Close one first"):
        adjudication.write(exercise, given, move=move_of(exercise), by=control)
    assert not Ruling.objects.exists()


def test_counts_and_reservations_stand_with_the_released_ruling(exercise, control, text, blue, red):
    held = rule(exercise, text, control)
    assert "Rests on" not in room(blue)
    adjudication.release(held, by=control)
    for seat in (blue, red):
        said = room(seat)
        assert "Rests on the joint communique “Our answer”: 0 of 2 clauses agreed by all." in said
        assert "Clause 1: 2 agree, 0 reserve, 0 object, 1 without an answer." in said
        assert "Clause 2: 1 agree, 1 reserve, 0 object, 1 without an answer." in said
        assert "RED reserves: Not at sea." in said


def test_a_clause_that_all_agree_to_is_only_counted(exercise, control, text, blue, red):
    green = exercise.teams.get(code="GRN")
    yes = dict.fromkeys((1, 2), (ClauseSays.AGREES, ""))
    clauses = {clause.number: clause for clause in text.clauses.all()}
    given = {clauses[number].versions.last(): said for number, said in yes.items()}
    communiques.answer(text, given, team=green, by=control)
    adjudication.release(rule(exercise, text, control), by=control)
    said = room(blue)
    assert "1 of 2 clauses agreed by all" in said
    assert "Clause 1: " not in said
    assert "Clause 2: 2 agree" in said


def test_those_it_is_not_for_read_neither_words_nor_counts(exercise, control, text, blue, red):
    held = rule(exercise, text, control, teams=[blue.team])
    adjudication.release(held, by=control)
    assert "Rests on" in room(blue)
    assert "Rests on" not in room(red)


def test_a_correction_rests_on_the_same_text(exercise, control, text):
    first = rule(exercise, text, control)
    adjudication.release(first, by=control)
    page = reverse("ruling", args=[exercise.code, first.pk])
    assert 'name="communique"' not in browser_of_control(exercise).get(page).text
    press(exercise, "ruling-change", first.pk, outcome="Half a text.", reason="One is silent.")
    second = Ruling.objects.get(corrects=first)
    assert second.communique == text
    press(exercise, "ruling-change", second.pk, outcome="Less than half.", reason="One is silent.")
    second.refresh_from_db()
    assert (second.outcome, second.communique) == ("Less than half.", text)


def test_the_record_names_the_text(exercise, control, text):
    adjudication.release(rule(exercise, text, control), by=control)
    exercises.end(exercise, by=control)
    exercise.refresh_from_db()
    [ruling] = record(viewer_of(control))["rulings"]
    assert (ruling["method"], ruling["rests_on_communique"]) == ("consensual", text.number)


def test_reading_costs_the_same_whatever_the_text(
    exercise, control, text, blue, django_assert_num_queries
):
    adjudication.release(rule(exercise, text, control), by=control)
    with django_assert_num_queries(12):
        read.rulings(viewer_of(blue))
    other = communiques.open_(exercise, title="More", by=control)
    for number in range(10):
        communiques.add_clause(other, f"Clause {number}.", by=control)
    adjudication.release(rule(exercise, other, control, is_reason_open=False), by=control)
    with django_assert_num_queries(12):
        read.rulings(viewer_of(blue))
