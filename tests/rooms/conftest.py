"""A player's browser in the team's room: small ways to read the page and to press a button."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of, control_of, go_to, move_of, viewer_of
from tests.console.conftest import words
from wargame.live import regions
from wargame.models import Confidence, DraftKind, Occasion, Revealed, Seat, StepKind
from wargame.operations import positions, reveals
from wargame.operations.positions import Mark


class Room:
    """The browser of one seat."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.exercise = seat.exercise
        self.browser: Client = browser_of(seat)

    def address(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.exercise.code, self.seat.pk, *args])

    def html(self) -> str:
        answer = self.browser.get(self.address("room"))
        assert answer.status_code == 200
        return answer.content.decode()

    def text(self) -> str:
        return words(self.html())

    def region(self, name: str) -> str:
        """The region as this seat's page holds it now."""
        return regions.render(regions.named("room", name), viewer_of(self.seat))

    def press(self, name: str, *args: object, of_move: int | None = None, **said: object):
        """As a plain form of the room would send it."""
        return self._send(name, args, of_move, said, {"Referer": self._url()})

    def press_live(self, name: str, *args: object, of_move: int | None = None, **said: object):
        """As htmx does."""
        return self._send(name, args, of_move, said, {"HX-Request": "true"})

    def save(self, name: str, text: str, base: int = 0, *, kind=DraftKind.DECISION, of_move=1):
        """As the script that saves field by field does."""
        said = {"name": name, "text": text, "base": base}
        return self._send("draft-save", [kind], of_move, said, {"Accept": "application/json"})

    def _send(self, name, args, of_move, said, headers):
        query = "" if of_move is None else f"?move={of_move}"
        return self.browser.post(self.address(name, *args) + query, said, headers=headers)

    def _url(self) -> str:
        return f"http://testserver{self.address('room')}"


@pytest.fixture
def room_of():
    return Room


@pytest.fixture
def room(blue) -> Room:
    """The room of blue's head of delegation."""
    return Room(blue)


@pytest.fixture
def estimates(exercise, blue, blue_two, blue_three):
    """Blue's three have placed 1, 3 and 5, with a reason each."""
    go_to(exercise, StepKind.ESTIMATE, 1)
    for seat, point in ((blue, 1), (blue_two, 3), (blue_three, 5)):
        place(seat, point)
    return exercise


def place(seat, point, reason=None):
    exercise = seat.exercise
    move = move_of(exercise)
    reason = f"Reason of {seat.name}." if reason is None else reason
    mark = Mark(move.tensions.get(), point, reason, Confidence.LOW)
    positions.place(exercise, [mark], occasion=Occasion.MOVE, move=move, by=seat)


def reveal(exercise, what=Revealed.ESTIMATES):
    reveals.reveal(exercise, what=what, move=move_of(exercise), by=control_of(exercise))


def talk(exercise):
    """Deliberating, with the teams' own spreads before them."""
    go_to(exercise, StepKind.DELIBERATE, 1)
    reveal(exercise)
    return exercise
