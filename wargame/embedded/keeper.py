"""The process that owns the server: starts it, waits for its last user to go, stops it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from . import binaries, cluster, folder, locks, remains
from .binaries import Binaries
from .errors import EmbeddedError

START_WITHIN = 60.0


def main(data: Path) -> None:
    """Say `ready` or what went wrong, then go on alone in the background."""
    os.umask(0o077)
    try:
        users = locks.open_lock(data / "users.lock")
        server = start(data, binaries.find(data))
    except EmbeddedError as error:
        print(error)
        return
    except OSError as error:
        print(f"PostgreSQL did not start: {error}.")
        return
    print("ready", flush=True)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    Thread(target=stop_without_users, args=(users, server), daemon=True).start()
    server.wait()


def stop_without_users(users: int, server: "subprocess.Popen[bytes]") -> None:
    """Who comes while the server stops waits for this process to end, then starts its own."""
    locks.own(users)
    server.send_signal(signal.SIGINT)


def start(data: Path, found: Binaries) -> "subprocess.Popen[bytes]":
    """A server that accepts connections, started after clearing away what a crash left."""
    place = found.cluster(data)
    sockets = folder.socket_folder(data)
    remains.clear_away(place, sockets)
    cluster.make_socket_folder(sockets, data)
    log = (data / "postgresql.log").open("wb")
    cluster.become_plain_user(place, sockets)
    if not place.exists():
        cluster.create(place, found)
    server = subprocess.Popen(  # noqa: S603
        [found.folder / "postgres", *cluster.options(place, sockets)],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        env=cluster.environment(),
        start_new_session=True,
        preexec_fn=cluster.stop_with_parent(),
    )
    _wait(server, place, data / "postgresql.log")
    return server


def _wait(server: "subprocess.Popen[bytes]", place: Path, log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN
    while not cluster.is_ready(place, server.pid):
        if server.poll() is not None:
            raise EmbeddedError(f"PostgreSQL did not start: {_last_words(log)}")
        if time.monotonic() > deadline:
            server.send_signal(signal.SIGINT)
            raise EmbeddedError(f"PostgreSQL did not start within {START_WITHIN:.0f} seconds.")
        time.sleep(0.01)


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()
    fatal = [line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line]
    return f"{fatal[-1]}." if fatal else f"see {log}."


if __name__ == "__main__":
    # The parent leaves when the child has spoken: whoever asked is not left with a child to reap.
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        word = os.read(reading, 4096)
        sys.stdout.buffer.write(word)
    else:
        os.close(reading)
        os.dup2(writing, 1)
        os.close(writing)
        main(Path(sys.argv[1]))
