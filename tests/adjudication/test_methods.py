"""Choosing how rulings are made, over HTTP, and where it is told."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, move_of
from tests.factories import FacilitatorFactory, make_version
from wargame.models import Exercise, Method, Ruling, StepKind
from wargame.operations import adjudication, methods
from wargame.operations.adjudication import Words

WHY = "We are short of time."


@pytest.fixture
def desk(exercise):
    go_to(exercise, StepKind.ADJUDICATE, 1)
    return browser_of_control(exercise)


def room(seat):
    address = reverse("room", args=[seat.exercise.code, seat.pk])
    return browser_of(seat).get(address).text


def page(exercise):
    return reverse("rulings", args=[exercise.code])


def change(desk, exercise, **sent):
    return desk.post(reverse("method-change", args=[exercise.code]), sent, follow=True)


def test_it_is_chosen_at_set_up(client, db):
    version = make_version()
    client.force_login(FacilitatorFactory())
    form = client.get(reverse("exercise-new"))
    assert all(str(method.label) in form.text and method.when in form.text for method in Method)
    sent = {
        "version": version.pk,
        "title": "Strait Watch",
        "expected_heads": 3,
        "preset": version.formatpresets.get().pk,
        "plays-BLU": "on",
        "chairs-BLU": 4,
    }
    client.post(reverse("exercise-new"), sent | {"method": "none"})
    assert Exercise.objects.get().method == Method.NONE
    client.post(reverse("exercise-new"), sent)
    assert Exercise.objects.order_by("pk").last().method == Method.FREE
    answer = client.post(reverse("exercise-new"), sent | {"method": "by lot"})
    assert answer.status_code == 422


def test_players_read_it_in_their_brief_from_the_lobby_on(exercise, blue):
    assert "How control rules: Free" in room(blue)
    assert Method.FREE.brief in room(blue)
    assert "Your team may challenge one ruling" in room(blue)


def test_another_one_is_told_with_its_reason(desk, exercise, blue):
    answer = change(desk, exercise, method="none", reason=WHY)
    assert WHY in answer.text
    assert "How control rules: None: a tabletop" in room(blue)
    assert WHY in room(blue)
    assert "Your team may challenge one ruling" not in room(blue)


def test_without_a_reason_it_is_not_changed_and_says_so(desk, exercise):
    answer = change(desk, exercise, method="none", reason="")
    assert answer.status_code == 422
    assert "Say why. Everybody reads it." in answer.text
    assert Exercise.objects.get().method == Method.FREE


def test_a_tabletop_rules_nothing_but_by_another_method_with_a_reason(desk, exercise, blue):
    change(desk, exercise, method="none", reason=WHY)
    assert "This exercise is a tabletop" in desk.get(page(exercise)).text
    assert "No ruling yet" not in desk.get(reverse("console", args=[exercise.code])).text
    by_free = reverse("ruling-write", args=[exercise.code, "free"])
    said = {"outcome": "It works.", "reason": "They were quick."}
    answer = desk.post(by_free, said | {"method_reason": ""})
    assert answer.status_code == 422
    assert "It works." in answer.text
    desk.post(by_free, said | {"method_reason": "Two teams asked for one."})
    desk.post(reverse("ruling-release", args=[exercise.code, Ruling.objects.get().pk]))
    assert "Free, because: Two teams asked for one." in room(blue)


def test_nothing_is_ruled_by_a_method_that_does_not_exist_or_by_none(desk, exercise):
    for method in ("lot", "none"):
        for name in ("rulings-by", "ruling-write", "ruling-try"):
            address = reverse(name, args=[exercise.code, method])
            answer = desk.get(address) if name == "rulings-by" else desk.post(address)
            assert answer.status_code == 404


def test_three_minutes_are_counted_for_a_free_ruling(desk, exercise, control):
    assert "left of three minutes for a ruling" in desk.get(page(exercise)).text
    assert "Three minutes are over." not in console(desk, exercise)
    Exercise.objects.update(played=F("played") + timedelta(seconds=181))
    assert "three minutes are over; say what follows" in desk.get(page(exercise)).text
    assert "Three minutes are over." in console(desk, exercise)
    words = Words("It works.", "They were quick.")
    adjudication.write(exercise, words, move=move_of(exercise), by=control)
    assert 'data-state="running"' in desk.get(page(exercise)).text
    assert "Three minutes are over." not in console(desk, exercise)
    methods.change(exercise, Method.SEMI_RIGID, reason=WHY, by=control)
    assert "three minutes" not in desk.get(page(exercise)).text


def console(desk, exercise):
    return desk.get(reverse("console", args=[exercise.code])).text
