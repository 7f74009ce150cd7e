"""What evaluators and control note: by two taps, kept once, read by those whom it is for."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, decide, go_to, invite, viewer_of
from tests.reports.test_record import faults, record_of
from wargame.errors import Refused
from wargame.models import Duty, Kind, Observation, StepKind
from wargame.operations import invitations, observations
from wargame.operations.observations import Noted

JSON = {"Accept": "application/json"}


@pytest.fixture
def eva(exercise):
    return invite(exercise, Duty.EVALUATOR, "Eva", teams=("BLU",))


@pytest.fixture
def els(exercise):
    return invite(exercise, Duty.EVALUATOR, "Els", teams=("RED",))


def tap(seat, ticket="a" * 20, **said):
    """As the script sends it."""
    where = reverse("observe", args=[seat.exercise.code, seat.pk])
    return browser_of(seat).post(where, {"ticket": ticket} | said, headers=JSON)


def own_page(seat):
    return browser_of(seat).get(reverse("watch", args=[seat.exercise.code, seat.pk])).text


def blue_and_cue(exercise):
    blue, first = exercise.teams.get(code="BLU"), exercise.version.criteria.first()
    return {"team": blue.pk, "cue": f"criterion-{first.pk}"}


def test_two_taps_are_an_observation(exercise, eva):
    go_to(exercise, StepKind.DELIBERATE, 1)
    assert tap(eva, **blue_and_cue(exercise)).status_code == 200
    one = Observation.objects.get()
    assert (one.team.code, one.criterion.key, one.move.number) == ("BLU", "c1", 1)
    assert (one.text, one.is_shared, one.seat) == ("", False, eva)
    assert "Criterion 1" in own_page(eva)


def test_sent_again_it_is_kept_once_and_words_are_a_revision(exercise, eva):
    tags = blue_and_cue(exercise)
    for _sent in range(2):
        tap(eva, **tags)
    tap(eva, **tags, text="The head speaks first.")
    assert [one.revision for one in Observation.objects.all()] == [1, 2]
    assert Observation.objects.current().get().text == "The head speaks first."
    assert exercise.journal.filter(kind=Kind.OBSERVED).count() == 2


def test_what_waited_on_the_device_has_the_time_at_which_it_was_seen(exercise, eva):
    tap(eva, **blue_and_cue(exercise), age="600")
    one = Observation.objects.get()
    assert 590 <= (one.at - one.seen_at).total_seconds() <= 620


def test_it_may_be_about_a_decision_or_an_inject(exercise, control, blue, eva):
    go_to(exercise, StepKind.DECIDE, 1)
    exercise.refresh_from_db()
    decide(exercise, blue)
    decision = blue.team.decisions.get()
    tap(eva, about=f"decision-{decision.pk}")
    one = Observation.objects.get()
    assert (one.decision, one.team) == (decision, blue.team)
    held = exercise.injects.get(number="1.2")
    answer = tap(eva, ticket="b" * 20, about=f"inject-{held.pk}")
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose a team or a line of the guide, or write what you saw."),
        ({"text": "x" * 601}, "At most 600 characters. Shorten it; nothing is lost."),
        ({"team": "999999"}, "This is not there any more. Load the page again."),
        ({"ticket": "short", "text": "x"}, "Load the page again."),
    ],
)
def test_what_cannot_be_noted_is_said_and_nothing_is_lost(exercise, eva, said, sentence):
    assert tap(eva, **said).json() == {"error": sentence}
    where = reverse("observe", args=[exercise.code, eva.pk])
    page = browser_of(eva).post(where, {"ticket": "c" * 20, "team": "999999", "text": "My words"})
    assert page.status_code == 422
    assert "My words" in page.text
    assert not Observation.objects.exists()


def test_others_read_it_only_while_it_is_shared(exercise, control, eva, els, blue):
    noted = Noted("d" * 20, team=blue.team, text="Seen.", is_shared=True)
    observations.note(exercise, noted, by=eva)
    assert "Seen." in own_page(els)
    hidden = Noted("d" * 20, team=blue.team, text="Seen.")
    observations.note(exercise, hidden, by=eva)
    assert "Seen." not in own_page(els)
    assert "Seen." in own_page(eva)
    page = browser_of_control(exercise).get(reverse("observations", args=[exercise.code])).text
    assert page.count("Seen.") == 1
    ola = invite(exercise, Duty.OBSERVER, "Ola")
    for seat in (ola, blue):
        assert not Observation.objects.visible_to(viewer_of(seat)).exists()


def test_control_notes_too_and_nobody_else(exercise, control, blue, eva):
    where = reverse("observation-note", args=[exercise.code])
    browser_of_control(exercise).post(where, {"ticket": "e" * 20} | blue_and_cue(exercise))
    assert Observation.objects.get().seat == control
    ola = invite(exercise, Duty.OBSERVER, "Ola")
    for seat in (blue, ola):
        with pytest.raises(Refused):
            observations.note(exercise, Noted("f" * 20, text="x"), by=seat)
        assert browser_of(seat).post(where).status_code == 404
        assert tap(seat, text="x").status_code == 404
    assert Client().get(reverse("observations", args=[exercise.code])).status_code == 404
    invitations.remove(eva, by=control)
    assert tap(eva, text="x").status_code == 404


def test_an_observation_is_never_changed(exercise, eva):
    made = observations.note(exercise, Noted("g" * 20, text="x"), by=eva)
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=made.pk).update(text="y")


def test_without_a_guide_in_the_scenario_each_criterion_has_a_neutral_line(exercise, eva):
    exercise.version.criteria.filter(key="c1").update(look_for=["Who offers first"])
    page = own_page(eva)
    assert "Who offers first" in page
    assert page.count("What did they do or say that bears on it?") == 3


def test_it_stands_in_the_record_and_in_the_review_of_those_who_may_read_it(
    exercise, eva, els, blue
):
    observations.note(exercise, Noted("h" * 20, team=blue.team, text="Seen."), by=eva)
    recorded = record_of(exercise)
    assert faults(recorded) == []
    (one,) = recorded["observations"]
    assert (one["by"], one["team"], one["text"], one["revision"]) == (eva.pk, "BLU", "Seen.", 1)
    for seat, reads in ((eva, True), (els, False)):
        page = browser_of(seat).get(reverse("seat-review", args=[exercise.code, seat.pk])).text
        assert ("Seen." in page) == reads
