"""A thread with a database connection of its own, kept open: the event loop never queries."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import InterfaceError, OperationalError, connection

log = logging.getLogger("wargame.live")


def on_live_connection[**P, T](act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `act`; if the connection turns out to be dead, once more on a fresh one."""
    try:
        return act(*args, **kwargs)
    except (OperationalError, InterfaceError):
        connection.close()
        return act(*args, **kwargs)


class Worker:
    """Does one thing at a time, in order. `act` must be safe to run twice."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"wargame-{name}")
        self._is_closing = False

    async def run[**P, T](self, act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of `act`, awaited."""
        future = self._thread.submit(lambda: on_live_connection(act, *args, **kwargs))
        return await asyncio.wrap_future(future)

    def submit[**P](self, act: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do `act` some time soon; a failure is logged and goes no further."""

        def do() -> None:
            if self._is_closing:
                return
            try:
                on_live_connection(act, *args, **kwargs)
            except Exception:
                log.exception("%s failed", act)

        self._thread.submit(do)

    def close(self) -> None:
        """Finish what is running, leave the rest, close the connection."""
        self._is_closing = True
        self._thread.submit(connection.close)
        self._thread.shutdown(wait=True)
