"""A stand-in: plays a state alone in an exercise of people, at their pace."""

import asyncio

from .browsers import Trouble
from .pages import Form
from .players import Duty, Player

# What only a person can say.
OF_PEOPLE = ("hot-wash/", "exit-ticket/")
OWN_VIEWS = ("baseline", "final")
LOOK = 3
THINKS = 12


class StandIn(Player):
    """It holds no stream but asks what has changed, sees to everything itself, and passes over
    what asks for a view of its own."""

    async def stay(self, room: str) -> None:
        """Play in this room until cancelled. What is refused is not tried again. Raises Trouble
        when the seat is no longer its own."""
        self.writes, self.pause = True, THINKS
        self.enter(await self.browser.open(room))
        while True:
            try:
                await self.turn()
            except Trouble as trouble:
                self.browser.figures.fail(self.browser.name, str(trouble))
            await asyncio.sleep(LOOK)
            for region, html in (await self.browser.changes(self.browser.page)).items():
                await self.take(region, html)

    def _duties(self) -> list[Duty]:
        return [(end, do) for end, do in super()._duties() if end not in OF_PEOPLE]

    def _is_ripe(self, form: Form) -> bool:
        occasion = form.fields.get("occasion")
        asks_a_view = occasion is not None and occasion.values[0] in OWN_VIEWS
        return not asks_a_view and super()._is_ripe(form)
