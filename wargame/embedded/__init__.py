"""The database that comes with it: find it, start it, let it stop with its last user."""

from .errors import EmbeddedError
from .folder import data_folder, secret_key, static_folder
from .player import one_player, played_at
from .server import ensure_running
from .settings import database

__all__ = [
    "EmbeddedError",
    "data_folder",
    "database",
    "ensure_running",
    "one_player",
    "played_at",
    "secret_key",
    "static_folder",
]
