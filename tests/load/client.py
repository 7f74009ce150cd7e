"""Hundreds of open pages in one process: raw sockets and a minimal reader of chunked events."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass(eq=False)
class Reader(asyncio.Protocol):
    """One stream of one page, which is of a `kind`: room, board or console.

    `touched` says which parts of the page each act changes. `arrived` maps a part to when it was
    last parsed, in ns, `sizes` to its bytes; `number` is the journal number that the page was last
    told it has reached; `taken` counts the bytes off the socket.
    """

    path: str
    cookies: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    touched: dict[str, list[str]] = field(default_factory=dict)
    status: int = 0
    arrived: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    number: int = 0
    taken: int = 0
    is_open: bool = False

    def connection_made(self, transport):
        self._raw = self._text = b""
        self.is_open = True
        head = [f"GET {self.path} HTTP/1.1", "Host: localhost", f"Cookie: {cookie(self.cookies)}"]
        transport.write("\r\n".join([*head, "", ""]).encode())

    def connection_lost(self, error):
        self.is_open = False

    def data_received(self, data):
        self.taken += len(data)
        self._raw += data
        if not self.status:
            head, gap, rest = self._raw.partition(b"\r\n\r\n")
            if not gap:
                return
            self.status, self._raw = int(head.split(b" ", 2)[1]), rest
        self._take_chunks()
        *blocks, self._text = self._text.split(b"\n\n")
        for block in blocks:
            self._take_event(block)

    def has(self, names, number):
        """True once all these parts came and the page knows that it is at entry `number`."""
        return self.number >= number and all(name in self.arrived for name in names)

    def _take_chunks(self):
        while True:
            size, gap, rest = self._raw.partition(b"\r\n")
            if not gap:
                return
            length = int(size, 16)
            if length == 0 or len(rest) < length + 2:
                return
            self._text += rest[:length]
            self._raw = rest[length + 2 :]

    def _take_event(self, block):
        fields = [line.partition(b": ") for line in block.split(b"\n")]
        for name, _colon, value in fields:
            if name == b"id":
                self.number = int(value)
            elif name == b"event":
                self.sizes[value.decode()] = len(block)
                self.arrived[value.decode()] = time.monotonic_ns()


async def open_all(readers, port, at_once=20):
    """Connect them all and wait for each one's first word."""
    loop = asyncio.get_running_loop()
    gate = asyncio.Semaphore(at_once)

    async def open_one(reader):
        async with gate:
            await loop.create_connection(lambda: reader, "127.0.0.1", port)
            await until(lambda: "beat" in reader.arrived or not reader.is_open)
            if reader.status != 200:
                raise SystemExit(f"{reader.path} answered {reader.status}")

    await asyncio.gather(*map(open_one, readers))


async def until_quiet(readers, rest=1.0):
    """Wait until nothing has come for a while."""
    before = -1
    while before != (before := sum(reader.taken for reader in readers)):
        await asyncio.sleep(rest)


async def until(is_so, patience=10.0, step=0.005):
    """True once it is so, False when patience is at an end."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(step)
    return True


async def post(port, path, body, headers=()):
    """One POST on a connection of its own: the status and what the answer says."""
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", "Connection: close", *headers]
    head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""])
    writing.write(head.encode() + body)
    status = await reading.readline()
    said = await reading.read()
    writing.close()
    return int(status.split(b" ")[1]), said.partition(b"\r\n\r\n")[2]


def cookie(pairs):
    return "; ".join(f"{name}={value}" for name, value in pairs.items())
