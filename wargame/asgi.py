"""The one way to serve: open pages go to the streams, everything else to Django."""

import os
import warnings
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wargame.settings")
# Static files are small enough to be read whole, which is what Django then warns of.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")
pages: Any = get_asgi_application()

from wargame.live import streams  # noqa: E402  (models can be imported only from here on)
from wargame.live.hub import hub  # noqa: E402
from wargame.live.stand_ins import StandIns  # noqa: E402
from wargame.live.streams import Receive, Scope, Send  # noqa: E402

stand_ins = StandIns(pages)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await listen_while_serving(receive, send)
    elif scope["type"] == "http" and streams.is_stream_path(scope["path"]):
        await streams.stream(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def listen_while_serving(receive: Receive, send: Send) -> None:
    """The hub listens from before the first request until after the last; stand-ins play."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start()
            stand_ins.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            stand_ins.close()
            hub.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
