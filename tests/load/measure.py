"""From the act to every open page: what is measured, and how it is added up."""

import asyncio
import gc
import json
import math
import threading
import time
from collections import defaultdict
from contextlib import suppress

import psycopg

from .client import post, until

PATIENCE = 5.0
REST = 0.15


class Commits(threading.Thread):
    """Listens to the database by itself: when an announcement arrives, the act is committed."""

    def __init__(self, database):
        super().__init__(daemon=True)
        self.connection = psycopg.connect(**database, autocommit=True)
        self.connection.execute("LISTEN wargame")
        self.heard = []
        self.start()

    def run(self):
        with suppress(psycopg.OperationalError):  # the database stops before we do
            for announcement in self.connection.notifies():
                at, said = time.monotonic_ns(), json.loads(announcement.payload)
                self.heard.append((said["k"], said["n"], at))

    def of(self, kind, after):
        """The number of the act of this kind committed since, and when; None if there is none."""
        for one, number, at in self.heard:
            if one == kind and at > after:
                return number, at
        return None


class Times:
    """Milliseconds until a page had all that an act changes on it, by kind of page."""

    def __init__(self):
        self.by_kind = defaultdict(list)
        self.parts = defaultdict(list)
        self.pressed = []
        self.missed = 0

    def add(self, reader, names, began, pressed):
        last = max(reader.arrived[name] for name in names)
        self.by_kind[reader.kind].append(_ms(began, last))
        self.pressed.append(_ms(pressed, last))
        for name in names:
            self.parts[reader.kind, name].append(_ms(began, reader.arrived[name]))

    @property
    def all(self):
        return [ms for times in self.by_kind.values() for ms in times]


class Row:
    """One kind of act: how long it took, and how long the floor takes for the same bytes."""

    def __init__(self, name):
        self.name = name
        self.ours, self.floor = Times(), Times()
        self.pages = 0
        self.sizes = []

    @property
    def bytes_a_page(self):
        return round(sum(self.sizes) / max(len(self.sizes), 1))

    @property
    def ratio(self):
        """Of the slowest hundredth, ours to the floor's."""
        return percentile(self.ours.all, 0.99) / percentile(self.floor.all, 0.99)


async def measure_act(row, act, request, readers, port, commits):
    """Post once and time every page from the commit; the mean bytes a page was sent."""
    gc.collect()
    touched = {reader: names for reader in readers if (names := reader.touched[act["name"]])}
    for reader in touched:
        reader.arrived.clear()
    pressed = time.monotonic_ns()
    status, _said = await post(port, request["path"], request["body"].encode(), request["headers"])
    await until(lambda: commits.of(act["kind"], pressed), PATIENCE)
    committed = commits.of(act["kind"], pressed)
    if status not in {200, 204} or committed is None:
        raise SystemExit(f"{request['path']} answered {status} and changed nothing")
    number, accepted = committed
    await until(lambda: all(one.has(touched[one], number) for one in touched), PATIENCE)
    sizes = []
    for reader, names in touched.items():
        if reader.has(names, number):
            row.ours.add(reader, names, accepted, pressed)
            sizes.append(sum(reader.sizes[name] for name in names))
        else:
            row.ours.missed += 1
    row.pages = len(touched)
    row.sizes += sizes
    await asyncio.sleep(REST)
    return sum(sizes) // max(len(sizes), 1)


async def measure_floor(row, readers, port, size):
    """As many bytes to as many streams, by the bare application."""
    gc.collect()
    chosen = readers[: row.pages]
    for reader in chosen:
        reader.arrived.clear()
    body = b"event: floor\ndata: " + b"x" * max(size - 20, 0) + b"\n\n"
    pressed = time.monotonic_ns()
    _status, accepted = await post(port, f"/?to={row.pages}", body)
    await until(lambda: all("floor" in reader.arrived for reader in chosen), PATIENCE)
    for reader in chosen:
        if "floor" in reader.arrived:
            row.floor.add(reader, ["floor"], int(accepted), pressed)
        else:
            row.floor.missed += 1
    await asyncio.sleep(REST)


def percentile(values, share):
    """The smallest of the values that at least this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * share), 1) - 1] if ordered else math.nan


def _ms(since, until_then):
    return max(until_then - since, 0) / 1e6
