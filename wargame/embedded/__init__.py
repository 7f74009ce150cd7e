"""The database that comes with it: find it, start it, let it stop with its last user."""

from .errors import EmbeddedError
from .folder import data_folder, secret_key
from .server import ensure_running
from .settings import database

__all__ = ["EmbeddedError", "data_folder", "database", "ensure_running", "secret_key"]
