"""Which database: the one DATABASE_URL names, or the one that comes with it."""

from collections.abc import Mapping
from typing import Any

from .errors import EmbeddedError
from .folder import data_folder, socket_folder

NAME = USER = "wargame"
GIVE_UP_AFTER = 5


def database(environ: Mapping[str, str]) -> dict[str, Any]:
    """Django's DATABASES entry; nothing is started before the first connection."""
    if url := environ.get("DATABASE_URL"):
        return _named(url)
    data = data_folder(environ)
    return {
        "ENGINE": "wargame.embedded",
        "NAME": NAME,
        "USER": USER,
        "HOST": str(socket_folder(data)),
        "PORT": "5432",
        "CONN_MAX_AGE": 0,
        "DATA": data,
    }


def _named(url: str) -> dict[str, Any]:
    import psycopg.conninfo

    try:
        parts = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.Error as error:
        raise EmbeddedError("DATABASE_URL is not the address of a PostgreSQL database.") from error
    if not parts.get("dbname"):
        raise EmbeddedError("DATABASE_URL does not name a database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"connect_timeout": GIVE_UP_AFTER, **parts},
    }
