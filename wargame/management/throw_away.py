"""A server of its own with a database that is thrown away, for a rehearsal."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings

LINK = re.compile(r"\S+/sign-in/\S+")


@contextmanager
def served() -> Iterator[str]:
    """`manage.py play` on a port of its own; the link for signing in that it prints."""
    with tempfile.TemporaryDirectory(
        prefix="wargame-rehearsal-", ignore_cleanup_errors=True
    ) as data:
        play = [sys.executable, "manage.py", "play", "--host", "127.0.0.1", "--port", "0"]
        environ = os.environ | {"WARGAME_DATA": data, "DATABASE_URL": ""}
        process = subprocess.Popen(  # noqa: S603
            play, cwd=settings.BASE_DIR, env=environ, stdout=subprocess.PIPE, text=True
        )
        try:
            yield _link(process.stdout)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def _link(said: IO[str] | None) -> str:
    for line in said or ():
        if found := LINK.search(line):
            return found[0]
    sys.exit("The server for the rehearsal did not start.")
