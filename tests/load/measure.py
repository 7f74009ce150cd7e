"""From the act to every open page: what is measured, and how it is added up."""

import asyncio
import gc
import json
import statistics
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
                at = time.monotonic_ns()
                self.heard.append((json.loads(announcement.payload)["k"], at))

    def of(self, kind, after):
        """When an act of this kind was committed, in ns; None while there was none since."""
        return next((at for one, at in self.heard if one == kind and at > after), None)


class Latencies:
    """Milliseconds from one moment to the arrival of a part in a page."""

    def __init__(self):
        self.all = []
        self.by_region = defaultdict(list)
        self.lost = 0

    def add(self, region, began, arrived):
        ms = max(arrived - began, 0) / 1e6
        self.all.append(ms)
        self.by_region[region].append(ms)

    @property
    def p50(self):
        return statistics.median(self.all)

    @property
    def p99(self):
        return percentile(self.all, 0.99)


class Row:
    """One kind of act: how long it took, and how long the floor takes for the same bytes."""

    def __init__(self, name):
        self.name = name
        self.ours, self.floor = Latencies(), Latencies()
        self.pages = 0
        self.sizes = []

    @property
    def bytes_a_page(self):
        return int(statistics.mean(self.sizes))

    @property
    def ratio(self):
        """Of the slowest hundredth, ours to the floor's."""
        return self.ours.p99 / self.floor.p99


async def measure_act(row, act, request, readers, port, commits):
    """Post once; every touched part of every page is timed from the commit."""
    gc.collect()
    touched = {reader: names for reader in readers if (names := reader.touched[act["name"]])}
    wanted = [(reader, name) for reader, names in touched.items() for name in names]
    posted = time.monotonic_ns()
    status = await post(port, request["path"], request["body"].encode(), request["headers"])
    await until(lambda: commits.of(act["kind"], posted), PATIENCE)
    committed = commits.of(act["kind"], posted)
    if status not in {200, 204} or committed is None:
        raise SystemExit(f"{request['path']} answered {status} and changed nothing")
    await until(lambda: all(r.arrived.get(name, 0) > posted for r, name in wanted), PATIENCE)
    for reader, name in wanted:
        if reader.arrived.get(name, 0) > posted:
            row.ours.add(name, committed, reader.arrived[name])
        else:
            row.ours.lost += 1
    row.pages = len(touched)
    row.sizes += [sum(r.sizes.get(name, 0) for name in names) for r, names in touched.items()]
    await asyncio.sleep(REST)


async def measure_floor(row, readers, port):
    """The same number of bytes to the same number of streams, by the bare application."""
    gc.collect()
    posted, chosen = time.monotonic_ns(), readers[: row.pages]
    text = b"event: floor\ndata: {now} " + b"x" * max(row.bytes_a_page - 40, 0) + b"\n\n"
    await post(port, f"/?to={row.pages}", text)
    await until(lambda: all(r.arrived.get("floor", 0) > posted for r in chosen), PATIENCE)
    for reader in chosen:
        if reader.arrived.get("floor", 0) > posted:
            row.floor.add("floor", reader.stamp, reader.arrived["floor"])
        else:
            row.floor.lost += 1
    await asyncio.sleep(REST)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
