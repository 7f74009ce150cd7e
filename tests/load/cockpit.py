"""Whether the console is as quick with a large class as with a small one.

    python -m tests.load.cockpit

starts the product as `manage.py play` serves it, on a PostgreSQL of its own, and plays the shipped
scenario twice into the decide step of its first move: with 3 teams and 9 people, and with 12 teams
and 300 people, all of them here, with estimates placed and drafts begun. Then it asks for the two
consoles in turn over HTTP and prints, in milliseconds, the medians of the time to the first byte,
how many times the one the other is, and how many SQL queries each page took. The run fails when
the first is above `MOST` times the second's, or when the numbers of queries differ.

Options: `--times` each page is asked for, the first three of which warm up and do not count.
"""

import argparse
import http.client
import json
import subprocess
import sys
from statistics import median
from time import perf_counter

from . import servers

MOST = 1.5
WARM_UP = 3
SMALL, LARGE = (3, 9), (12, 300)


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.cockpit",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--times", type=int, default=40)
    asked = parser.parse_args()
    with servers.product() as (product, environ):
        rooms = [made(environ, teams, people) for teams, people in (SMALL, LARGE)]
        taken = [[], []]
        for number in range(asked.times + WARM_UP):
            for place, room in enumerate(rooms):
                first_byte = ask(product.port, room)
                if number >= WARM_UP:
                    taken[place].append(first_byte)
    small, large = (median(one) for one in taken)
    print("console                  first byte   queries")
    for (teams, people), one, room in zip((SMALL, LARGE), (small, large), rooms, strict=True):
        print(f"{teams:3} teams, {people:3} people {one:10.1f} ms {room['queries']:9}")
    is_alike = rooms[0]["queries"] == rooms[1]["queries"]
    print(f"\n{large / small:.2f} times, {'at most' if large / small <= MOST else 'above'} {MOST};")
    print(f"{'as many' if is_alike else 'not as many'} queries.")
    sys.exit(large / small > MOST or not is_alike)


def made(environ, teams, people):
    command = [sys.executable, "-m", "tests.load.class_of", str(teams), str(people)]
    out = subprocess.run(command, cwd=servers.ROOT, env=environ, stdout=subprocess.PIPE, check=True)
    return json.loads(out.stdout)


def ask(port, room):
    """Milliseconds from sending the request until the answer begins."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.connect()
    began = perf_counter()
    connection.request("GET", room["path"], headers={"Cookie": room["cookie"]})
    answer = connection.getresponse()
    taken = 1000 * (perf_counter() - began)
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{room['path']} answers {answer.status}")
    return taken


if __name__ == "__main__":
    main()
