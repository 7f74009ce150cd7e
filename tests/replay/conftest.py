"""A whole exercise, each page of it captured as it stood at the end of every step."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from tests.cast import browser_of, browser_of_control
from tests.leaks import world as full_of_secrets
from tests.leaks.world import LEAD, OTHER, World
from tests.once import kept
from wargame.operations import moves, seats

START = datetime(2029, 3, 12, 9, 0, tzinfo=UTC)
FIRST_OF_MOVE_2, LAST_OF_MOVE_2, STEPS = 9, 14, 12
A_WHILE = timedelta(seconds=40)
PEOPLE = (LEAD, OTHER)


def commit():
    """What PostgreSQL does when an act commits, in a test that never does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@dataclass
class Played:
    """The exercise, and its pages: {entry of the journal: {who looked: page}}."""

    clock: object
    world: World | None = None
    pages: dict[int, dict[str, str]] = field(default_factory=dict)
    known: dict[tuple[int, str], str] = field(default_factory=dict)

    def then(self, number, who):
        """The page of the past that this person is given of their room, or control of the board,
        the console or the room of a team."""
        if (number, who) not in self.known:
            exercise, seat = self.world.exercise, self.people.get(who)
            control = browser_of_control(exercise)
            browser, address = control, [exercise.code, number, who]
            if seat is not None:
                browser = browser_of(seat)
                address = [exercise.code, seat.pk, number, seat.team.code]
            self.known[number, who] = page_at(browser, reverse("replay-page", args=address))
        return self.known[number, who]

    def capture(self):
        """What everybody looks at, at this moment; then a while goes by."""
        commit()
        exercise = self.world.exercise
        exercise.refresh_from_db()
        seats.keep_alive(seat.pk for seat in self.people.values())
        self.pages[exercise.entries] = {
            who: page_at(browser, address) for who, (browser, address) in self._asked().items()
        }
        self.clock.shift(A_WHILE)

    @property
    def people(self):
        return {who: self.world.seats[who] for who in PEOPLE}

    def _asked(self):
        exercise, code = self.world.exercise, self.world.exercise.code
        control = browser_of_control(exercise)
        board = reverse("board", args=[code, exercise.board_key])
        asked = {who: (browser_of(seat), room_of(seat)) for who, seat in self.people.items()}
        return asked | {
            "board": (control, board),
            "console": (control, reverse("console", args=[code])),
        }


def room_of(seat):
    return reverse("room", args=[seat.exercise.code, seat.pk])


def page_at(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    """Played to its end; every step is captured when it is about to be left."""
    next_step = moves.next_step

    def made(exercise, people, onlookers):
        played.world = World(exercise, people, onlookers)
        for seat in played.people.values():
            seats.arrive(seat)
        return played.world

    def captured(exercise, **about):
        # The second move is gone through without a word: its first step stands for all of them.
        if about["after"] <= FIRST_OF_MOVE_2 or about["after"] > LAST_OF_MOVE_2:
            played.capture()
        return next_step(exercise, **about)

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        kept(django_db_blocker),
        # As the fixtures of every single test have it, which are not there yet.
        override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}),
        timezone.override("UTC"),
        time_machine.travel(START, tick=False) as clock,
        pytest.MonkeyPatch.context() as patched,
    ):
        played = Played(clock)
        patched.setattr(moves, "next_step", captured)
        patched.setattr(full_of_secrets, "World", made)
        full_of_secrets.debrief()
        played.capture()
        yield played
