"""The two servers that are compared, each in a process of its own, and the room made for them."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A server's port and, as the kernel counts them, its memory and time."""

    def __init__(self, port, process):
        self.port = port
        self._folder = Path("/proc", str(process.pid))

    def memory(self):
        """Resident, in MB."""
        lines = (self._folder / "status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    def seconds(self):
        """Of processor time so far."""
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def product():
    """`manage.py play` on a database of its own, thrown away at the end, and its environment."""
    with tempfile.TemporaryDirectory(prefix="wargame-load-", ignore_cleanup_errors=True) as data:
        port = free_port()
        environ = os.environ | {"WARGAME_DATA": data, "DATABASE_URL": ""}
        environ |= {"DJANGO_SETTINGS_MODULE": "wargame.settings"}
        play = ["manage.py", "play", "--host", "127.0.0.1", "--port", str(port)]
        with running(play, environ) as process:
            wait_for(f"http://127.0.0.1:{port}/healthz/")
            yield Server(port, process), environ


@contextmanager
def floor():
    """The bare application on the same web server."""
    port = free_port()
    app = ["-m", "uvicorn", "tests.load.floor:application", "--port", str(port)]
    quietly = ["--log-level", "critical", "--no-access-log", "--timeout-graceful-shutdown", "0"]
    with running([*app, *quietly], os.environ) as process:
        wait_for_port(port)
        yield Server(port, process)


def played(run, entries, times):
    """What one run of this module prints, on a product of its own."""
    command = [sys.executable, "-m", f"tests.load.{run}"]
    command += ["--entries", str(entries), "--times", str(times)]
    with product() as (_product, environ):
        made = subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, check=True)
    return json.loads(made.stdout)


def make_room(environ, **options):
    """The room as `tests.load.room` prints it."""
    given = [text for name, value in options.items() for text in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "tests.load.room", *given]
    made = subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, check=True)
    return json.loads(made.stdout)


@contextmanager
def running(arguments, environ):
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)


def wait_for(address):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


def wait_for_port(port):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"Port {port} does not answer")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
