"""The one `play` of a data folder, and where it is reached."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import folder, locks
from .errors import EmbeddedError

FILE = "play.lock"


@contextmanager
def one_player(data: Path, address: str) -> Iterator[None]:
    """Hold the data folder and leave the address for other commands to find."""
    lock = locks.open_lock(folder.make(data) / FILE)
    try:
        if not locks.own_now(lock):
            held = played_at(data)
            raise EmbeddedError(f"Another play has the folder {data} open, at {held}.")
        os.truncate(lock, 0)
        os.pwrite(lock, address.encode(), 0)
        yield
    finally:
        os.close(lock)


def played_at(data: Path) -> str:
    """Where `play` is, or was last, reached; empty when it never was."""
    try:
        return (data / FILE).read_text()
    except OSError:
        return ""
