"""The web server: when asked to stop it lets go of the open pages first, then of the rest."""

import gc
import socket
from typing import cast

import uvicorn
from django.db import connection, connections

from wargame.embedded.base import DatabaseWrapper, revived

from .hub import hub

# Pages still being answered get this long; open streams end at once.
GRACE = 1
# Each page is answered in a thread of its own. A connection that is passed on from page to page
# saves the database a process a page, and a class that loads at once waits its turn for one.
POOL = {"min_size": 1, "max_size": 32, "timeout": 60, "reconnect_timeout": 1}


class Server(uvicorn.Server):
    """Left to itself uvicorn would wait for streams that never end."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """What is loaded by now stays: searching it for garbage would stop all pages meanwhile."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        hub.close()
        await super().shutdown(sockets)


def serve(listening: socket.socket, *, is_behind_proxy: bool = False) -> None:
    """Serve on a socket that listens already, until interrupted or terminated."""
    _pass_connections_on()
    config = uvicorn.Config(
        "wargame.asgi:application",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=is_behind_proxy,
        timeout_graceful_shutdown=GRACE,
    )
    try:
        Server(config).run(sockets=[listening])
    finally:
        cast(DatabaseWrapper, connection).close_pool()


def _pass_connections_on() -> None:
    """Each is looked at before it is used again; a server that comes with us and is gone is started
    again."""
    connection.close()
    database = connections.settings[connection.alias]
    revive = {"reconnect_failed": lambda _pool: revived(database)}
    database["OPTIONS"]["pool"] = POOL | revive
    database["CONN_HEALTH_CHECKS"] = True
