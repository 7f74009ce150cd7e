"""Style sheets, scripts and fonts under hashed names, made ready by `play` without being asked."""

import shutil
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def make_ready() -> None:
    """Collect them again when any has changed since the last time."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / "made-of"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    """Differs when a file came, went or was written to."""
    found = sorted(
        Path(storage.path(path)) for finder in get_finders() for path, storage in finder.list([])
    )
    seen = "\n".join(f"{path} {(at := path.stat()).st_size} {at.st_mtime_ns}" for path in found)
    storage = settings.STORAGES["staticfiles"]["BACKEND"]
    return sha256(f"{storage}\n{seen}".encode()).hexdigest()
