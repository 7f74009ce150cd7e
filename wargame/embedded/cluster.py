"""A database cluster's files and what PostgreSQL asks of the process that serves them."""

# All of it up here: root that became someone else may not be able to read its own Python.
import ctypes
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from signal import SIGINT

from .binaries import Binaries
from .errors import EmbeddedError
from .settings import USER


def create(place: Path, found: Binaries) -> None:
    """Make the cluster in full or not at all."""
    draft = place.with_name("unfinished")
    shutil.rmtree(draft, ignore_errors=True)
    locale = ["--locale=C.UTF-8"]
    if found.major >= 17:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run(  # noqa: S603
        [found.folder / "initdb", "-D", draft, "-A", "trust", "-U", USER, "-E", "UTF8", *locale],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    if made.returncode:
        last = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise EmbeddedError(f"The database could not be made in {place}: {last}")
    draft.rename(place)


def options(place: Path, sockets: Path) -> list[str]:
    """No network, one socket in a private folder, and nobody's words in the log."""
    named = str(sockets).replace('"', '""')
    given = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{named}"',
        "unix_socket_permissions": "0700",
        "max_connections": "200",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    return ["-D", str(place), "-p", "5432", *(f"--{key}={given[key]}" for key in given)]


def environment() -> dict[str, str]:
    """The process's own, without what would steer PostgreSQL elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C"}


def is_ready(place: Path, pid: int) -> bool:
    """Whether this very server says in its pid file that it accepts connections."""
    try:
        lines = (place / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"


def make_socket_folder(sockets: Path, data: Path) -> None:
    """Private to us: in the shared temporary folder anybody may have made it before."""
    sockets.mkdir(mode=0o700, exist_ok=True)
    found = sockets.lstat()
    is_ours = found.st_uid in {os.geteuid(), data.stat().st_uid}
    if sockets.is_symlink() or not is_ours or found.st_mode & 0o077:
        raise EmbeddedError(f"The folder {sockets} belongs to someone else.")


def become_plain_user(place: Path, sockets: Path) -> None:
    """PostgreSQL refuses to run as root, so root becomes a plain user of a namespace of its own.

    Where that is barred, or was when the cluster was made, root becomes whoever owns the files.
    """
    if os.geteuid() != 0:
        return
    owner = place.stat().st_uid if place.exists() else 0
    if owner == 0 and _enter_namespace():
        return
    if place.exists() and owner == 0:
        raise EmbeddedError(f"PostgreSQL cannot run as root here, and {place} is root's.")
    _become(owner or _nobody(), place, sockets)


def stop_with_parent() -> Callable[[], None] | None:
    """For the child to call first: it stops, cleanly, when its parent is gone."""
    if sys.platform != "linux":
        return None
    prctl, set_death_signal = ctypes.CDLL(None).prctl, 1
    return lambda: prctl(set_death_signal, int(SIGINT))


def _enter_namespace() -> bool:
    if sys.platform != "linux":
        return False
    try:
        os.unshare(os.CLONE_NEWUSER)
    except OSError:
        return False
    Path("/proc/self/uid_map").write_text("1000 0 1")
    return True


def _nobody() -> int:
    return pwd.getpwnam("nobody").pw_uid


def _group_of(owner: int) -> int:
    return pwd.getpwuid(owner).pw_gid


def _become(owner: int, place: Path, sockets: Path) -> None:
    for folder in (place.parent, sockets):
        os.chown(folder, owner, -1)
    os.setgroups([])
    os.setgid(_group_of(owner))
    os.setuid(owner)
    if not os.access(place.parent, os.W_OK | os.X_OK):
        raise EmbeddedError(
            f"PostgreSQL cannot run as root here, and {place.parent} is out of another user's "
            "reach: choose another data folder, such as /var/lib/wargame."
        )
