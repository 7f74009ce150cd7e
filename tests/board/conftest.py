"""The board as the projector's browser gets it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from wargame.models import Scene
from wargame.operations import exercises


class Board:
    """A browser that knows the board's address and nothing else."""

    def __init__(self, exercise, control) -> None:
        self.exercise = exercise
        self.control = control
        self.browser = Client()

    @property
    def address(self) -> str:
        return reverse("board", args=[self.exercise.code, self.exercise.board_key])

    def html(self) -> str:
        answer = self.browser.get(self.address)
        assert answer.status_code == 200
        return answer.content.decode()

    def scene(self) -> str:
        """The markup of the scene, without how to join beside it."""
        board = self.html().partition('id="board"')[2].partition(">")[2]
        return board.partition('<section class="lobby__join')[0]

    def text(self) -> str:
        """What can be read in the scene, with single spaces."""
        return " ".join(re.sub(r"<[^>]*>", " ", self.scene()).split())

    def show(self, scene: Scene, tension=None, criterion=None) -> str:
        chosen = {"tension": tension, "criterion": criterion}
        exercises.set_board(self.exercise, scene=scene, by=self.control, **chosen)
        return self.text()


@pytest.fixture
def board(exercise, control) -> Board:
    return Board(exercise, control)
