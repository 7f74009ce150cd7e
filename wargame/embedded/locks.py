"""File locks, which the kernel lets go of however a process ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import EmbeddedError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def open_lock(path: Path) -> int:
    """The lock file of this path, not locked yet."""
    if fcntl is None:
        raise EmbeddedError(
            "The database that comes with wargame runs on Linux and macOS: set DATABASE_URL."
        )
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise EmbeddedError(f"{path} cannot be opened: {error.strerror}.") from error


def share(lock: int) -> None:
    """Wait for and hold the lock together with others who share it."""
    fcntl.flock(lock, fcntl.LOCK_SH)


def own(lock: int) -> None:
    """Wait for and hold the lock alone."""
    fcntl.flock(lock, fcntl.LOCK_EX)


def own_now(lock: int) -> bool:
    """Hold the lock alone, unless someone else holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One process at a time."""
    lock = open_lock(path)
    try:
        own(lock)
        yield
    finally:
        os.close(lock)
