"""A served site and real browsers: control, two teams and the board, each with its own cookies."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.cast import browser_of_control, key_of
from wargame.asgi import application
from wargame.live.server import Server
from wargame.models import Exercise, Seat
from wargame.queries import viewers

from . import chromium

# How fast it is, is measured in tests/load; here a machine may be busy with something else.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
WIDTHS = {"phone": (390, 844), "laptop": (1280, 800), "wide": (1920, 1080)}

# Playwright's own loop runs in the thread of the tests, which use the database as usual.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    """Closed with the last of these tests: its loop would bar the way to other tests' own."""
    with sync_playwright() as playwright:
        path = chromium.path(playwright)
        if path is None:
            missing = "No Chromium found: set CHROMIUM or install it. Browser tests did not run."
            if os.environ.get("WARGAME_REQUIRE_BROWSER"):
                pytest.fail(missing)
            pytest.skip(missing)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        yield browser
        browser.close()


@pytest.fixture
def site(transactional_db) -> Iterator[str]:
    """The whole application, served as `play` serves it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(uvicorn.Config(application, port=port, lifespan="on", log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


class Room:
    """Opens browsers as the people of the cast; each is a browser of its own."""

    def __init__(self, chrome: Browser, site: str) -> None:
        self.chrome = chrome
        self.site = site
        self.contexts: list[BrowserContext] = []

    def context(self, size: str = "laptop", **cookies: str) -> BrowserContext:
        width, height = WIDTHS[size]
        context = self.chrome.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies(
            [{"name": name, "value": value, "url": self.site} for name, value in cookies.items()]
        )
        self.contexts.append(context)
        return context

    def open(self, path: str, context: BrowserContext) -> Page:
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.faults.append(said.text))
        page.goto(self.site + path)
        return page

    def player(self, seat: Seat, size: str = "laptop") -> Page:
        cookies = {viewers.cookie_name(seat.exercise.code): f"{seat.pk}.{key_of(seat)}"}
        context = self.context(size, **cookies)
        return self.open(f"/x/{seat.exercise.code}/seats/{seat.pk}/", context)

    def control(self, exercise: Exercise, size: str = "laptop") -> Page:
        session = browser_of_control(exercise).cookies["sessionid"].value
        return self.open(f"/x/{exercise.code}/console/", self.context(size, sessionid=session))

    def board(self, exercise: Exercise, size: str = "wide") -> Page:
        return self.open(f"/x/{exercise.code}/board/{exercise.board_key}/", self.context(size))


@pytest.fixture
def room(chrome: Browser, site: str) -> Iterator[Room]:
    room = Room(chrome, site)
    yield room
    for context in room.contexts:
        context.close()


@pytest.fixture
def is_connected() -> Callable[[Page], None]:
    """Wait until the page hears of changes."""

    def wait(page: Page) -> None:
        page.wait_for_selector('[data-link-state][data-state="on"]')

    return wait
