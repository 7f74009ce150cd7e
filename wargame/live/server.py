"""The web server: when asked to stop it lets go of the open pages first, then of the rest."""

import gc
import socket

import uvicorn

from .hub import hub

# Pages still being answered get this long; open streams end at once.
GRACE = 1


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
    config = uvicorn.Config(
        "wargame.asgi:application",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=is_behind_proxy,
        timeout_graceful_shutdown=GRACE,
    )
    Server(config).run(sockets=[listening])
