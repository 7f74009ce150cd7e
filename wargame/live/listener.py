"""The process's one LISTEN connection: direct, never pooled, opened again when it breaks."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection

CHANNEL = "wargame"
CHECK_EVERY = 20.0
LONGEST_WAIT = 5.0

log = logging.getLogger("wargame.live")


class Listener:
    """Calls `connected` whenever listening (again), and `hear` with each announcement."""

    def __init__(self, hear: Callable[[str], object], connected: Callable[[], object]) -> None:
        self._hear = hear
        self._connected = connected
        self.is_listening = False

    async def run(self) -> None:
        """Listen until cancelled."""
        wait = 0.1
        while True:
            try:
                await self._listen()
            except (psycopg.Error, OSError) as error:
                log.warning("Not listening to the database: %s", error)
                wait = 0.1 if self.is_listening else min(wait * 2, LONGEST_WAIT)
            finally:
                self.is_listening = False
            await asyncio.sleep(wait)

    async def _listen(self) -> None:
        listening = await psycopg.AsyncConnection.connect(**_parameters(), autocommit=True)
        async with listening:
            await listening.execute(f"LISTEN {CHANNEL}")
            self.is_listening = True
            self._connected()
            while True:
                async for announcement in listening.notifies(timeout=CHECK_EVERY):
                    self._hear(announcement.payload)
                await listening.execute("SELECT 1")


def _parameters() -> dict[str, Any]:
    """Django's own connection parameters, without those that only suit its own cursor."""
    given = connection.get_connection_params()
    return {key: given[key] for key in given if key not in {"cursor_factory", "context"}}
