"""How long an act takes to reach every open page, beside the least that any server needs.

    python -m tests.load --streams 200

starts the product as `manage.py play` serves it, on a PostgreSQL of its own, plays an exercise of
the shipped scenario into its third move with a person in a seat for every stream, and opens that
many rooms with the seats' cookies, and one console and one board. It then posts acts as the pages
post them, one after the other, and times each page that an act changes.

What is timed: from the moment at which the act is accepted until the page has parsed the last part
that the act changes, and the journal number that says so. Accepted means committed: PostgreSQL has
announced it, which is heard here as the server hears it. What lies between is everything else: the
queries, the templates, the sending. `press` counts from the sending of the POST instead.

The floor is a bare ASGI application in one process of the same web server: no Django, no database,
nothing to render. After every act it sends each of as many streams, read by the same client, as
many bytes as the act sent a page, from memory, in one message. Its POST is accepted when it has
been read. Nothing of ours is left out and nothing of ours is in the floor.

Other work on the machine is in all figures; `chrt -r 5` before the command keeps it out of them.

Printed are, in milliseconds, the median, the slowest hundredth (p99) and the slowest of all pages,
and how many times the floor's p99 ours is; then the same for each kind of page and for each part;
then what a page cost. A page missed an act if a part or the number did not come within 5 s.

Options: `--streams` people, `--teams` they sit in (at most as many as the scenario has), `--acts`
of each kind (at most 24; there are fewer reveals and steps), of which the first two warm up and do
not count. The run fails when a page missed anything, or when the p99 of an act that all pages show
is above `MOST` times the floor's.
"""

import argparse
import asyncio
import sys

from . import servers
from .client import Reader, open_all, post, until_quiet
from .measure import Commits, Row, measure_act, measure_floor
from .tables import figures_of_acts, figures_of_pages, figures_of_parts

MOST = 1.5
WARM_UP = 2


async def measure(product, floor, room):
    """The rows of the table, act by act, and what the open pages cost."""
    commits = Commits(room["database"])
    readers = [Reader(**page) for page in room["pages"]]
    floor_readers = [Reader("/") for _page in readers]
    before = product.memory()
    await open_all(readers, product.port)
    await open_all(floor_readers, floor.port)
    await until_quiet(readers)
    costs = {"memory before": before, "memory open": product.memory()}
    costs |= {"seconds": 0.0, "floor seconds": 0.0, "acts": 0}
    rows = []
    for act in room["acts"]:
        row = Row(act["name"])
        rows.append(row)
        for number, request in enumerate(act["requests"]):
            if number == WARM_UP:
                row = rows[-1] = Row(act["name"])
            if before := request.get("before"):
                await post(product.port, before["path"], b"", before["headers"])
                await until_quiet(readers, 0.15)
            used = product.seconds(), floor.seconds()
            size = await measure_act(row, act, request, readers, product.port, commits)
            await measure_floor(row, floor_readers, floor.port, size)
            costs["seconds"] += product.seconds() - used[0]
            costs["floor seconds"] += floor.seconds() - used[1]
            costs["acts"] += 1
    taken = sum(reader.taken for reader in readers) / len(readers)
    return rows, costs | {"memory after": product.memory(), "bytes": taken}


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--teams", type=int, default=12)
    parser.add_argument("--acts", type=int, default=14)
    asked = parser.parse_args()
    with servers.product() as (product, environ), servers.floor() as floor:
        room = servers.make_room(environ, **vars(asked))
        rows, costs = asyncio.run(measure(product, floor, room))
    print(f"{asked.streams} rooms, a console and a board, {asked.teams} teams; milliseconds")
    for figures in (figures_of_acts(rows), figures_of_pages(rows), figures_of_parts(rows)):
        print("\n".join(["", *figures]))
    tell(asked, rows, costs)


def tell(asked, rows, costs):
    """What it cost, and the verdict."""
    opened = costs["memory open"] - costs["memory before"]
    print(
        f"\nMemory of the server: {costs['memory before']:.0f} MB, {costs['memory open']:.0f} MB "
        f"with all pages open ({opened * 1024 / (asked.streams + 2):.0f} KB a page), "
        f"{costs['memory after']:.0f} MB at the end."
    )
    print(f"Sent to a page from its opening to the end: {costs['bytes'] / 1024:.0f} KB.")
    ms = (1000 * costs[name] / costs["acts"] for name in ("seconds", "floor seconds"))
    print("Processor time an act: {:.0f} ms; the floor: {:.0f} ms.".format(*ms))
    missed = sum(row.ours.missed + row.floor.missed for row in rows)
    worst = max(row.ratio for row in rows if row.pages > asked.streams)
    said = "at most" if worst <= MOST else "above"
    print(f"Missed: {missed}. The worst p99 is {worst:.2f} times the floor's, {said} {MOST}.")
    sys.exit(missed > 0 or worst > MOST)


if __name__ == "__main__":
    main()
