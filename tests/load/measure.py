"""From the act to every open page: what is measured, and how it is added up."""

import asyncio
import gc
import statistics
import threading
import time
from collections import defaultdict

import psycopg

from .client import post, until

PATIENCE = 5.0
REST = 0.1


class Commits(threading.Thread):
    """Listens to the database by itself: when an announcement arrives, the act is committed."""

    def __init__(self, parameters):
        super().__init__(daemon=True)
        self.connection = psycopg.connect(**parameters, autocommit=True)
        self.connection.execute("LISTEN wargame")
        self.at = []

    def run(self):
        for _announcement in self.connection.notifies():
            self.at.append(time.monotonic_ns())


class Result:
    """Latencies in ms of one kind of act."""

    def __init__(self, name):
        self.name = name
        self.latencies = []
        self.lost = 0
        self.by_region = defaultdict(list)

    def add(self, region, ns):
        self.latencies.append(ns / 1e6)
        self.by_region[region].append(ns / 1e6)

    def quantile(self, share):
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0

    @property
    def p50(self):
        return statistics.median(self.latencies) if self.latencies else 0.0

    @property
    def p99(self):
        return self.quantile(0.99)


async def measure_act(result, readers, regions_of, act, commits):
    """Do `act`; every touched region of every page is timed from the commit."""
    gc.collect()
    seen, started = len(commits.at), time.monotonic_ns()
    await act()
    await until(lambda: len(commits.at) > seen, PATIENCE)
    wanted = [(reader, region) for reader in readers for region in regions_of(reader)]
    arrived = lambda: all(r.arrived.get(name, 0) > started for r, name in wanted)  # noqa: E731
    await until(arrived, PATIENCE)
    for reader, name in wanted:
        at = reader.arrived.get(name, 0)
        if at > started:
            result.add(name, max(at - commits.at[seen], 0))
        else:
            result.lost += 1
    await asyncio.sleep(REST)


async def measure_floor(readers, port, size, times):
    """The same number of bytes to the same number of streams, by the bare application."""
    result = Result("floor")
    text = b"event: floor\ndata: {now} " + b"x" * max(size - 40, 0) + b"\n\n"
    for _time in range(times):
        gc.collect()
        started = time.monotonic_ns()
        await post(port, "/", text)
        await until(lambda: all(r.arrived.get("floor", 0) > started for r in readers), PATIENCE)  # noqa: B023
        for reader in readers:
            at = reader.arrived.get("floor", 0)
            if at > started:
                result.add("floor", at - reader.stamps["floor"])
            else:
                result.lost += 1
        await asyncio.sleep(REST)
    return result
