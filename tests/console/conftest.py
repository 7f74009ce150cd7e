"""A browser of control, and small ways to press a button and to read a region."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import browser_of_control, control_of, viewer_of
from wargame.live import regions


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.extend(data.split())


def words(html: str) -> str:
    """What a reader sees, with single spaces."""
    text = _Text()
    text.feed(html)
    return " ".join(text.words)


class Console:
    """Control's browser on one exercise."""

    def __init__(self, exercise) -> None:
        self.exercise = exercise
        self.browser: Client = browser_of_control(exercise)

    def region(self, name: str) -> str:
        """The region as its page holds it now."""
        viewer = viewer_of(control_of(self.exercise))
        return regions.render(regions.named("console", name), viewer)

    def text(self, name: str) -> str:
        return words(self.region(name))

    def address(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.exercise.code, *args])

    def open(self, name: str = "console", *args: object):
        return self.browser.get(self.address(name, *args))

    def press(self, name: str, *args: object, **said: object):
        """As a plain form would; follows to the page that comes then."""
        return self.browser.post(self.address(name, *args), said, follow=True)

    def press_live(self, name: str, *args: object, **said: object):
        """As htmx does."""
        return self.browser.post(self.address(name, *args), said, headers={"HX-Request": "true"})


@pytest.fixture
def console(exercise) -> Console:
    return Console(exercise)


@pytest.fixture
def console_of():
    return Console
