"""How long an act takes to reach every open page, beside the least that any server needs.

    python -m tests.load --streams 200

starts the product on a database of its own, makes an exercise of the shipped scenario in the
middle of a move and opens that many pages: the rooms of all teams, some consoles, some boards.
It then posts acts as the pages post them, and times each touched part of each page from the
commit of the act, as PostgreSQL announces it, to the moment at which the client has parsed the
part. What lies between is everything: the announcement, the queries, the templates, the sending.

The floor is a bare ASGI application on the same web server. It sends as many bytes to as many
streams, all ready in its memory, and is timed from the moment at which the sending begins.

Printed are the median and the slowest hundredth of both, and how many times the floor ours is.
The run fails when a part is lost or when our slowest hundredth is above `MOST` times the floor's.
"""

import argparse
import asyncio
import sys

from . import servers
from .client import Reader, open_all
from .measure import Commits, Row, measure_act, measure_floor

MOST = 1.5
SETTLE = 3.0
WARM_UP = 2


async def measure(port, room, floor_port):
    """The rows of the table, act by act; the first acts of each kind warm up and do not count."""
    commits = Commits(room["database"])
    readers = [Reader(page["path"], page["cookies"], page["touched"]) for page in room["pages"]]
    floor_readers = [Reader("/") for _page in readers]
    await open_all(readers, port)
    await open_all(floor_readers, floor_port)
    await asyncio.sleep(SETTLE)
    rows = []
    for act in room["acts"]:
        row = Row(act["name"])
        for number, request in enumerate(act["requests"]):
            if number == WARM_UP:
                row = Row(act["name"])
            await measure_act(row, act, request, readers, port, commits)
        for _time in range(len(act["requests"]) - WARM_UP):
            await measure_floor(row, floor_readers, floor_port)
        rows.append(row)
    return rows


def table(rows):
    """The figures of each kind of act, in ms."""
    head = f"{'':24}{'pages':>6}{'bytes':>7}{'p50':>8}{'p99':>8}{'floor':>8}{'p99':>8}{'ratio':>8}"
    yield head
    for row in rows:
        ours, floor = row.ours, row.floor
        yield (
            f"{row.name:24}{row.pages:6}{row.bytes_a_page:7}{ours.p50:8.1f}{ours.p99:8.1f}"
            f"{floor.p50:8.1f}{floor.p99:8.1f}{row.ratio:8.2f}"
        )
        for name, times in sorted(row.ours.by_region.items()):
            yield f"    {name:20}{len(times):6}{'':7}{sorted(times)[len(times) // 2]:8.1f}"


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--teams", type=int, default=12, help="at most as many as the scenario has")
    parser.add_argument("--acts", type=int, default=20, help="of each kind; at most 12 injects")
    asked = parser.parse_args()
    with servers.product() as (port, environ), servers.floor() as floor_port:
        room = servers.make_room(environ, **vars(asked))
        rows = asyncio.run(measure(port, room, floor_port))
    print(f"{asked.streams} streams, {asked.teams} teams; milliseconds")
    print("\n".join(table(rows)))
    lost = sum(row.ours.lost + row.floor.lost for row in rows)
    worst = max(row.ratio for row in rows)
    said = "at most" if worst <= MOST else "above"
    print(f"Lost: {lost}. The worst p99 is {worst:.2f} times the floor's, {said} {MOST}.")
    sys.exit(lost > 0 or worst > MOST)


if __name__ == "__main__":
    main()
