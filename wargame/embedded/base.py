"""Django's PostgreSQL backend, which makes sure of the server before it connects."""

from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL

from .errors import EmbeddedError
from .server import answers, ensure_running, is_in_use


def revived(database: dict[str, Any]) -> None:
    """Start the server of this DATABASES entry if it comes with us and is gone."""
    if "DATA" in database and not answers(database["DATA"]):
        ensure_running(database["DATA"])


class DatabaseWrapper(PostgreSQL):
    """The first connection of a process starts the server; so does one that finds it gone."""

    def get_connection_params(self) -> dict[str, Any]:
        if not is_in_use(self.settings_dict["DATA"]):
            self._ensure_running()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            if answers(self.settings_dict["DATA"]):
                raise
        self._ensure_running()
        return super().get_new_connection(conn_params)

    def _ensure_running(self) -> None:
        try:
            ensure_running(self.settings_dict["DATA"])
        except EmbeddedError as error:
            raise psycopg.OperationalError(str(error)) from error
