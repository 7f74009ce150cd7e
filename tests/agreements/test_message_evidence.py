"""A message can show what became of an agreement, to those who may read the message anyway."""

import pytest
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, viewer_of
from tests.console.conftest import words
from wargame.models import AgreementStatus, Fate
from wargame.operations import agreements, exercises, messages, signatures
from wargame.operations.messages import Words
from wargame.operations.signatures import Finding
from wargame.reports.record import record

from .play import conclude

SAID = "We sail home tonight."


def write(by, *to, text=SAID):
    said = Words(text, f"ticket-of-{text}-{by.pk}")
    return messages.write(by.exercise, said, by=by, teams=[seat.team for seat in to])


def page(seat, agreement):
    where = reverse("seat-agreement", args=[seat.exercise.code, seat.pk, agreement.pk])
    return words(browser_of(seat).get(where).text)


def note(exercise, agreement, **said):
    address = reverse("agreement-note", args=[exercise.code, agreement.pk])
    given = {"fate": Fate.BROKEN, "note": "It left."} | said
    return browser_of_control(exercise).post(address, given)


@pytest.fixture
def agreement(heads):
    return conclude(*heads[:2]).agreement


def test_control_names_a_message_of_a_party(exercise, heads, agreement):
    sent = write(heads[1], heads[0])
    note(exercise, agreement, message=sent.pk)
    assert AgreementStatus.objects.get().message == sent
    for seat in heads[:2]:
        assert f"Message of Red, {sent.received_at:%H:%M}: {SAID}" in page(seat, agreement)


def test_whoever_may_not_read_the_message_reads_the_note_alone(exercise, heads, agreement, control):
    blue, red, green = heads
    note(exercise, agreement, message=write(red, blue).pk)
    agreements.publish(agreement, by=control)
    assert "It left." in page(green, agreement)
    assert SAID not in page(green, agreement)
    messages.publish(agreement.statuses.get().message, by=control)
    assert SAID in page(green, agreement)


def test_only_messages_of_its_parties_are_offered_the_newest_first(exercise, heads, agreement):
    blue, red, green = heads
    first = write(red, blue, text="One.")
    last = write(blue, red, text="Two.")
    other = write(green, blue, text="Three.")
    where = reverse("agreement", args=[exercise.code, agreement.pk])
    html = browser_of_control(exercise).get(where).text
    offered = html.partition('name="message"')[2].partition("</select>")[0]
    assert offered.index(f'value="{last.pk}"') < offered.index(f'value="{first.pk}"')
    assert f'value="{other.pk}"' not in offered
    answer = note(exercise, agreement, message=other.pk)
    assert answer.status_code == 422
    assert "It left." in answer.text


def test_of_very_many_the_latest_are_offered(exercise, heads, agreement):
    sent = [write(heads[1], heads[0], text=f"Number {n}.") for n in range(105)]
    where = reverse("agreement", args=[exercise.code, agreement.pk])
    html = browser_of_control(exercise).get(where).text
    assert f'value="{sent[-1].pk}"' in html
    assert "Number 0." not in html


def test_noted_twice_with_the_same_message_it_is_recorded_once(heads, agreement, control):
    found = Finding(Fate.BROKEN, "It left.", message=write(heads[1], heads[0]))
    assert signatures.note(agreement, found, by=control) == signatures.note(
        agreement, found, by=control
    )
    other = Finding(Fate.BROKEN, "It left.", message=write(heads[1], heads[0], text="Again."))
    signatures.note(agreement, other, by=control)
    assert agreement.statuses.count() == 2


def test_the_record_names_the_message(exercise, heads, agreement, control):
    sent = write(heads[1], heads[0])
    signatures.note(agreement, Finding(Fate.BROKEN, "It left.", message=sent), by=control)
    exercises.end(exercise, by=control)
    exercise.refresh_from_db()
    [recorded] = record(viewer_of(control))["agreements"]
    assert [one["message"] for one in recorded["statuses"]] == [sent.pk]
