"""A player: sits down, follows the task before them and does what it asks, once a step."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from urllib.parse import urlsplit

from .browsers import TOKEN, Browser, Trouble
from .pages import Form, Page
from .words import filled

HEAD = 1
MOST_ACTS = 60
# How many fields of a text are saved one by one before the rest is saved at once.
TYPED = 3
# What is asked of everybody, of those that hold the pen, and of the head, in the order in which
# people come to it: how the address of the form ends.
OF_ALL = (
    "estimates/",
    "question/choose/",
    "question/rate/",
    "ideas/write/",
    "ideas/rank/",
    "position/",
    "position/assent/",
    "hot-wash/",
    "exit-ticket/",
)
KINDS = ("answer", "decision")
OTHER = "?ask=question"
type Act = Callable[[Form], Awaitable[None]]
type Duty = tuple[str, Act]


class Table:
    """The people of one team, who hear each other: which texts are written."""

    def __init__(self) -> None:
        self.people: list[Player] = []
        self.written: set[str] = set()

    def say_written(self, text: str) -> None:
        self.written.add(text)
        for person in self.people:
            person.look_up()


class Player:
    """`place` is the team and the chair, of which 1 leads. `pause` is the longest that the player
    thinks before an act, in seconds."""

    def __init__(
        self, browser: Browser, table: Table, place: tuple[str, int], random: Random
    ) -> None:
        self.browser = browser
        self.table = table
        self.place = place
        self.random = random
        self.writes = False
        self.pause = 0.0
        self._is_busy = True
        self._room = ""
        self._wanted = ""
        self._task = Page("")
        self._done: set[str] = set()
        self._news = asyncio.Event()

    @property
    def has_settled(self) -> bool:
        """True when nothing is left to do in the task of which the server last spoke."""
        return not self._is_busy and not self._news.is_set()

    async def sit_down(self, lobby: str) -> None:
        page = await self.browser.open(lobby)
        form = next(form for form in page.forms.values() if "seat" in form.fields)
        team, chair = self.place
        given = {"name": [self.browser.name], "seat": [f"{team}-{chair}"]}
        self.enter(await self.browser.submit(form, None, given))

    def enter(self, room: Page) -> None:
        """Be in the room, which is this page."""
        self._task = room
        self._room = urlsplit(self.browser.url).path
        self._wanted = self._key
        self.look_up()

    async def listen(self) -> None:
        """Follow the stream until the server ends it."""
        try:
            async for region, html in self.browser.events(self.browser.page):
                await self.take(region, html)
        except Trouble as trouble:
            self.browser.figures.fail(self.browser.name, str(trouble))

    async def take(self, region: str, html: str) -> None:
        """A region of the room has changed."""
        if region == "task-key":
            self._hear(next(iter(Page(html).marks.values())))
        elif region == "injects":
            await self._open_injects(Page(html))

    async def play(self) -> None:
        """Do what is asked, again and again, until cancelled."""
        while True:
            self._is_busy = False
            await self._news.wait()
            self._is_busy = True
            try:
                await self.turn()
            except Trouble as trouble:
                self.browser.figures.fail(self.browser.name, str(trouble))

    def look_up(self) -> None:
        """There may be something new to do."""
        self._news.set()

    def _hear(self, key: str) -> None:
        if step_of(key) != step_of(self._wanted):
            self.browser.figures.arrive()
        self._wanted = key
        self.look_up()

    @property
    def _key(self) -> str:
        return self._task.marks.get("task", "")

    async def turn(self) -> None:
        """Do everything that is asked now."""
        self._news.clear()
        if self._wanted != self._key:
            self._task = await self.browser.part(f"{self._room}task/")
        for _time in range(MOST_ACTS):
            found = self._find()
            if found is None and not await self._turn_to_the_other():
                return
            if found is None:
                continue
            do, form = found
            self._done.add(identity(form))
            await asyncio.sleep(self.random.random() * self.pause)
            await do(form)
        raise Trouble("the task does not come to an end")

    def _find(self) -> tuple[Act, Form] | None:
        """The next thing to do and the form for it."""
        for end, do in self._duties():
            for form in self._task.forms.values():
                is_it = urlsplit(form.action).path == f"{self._room}{end}"
                if is_it and identity(form) not in self._done and self._is_ripe(form):
                    return do, form
        return None

    def _duties(self) -> list[Duty]:
        """How the addresses of the forms end that are this player's, and what to do with them."""
        duties: list[Duty] = [(end, self._give) for end in OF_ALL]
        if self.writes:
            duties += [(f"draft/{kind}/pen/take/", self._press) for kind in KINDS]
            duties += [(f"draft/{kind}/save/", self._write) for kind in KINDS]
        if self.place[1] == HEAD:
            duties += [(f"{kind}/release/", self._press) for kind in KINDS]
        return duties

    def _is_ripe(self, form: Form) -> bool:
        """A head releases what the team has said to be written."""
        is_release = urlsplit(form.action).path.endswith("/release/")
        return not is_release or text_of(form) in self.table.written

    async def _give(self, form: Form) -> None:
        self._see(await self.browser.send(form, None, filled(form, self.random)))

    async def _press(self, form: Form) -> None:
        self._see(await self.browser.send(form))

    async def _turn_to_the_other(self) -> bool:
        """Where two things are asked of each person, turn once to the one that is not shown."""
        asked = f"{step_of(self._key)} {OTHER}"
        if asked in self._done or not any(a.endswith(OTHER) for a in self._task.links.values()):
            return False
        self._done.add(asked)
        self._task = await self.browser.part(f"{self._room}task/{OTHER}")
        return True

    async def _write(self, form: Form) -> None:
        """Begin as somebody who types, each field saved by itself; then save the whole form."""
        given = filled(form, self.random)
        for name, values in list(given.items())[:TYPED]:
            await self.browser.keep(form, name, " ".join(values))
        self._see(await self.browser.send(form, None, given))
        self.table.say_written(text_of(form))

    def _see(self, page: Page) -> None:
        if "task" in page.marks:
            self._task = page

    async def _open_injects(self, page: Page) -> None:
        form = self.browser.page.forms["inject-open"]
        for button in page.buttons:
            if button.form == "inject-open" and f"inject {button.value}" not in self._done:
                self._done.add(f"inject {button.value}")
                await self.browser.send(form, button)


def step_of(key: str) -> str:
    """The first two parts of a task's key: the state of play and the step."""
    return "-".join(key.split("-")[:2])


def text_of(form: Form) -> str:
    """Which of a team's texts a form saves or releases: kind, move and number."""
    address = urlsplit(form.action)
    kind = next(kind for kind in KINDS if f"/{kind}/" in address.path)
    return f"{kind}?{address.query}"


def identity(form: Form) -> str:
    """What tells an act from any other of the same person: its address and what is hidden in the
    form. What is hidden where a text is saved field by field changes with the text."""
    if form.autosave:
        return form.action
    hidden = [one for one in form.fields.values() if one.kind == "hidden" and one.name != TOKEN]
    return " ".join([form.action, *(f"{one.name}={one.values}" for one in hidden)])
