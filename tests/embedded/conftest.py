"""Data folders of their own, and processes that use the database in them until told to leave."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from wargame.embedded import folder
from wargame.embedded.remains import servers_of

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 20.0
USE = """
import sys
from pathlib import Path
from wargame.embedded import EmbeddedError, ensure_running
try:
    ensure_running(Path(sys.argv[1]))
except EmbeddedError as error:
    print(error, flush=True)
else:
    print("running", flush=True)
sys.stdin.read()
"""


class User:
    """A process that uses the server of a data folder."""

    def __init__(self, data):
        self.data = data
        self.process = subprocess.Popen(
            [sys.executable, "-c", USE, str(data)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hears(self):
        return self.process.stdout.readline().strip()

    def leave(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def kill(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def using():
    """Begin to use a data folder; whoever is left at the end leaves."""
    users = []

    def use(data):
        users.append(User(data))
        return users[-1]

    yield use
    for user in users:
        if user.process.poll() is None:
            user.leave()
    for user in users:
        until(lambda user=user: not running(user.data))


def until(is_so, patience=PATIENCE):
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def cluster_of(data):
    return next((path for path in data.glob("postgresql-*") if path.is_dir()), data / "none")


def running(data):
    return servers_of(cluster_of(data))


def postmaster(data):
    return int((cluster_of(data) / "postmaster.pid").read_text().splitlines()[0])


def keeper(data):
    stat = Path(f"/proc/{postmaster(data)}/stat").read_text()
    return int(stat.rpartition(")")[2].split()[1])


def kill(*pids):
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def ask(data, sql):
    """The first value of the answer, or None when there are no rows."""
    host = str(folder.socket_folder(data))
    with psycopg.connect(host=host, user="wargame", dbname="wargame") as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None
