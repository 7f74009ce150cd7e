"""Find the server of a data folder or have one started; it runs while anyone uses it.

Every process that uses the server holds a shared lock. A keeper beside them owns the server and
waits to hold that lock alone: then the last user is gone, however it ended, and the server stops.
"""

import subprocess
import sys
import time
from pathlib import Path
from threading import Lock

from . import folder, locks
from .errors import EmbeddedError
from .settings import NAME, USER

ROOT = Path(__file__).resolve().parent.parent.parent
RECOVERS_WITHIN = 30.0

_in_use: dict[Path, int] = {}
_one_thread = Lock()


def is_in_use(data: Path) -> bool:
    """Whether this process has already found or started the server."""
    return data in _in_use


def ensure_running(data: Path) -> None:
    """From now on a server of this data folder answers for as long as this process lives."""
    with _one_thread:
        folder.make(data)
        if data not in _in_use:
            lock = locks.open_lock(data / "users.lock")
            locks.share(lock)  # waits while a server without users stops
            _in_use[data] = lock
        with locks.alone(data / "start.lock"):
            if not answers(data):
                _start(data)
            _make_database(data)


def answers(data: Path) -> bool:
    """Whether a server is there, even if it has no connection to spare for us."""
    from psycopg.pq import PGconn, Ping

    asked = _address(data).encode()
    deadline = time.monotonic() + RECOVERS_WITHIN
    while (state := PGconn.ping(asked)) == Ping.REJECT and time.monotonic() < deadline:
        time.sleep(0.05)
    return state == Ping.OK


def _make_database(data: Path) -> None:
    import psycopg

    with psycopg.connect(_address(data), autocommit=True) as connection:
        held = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if held.fetchone() is None:
            connection.execute(f"CREATE DATABASE {NAME}")


def _address(data: Path) -> str:
    from psycopg.conninfo import make_conninfo

    host = str(folder.socket_folder(data))
    return make_conninfo(host=host, port=5432, user=USER, dbname="postgres", connect_timeout=5)


def _start(data: Path) -> None:
    # A fresh interpreter: small, single-threaded, and apart from the signals of this terminal.
    keeper = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "wargame.embedded.keeper", str(data)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    if keeper.stdout.strip() != "ready":
        raise EmbeddedError(keeper.stdout.strip() or "The database server could not be started.")
    if not answers(data):
        raise EmbeddedError("The database server was started but does not answer.")
