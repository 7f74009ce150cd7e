"""Where people reach the room: the socket it listens on and the address to hand out."""

import socket
from io import StringIO

import segno

# Reserved for documentation: nothing is sent, the system only says which way it would go.
ELSEWHERE = ("192.0.2.1", 9)
ANY = {"0.0.0.0", "::", ""}  # noqa: S104
LOCAL = {"127.0.0.1", "::1", "localhost"}


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on; raises OSError or OverflowError if it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def to_hand_out(host: str, port: int) -> str:
    """What others type in; this machine's own name for itself when there is no network."""
    return _address(_in_network() if host in ANY else host, port)


def local(port: int) -> str:
    """The address at which this machine itself finds the site."""
    return _address("localhost", port)


def qr_code(address: str) -> str:
    """For a terminal, as blocks that a phone's camera can read."""
    drawn = StringIO()
    segno.make(address, error="m").terminal(drawn, border=2, compact=True)
    return drawn.getvalue()


def _in_network() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return "localhost"
        return str(probe.getsockname()[0])


def _address(host: str, port: int) -> str:
    host = f"[{host}]" if ":" in host else host
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"
