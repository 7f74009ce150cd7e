"""What a killed server leaves behind: children that still stop, files that name the dead."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .errors import EmbeddedError
from .folder import SOCKET_NAME

GONE_WITHIN = 20.0


def clear_away(place: Path, sockets: Path) -> None:
    """Stop a server that lost its keeper, then unlink what would keep a new one from starting.

    Called under the start lock only: nobody else starts a server here meanwhile.
    """
    deadline = time.monotonic() + GONE_WITHIN
    asked = 0
    while running := servers_of(place):
        if asked == 0 and (asked := _postmaster(place)) in running:
            os.kill(asked, signal.SIGINT)
        if time.monotonic() > deadline:
            raise EmbeddedError(f"Another PostgreSQL (process {running[0]}) holds {place}.")
        time.sleep(0.02)
    for path in (
        place / "postmaster.pid",
        sockets / SOCKET_NAME,
        sockets / f"{SOCKET_NAME}.lock",
    ):
        path.unlink(missing_ok=True)


def servers_of(place: Path) -> list[int]:
    """The living processes of PostgreSQL that work in this cluster; zombies do not count."""
    if sys.platform == "linux":
        return [
            int(process.name)
            for process in Path("/proc").iterdir()
            if process.name.isdecimal() and _works_in(process, place)
        ]
    pid = _postmaster(place)
    asked = ["ps", "-p", str(pid), "-o", "command="]
    shown = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return [pid] if pid and str(place) in shown else []


def _works_in(process: Path, place: Path) -> bool:
    # PostgreSQL makes the cluster the working folder of all its processes; a zombie has none.
    try:
        is_here = os.readlink(process / "cwd") == os.path.realpath(place)
        return is_here and (process / "comm").read_text().startswith("postgres")
    except OSError:
        return False


def _postmaster(place: Path) -> int:
    try:
        return int((place / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return 0
