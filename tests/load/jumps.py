"""What a jump into the past costs, early, in the middle and late in a record of a given length.

    python -m tests.load.jumps --entries 1000 10000 100000

plays the shipped scenario with twelve teams through a whole day, once for each length of its
journal, on a PostgreSQL of its own, by the operations that the pages call. Then it asks for the
room of a team, the board, the console and the scrubber at three moments and prints what each takes
of the server, in milliseconds: the processor's time of the page and of its database, so that other
work on the machine is not in it. The run fails when one is above `MOST`, or when a page at one
moment takes more than `TIMES` as long as at another.

Options: `--entries` of the journal, one run for each, `--times` each page is asked for.
"""

import argparse
import sys

from . import servers

MOST = 300
TIMES = 2
HEADS = ("early", "middle", "late")


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.jumps",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--entries", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args()
    worst, uneven = 0.0, 0.0
    print(f"{'entries':>8}  {'page':20}" + "".join(f"{head:>9}" for head in HEADS), flush=True)
    for entries in asked.entries:
        made = servers.played("long_run", entries, asked.times)
        for name, took in made["rows"]:
            figures = "".join(f"{took[head]:9.1f}" for head in HEADS)
            print(f"{made['entries']:8}  {name:20}{figures}", flush=True)
            worst = max(worst, *took.values())
            uneven = max(uneven, max(took.values()) / min(took.values()))
    print(f"\nThe slowest took {worst:.0f} ms, {'at most' if worst <= MOST else 'above'} {MOST}.")
    print(f"The most uneven page took {uneven:.2f} times as long at one moment as at another.")
    sys.exit(worst > MOST or uneven > TIMES)


if __name__ == "__main__":
    main()
