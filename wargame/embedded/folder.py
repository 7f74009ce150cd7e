"""The data folder: where the database, its socket and the secret key live."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from platformdirs import user_data_dir

from .errors import EmbeddedError

# What sockaddr_un takes on macOS; Linux takes four more.
LONGEST_SOCKET = 103
SOCKET_NAME = ".s.PGSQL.5432"


def data_folder(environ: Mapping[str, str]) -> Path:
    """The folder of everything that is kept: WARGAME_DATA, else one of this user."""
    return Path(environ.get("WARGAME_DATA") or user_data_dir("wargame")).expanduser().absolute()


def make(folder: Path) -> Path:
    """The folder, made for its owner alone when there is none."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedError(f"The folder {folder} cannot be made: {error.strerror}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise EmbeddedError(f"The folder {folder} cannot be written to.")
    return folder


def static_folder(environ: Mapping[str, str]) -> Path:
    """Where collected static files go; it is there before they are."""
    return make(data_folder(environ) / "static")


def socket_folder(data: Path) -> Path:
    """Where the server of this data folder listens: inside it when the path is short enough."""
    inside = data / "socket"
    if len(os.fsencode(inside / SOCKET_NAME)) <= LONGEST_SOCKET and "," not in str(inside):
        return inside
    mark = sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"wargame-{mark}"


def secret_key(environ: Mapping[str, str]) -> str:
    """WARGAME_SECRET_KEY, or the key of the data folder, made once."""
    if given := environ.get("WARGAME_SECRET_KEY"):
        return given
    data = make(data_folder(environ))
    key = data / "secret-key"
    if not key.exists():
        _write_once(key, secrets.token_urlsafe(48))
    try:
        return key.read_text()
    except OSError as error:
        raise EmbeddedError(f"The secret key in {data} cannot be read.") from error


def _write_once(path: Path, text: str) -> None:
    """Of two processes that write at the same moment one wins, and nobody reads half a file."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-key-")
    with os.fdopen(handle, "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
