"""The ticker: looks every second for what has fallen due by itself, and first when it starts.

What is due stands in the database, in exercise time. So a server that starts again, or another
process beside it, goes on where the last one was; the exercise's row lock keeps them apart.
"""

import asyncio
import logging

from wargame.operations import inject_times

from .worker import Worker

EVERY = 1.0

log = logging.getLogger("wargame.live")


async def run(worker: Worker) -> None:
    """Look until cancelled."""
    while True:
        try:
            await worker.run(inject_times.send_everywhere)
        except Exception:
            log.exception("Looking for what is due failed")
        await asyncio.sleep(EVERY)
