"""Objections to the scenario: parked, answered once, read by the team, control and evaluators."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, invite, viewer_of
from tests.reports.test_record import faults, record_of
from wargame.errors import Refused
from wargame.live import regions
from wargame.models import Duty, Kind, Objection
from wargame.operations import objections


def park(seat, words="No such port exists."):
    address = reverse("seat-parked", args=[seat.exercise.code, seat.pk])
    return browser_of(seat).post(address, {"words": words})


def test_it_is_logged_once_and_the_team_reads_it(exercise, blue, blue_two, red):
    for _press in range(2):
        assert park(blue).status_code == 302
    one = Objection.objects.get()
    assert (one.team, one.seat, one.answer) == (blue.team, blue, "")
    assert exercise.journal.filter(kind=Kind.OBJECTION_PARKED).count() == 1
    room = regions.named("room", "parked")
    assert "No such port exists." in regions.render(room, viewer_of(blue_two))
    assert "No such port exists." not in regions.render(room, viewer_of(red))


def test_what_is_wrong_with_the_form_is_said_and_kept(exercise, blue):
    page = park(blue, "x" * 301)
    assert page.status_code == 422
    assert "At most 300 characters." in page.text
    assert "x" * 301 in page.text
    assert park(blue, " ").status_code == 422


def test_control_answers_once_in_play_or_after(exercise, control, blue):
    park(blue)
    one = Objection.objects.get()
    desk = browser_of_control(exercise)
    where = reverse("parked-answer", args=[exercise.code, one.pk])
    page = desk.post(where, {"words": "", "is_accepted": "yes"})
    assert (page.status_code, "Say why. The team reads it." in page.text) == (422, True)
    assert ">1<" in regions.render(regions.named("console", "parked"), viewer_of(control))
    desk.post(where, {"words": "It does now.", "is_accepted": "yes"})
    desk.post(where, {"words": "Or not.", "is_accepted": "no"})
    one.refresh_from_db()
    assert (one.is_accepted, one.answer) == (True, "It does now.")
    assert "It does now." in regions.render(regions.named("room", "parked"), viewer_of(blue))
    recorded = record_of(exercise)
    assert faults(recorded) == []
    assert recorded["objections"][0]["answer"] == "It does now."


def test_nobody_else_parks_answers_or_reads(exercise, control, blue, red, nobody):
    one = objections.park(exercise, words="No such port exists.", by=blue)
    ola, eva = invite(exercise, Duty.OBSERVER, "Ola"), invite(exercise, Duty.EVALUATOR, "Eva")
    readers = {
        seat: Objection.objects.visible_to(viewer_of(seat)).exists()
        for seat in (control, blue, eva, red, ola)
    }
    assert list(readers.values()) == [True, True, True, False, False]
    for seat in (control, eva, ola):
        with pytest.raises(Refused):
            objections.park(exercise, words="x", by=seat)
    for seat in (blue, eva, ola):
        with pytest.raises(Refused):
            objections.answer(one, text="x", is_accepted=True, by=seat)
    assert nobody.get(reverse("parked", args=[exercise.code])).status_code == 404


def test_neither_words_nor_answer_are_ever_changed(exercise, control, blue):
    one = objections.park(exercise, words="No such port exists.", by=blue)
    rows = Objection.objects.filter(pk=one.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(words="y")
    objections.answer(one, text="It stands.", is_accepted=False, by=control)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(answer="y")
