"""What is taken out and in again is the same exercise, to the byte and to the page."""

import json
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import browser_of_control
from wargame.archives import checking, restoring
from wargame.archives.writing import Holds
from wargame.models import Exercise, Facilitator, JournalEntry, ScenarioVersion, Seat
from wargame.operations import seats
from wargame.operations.editions import hash_of
from wargame.queries import pasts, viewers

from .conftest import text_of

# Of twelve teams these are enough: each of their rooms holds what all do.
MOST_TEAMS = 3
ELSEWHERE = "another-machine"


@pytest.fixture
def director(db):
    return Facilitator.objects.create(username="director", display_name="Dora Elsewhere")


def take_in(text, director):
    return restoring.restore(checking.read(text.encode()), director=director)


def same_pages(first, second):
    """Every page of both, as whoever may see it: {name: (page, page)}."""
    for exercise in (first, second):
        exercise.seats.update(present_since=None, last_seen_at=None)
    with time_machine.travel(timezone.now(), tick=False):
        return {
            name: (page_at(first, *asked), page_at(second, *there))
            for (name, asked), (_name, there) in zip(asked_of(first), asked_of(second), strict=True)
        }


def asked_of(exercise):
    """(name, (browser, address)) of the board, of control's pages and of each team's."""
    control, code = browser_of_control(exercise), exercise.code
    yield "board", (Client(), reverse("board", args=[code, exercise.board_key]))
    for name in ("console", "review", "report"):
        yield name, (control, reverse(name, args=[code]))
    for edition in exercise.editions.all():
        args = [code, edition.number, edition.name]
        yield f"{edition}", (control, reverse("edition", args=args))
    for team in exercise.teams.all()[:MOST_TEAMS]:
        seat = team.seats.taken().first()
        if seat is not None:
            Seat.objects.filter(pk=seat.pk).update(key_hash=seats.hash_of(f"key-{seat.pk}"))
            browser = Client()
            browser.cookies[viewers.cookie_name(code)] = f"{seat.pk}.key-{seat.pk}"
            for name in ("room", "seat-review") if exercise.has_ended else ("room",):
                yield f"{name} of {team.code}", (browser, reverse(name, args=[code, seat.pk]))


def page_at(exercise, browser, address):
    """Its words and their marks, apart from codes, ids and tokens, which stand in attributes."""
    answer = browser.get(address)
    assert answer.status_code == 200, address
    page = re.sub(r"<([a-z]+)[^>]*>", r"<\1>", answer.content.decode())
    for code in filter(None, (exercise.code, exercise.first_code)):
        page = page.replace(code, "CODE").replace(f"{code[:3]} {code[3:]}", "CODE")
    return page


def test_in_play_it_restores_the_same_pages_and_is_written_the_same_again(in_play, director):
    is_the_same(in_play, director)


def test_after_play_it_restores_the_same_pages_and_is_written_the_same_again(over, director):
    is_the_same(over.exercise, director)


def is_the_same(played, director):
    exercise = Exercise.objects.get(pk=played.pk)
    director.display_name = str(exercise.director)
    director.save()
    text = text_of(exercise)
    copy = take_in(text, director)
    assert (copy.first_code, copy.version_id) == (exercise.code, exercise.version_id)
    assert text_of(copy) == text
    for name, (here, there) in same_pages(exercise, copy).items():
        assert here == there, name


def test_where_the_scenario_is_not_known_it_comes_along(over, director):
    exercise = Exercise.objects.get(pk=over.exercise.pk)
    text = text_of(exercise).replace('"slug": "strait"', f'"slug": "{ELSEWHERE}"')
    copy = take_in(text, director)
    assert copy.version.scenario.slug == ELSEWHERE
    assert text_of(copy) == text
    assert ScenarioVersion.objects.filter(scenario__slug=ELSEWHERE).count() == 1
    again = take_in(text, director)
    assert again.version_id == copy.version_id
    assert text_of(again) == text


def test_on_a_machine_where_its_code_is_free_it_keeps_it(over, director):
    text = text_of(over.exercise).replace(f'"code": "{over.exercise.code}"', '"code": "ABC234"')
    copy = take_in(text, director)
    assert (copy.code, copy.first_code) == ("ABC234", "")


def test_secrets_are_new_and_the_original_is_left_alone(over, director):
    exercise = over.exercise
    text = text_of(exercise)
    kept = [exercise.board_key, *exercise.seats.values_list("key_hash", flat=True)]
    kept += exercise.actions.values_list("key_hash", flat=True)
    assert not [secret for secret in kept if secret in text]
    assert "password" not in text
    copy = take_in(text, director)
    assert copy.board_key != exercise.board_key
    mine = set(copy.seats.values_list("key_hash", flat=True))
    assert len(mine) == copy.seats.count()
    assert not mine & set(kept)
    assert [seat.facilitator for seat in copy.seats.exclude(facilitator=None)] == [director]
    assert text_of(exercise) == text


def test_signed_editions_still_verify(over, director):
    copy = take_in(text_of(over.exercise), director)
    assert copy.editions.count() == over.exercise.editions.count() > 1
    for edition in copy.editions.all():
        assert hash_of(edition.body) == edition.sha256


def test_without_the_past_its_replay_says_that_the_moments_stayed_behind(over, director):
    copy = take_in(text_of(over.exercise, Holds.FOR_CONTROL), director)
    numbers = JournalEntry.objects.filter(exercise=copy).values_list("number", flat=True)
    assert not [number for number in numbers if pasts.moment(copy, number)]
    answer = browser_of_control(copy).get(reverse("replay-begin", args=[copy.code]))
    assert "What stood then was not kept here." in answer.content.decode()


def test_control_takes_neither_names_nor_what_is_confided(over, director):
    """What it may read of all else is held with every other address in the leak matrix."""
    text = text_of(over.exercise, Holds.FOR_CONTROL)
    names = [seat.name for seat in over.seats.values()]
    assert all(f'"name": "{name}"' in text_of(over.exercise) for name in names)
    assert not [name for name in names if f'"name": "{name}"' in text]
    assert set(json.loads(text_of(over.exercise))["rows"]) - set(json.loads(text)["rows"]) == {
        *("appraisal", "drafttext", "estimate", "likelihood", "note", "privatechoice"),
        *("ranking", "silentidea", "voice", "withdrawal"),
    }
    copy = take_in(text, director)
    assert text_of(copy, Holds.FOR_CONTROL) == text
