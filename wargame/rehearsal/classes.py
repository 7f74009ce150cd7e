"""A whole class: everybody sits down, plays step by step, and control leads it to the end."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random

import httpx

from .browsers import Browser, Trouble
from .control import Control, Order
from .figures import Figures
from .players import Player, Table

# The longest that a step may take, in seconds, and as many more for each person.
PATIENCE = 120
EACH = 3
REST = 0.1
CALM = 4
AT_ONCE = 12
WRITER = 2
# An idle connection is given up before the server does so, which would cost the next request.
IDLE = 2


@dataclass(frozen=True)
class Progress:
    """How far a step is: its title and how many of the people have nothing left to do in it."""

    step: str
    settled: int
    people: int


@dataclass(frozen=True)
class Taken:
    """A step that is over and the seconds that it took."""

    step: str
    seconds: float


class Class:
    """`pause` is the longest that a person thinks before an act, in seconds. The same seed and
    order make the same people, who choose and write the same."""

    def __init__(
        self,
        link: str,
        order: Order,
        *,
        seed: int,
        pause: float,
        tell: Callable[[Progress], None],
    ) -> None:
        self.link = link
        self.site = link.partition("/sign-in/")[0] + "/"
        self.order = order
        self.seed = seed
        self.pause = pause
        self.tell = tell
        self.figures = Figures()
        self.players: list[Player] = []
        limits = httpx.Limits(
            max_connections=None, max_keepalive_connections=None, keepalive_expiry=IDLE
        )
        self._way = httpx.AsyncHTTPTransport(limits=limits)

    async def play(self) -> AsyncIterator[Taken]:
        """Play the exercise to its end, step by step."""
        control = Control(self._browser("Control"))
        await control.sign_in(self.link)
        codes = await control.make(self.order)
        began = time.perf_counter()
        await self._sit_down(codes, control.console.replace("/console/", "/"))
        yield Taken("Joining", time.perf_counter() - began)
        async with self._everybody_plays():
            while step := await control.next_step():
                # "Next step: Brief ends 20:39": what the button says beside the title is not kept.
                self.figures.step = step.rpartition(": ")[2].partition(" ends ")[0]
                began = time.perf_counter()
                await self._until_settled()
                await control.send_an_inject()
                while await control.open_next():
                    await self._until_settled()
                yield Taken(self.figures.step, time.perf_counter() - began)
        for page in ("review/", "export.json"):
            await control.browser.open(control.console.replace("/console/", f"/{page}"))
        await self._way.aclose()

    def _browser(self, name: str) -> Browser:
        return Browser(name, self.site, self.figures, self._way)

    async def _sit_down(self, codes: list[str], lobby: str) -> None:
        """Round the tables, so that every team has its head before any has a second person."""
        tables = {code: Table() for code in codes}
        self.figures.step = "Joining"
        gate = asyncio.Semaphore(AT_ONCE)
        for number in range(self.order.people):
            code, chair = codes[number % len(codes)], number // len(codes) + 1
            name = f"{code} {chair}"
            player = Player(
                self._browser(name), tables[code], (code, chair), Random(f"{self.seed} {name}")
            )
            player.pause = self.pause
            tables[code].people.append(player)
            self.players.append(player)
        for table in tables.values():
            table.people[min(WRITER, len(table.people)) - 1].writes = True

        async def sit(player: Player) -> None:
            async with gate:
                await player.sit_down(lobby)

        await asyncio.gather(*map(sit, self.players))

    @asynccontextmanager
    async def _everybody_plays(self) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(one.listen()) for one in self.players]
        tasks += [asyncio.create_task(one.play()) for one in self.players]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            said = await asyncio.gather(*tasks, return_exceptions=True)
        for error in said:
            if isinstance(error, Exception):
                raise error

    async def _until_settled(self) -> None:
        """Until nobody has had anything to do for a moment."""
        end, calm = time.perf_counter() + PATIENCE + EACH * len(self.players), 0
        while calm < CALM:
            await asyncio.sleep(REST)
            settled = sum(player.has_settled for player in self.players)
            calm = calm + 1 if settled == len(self.players) else 0
            self.tell(Progress(self.figures.step, settled, len(self.players)))
            if time.perf_counter() > end:
                raise Trouble(f"{self.figures.step} does not come to an end")
