"""What the report of an exercise and its files cost, for journals of different lengths.

    python -m tests.load.away --entries 1000 10000 100000

plays a whole day with twelve teams, once for each length, as `tests.load.jumps` does. Then it asks
for the drafted report, the same as PDF and as Word document, and the record as workbook, as CSV and
as JSON, and prints what each takes of the processor, in milliseconds, the page and its database
together. The run fails when one of them grows faster than the journal: more than `TIMES` as much
for each entry as with the journal before.

Options: `--entries` of the journal, one run for each, `--times` each is asked for.
"""

import argparse
import sys
from itertools import pairwise

from . import servers

TIMES = 1.5


def steepest(runs):
    """The most that one of them grew from a run to the next, for each entry."""
    grown = [0.0]
    for before, after in pairwise(runs):
        longer = after["entries"] / before["entries"]
        pairs = zip(before["rows"], after["rows"], strict=True)
        grown += [more / less / longer for (_name, less), (_same, more) in pairs]
    return max(grown)


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.away",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--entries", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    runs = []
    print(f"{'entries':>8}  {'what':20}{'ms':>9}", flush=True)
    for entries in sorted(asked.entries):
        runs.append(servers.played("away_run", entries, asked.times))
        for name, took in runs[-1]["rows"]:
            print(f"{runs[-1]['entries']:8}  {name:20}{took:9.0f}", flush=True)
    found = steepest(runs)
    print(f"\nThe steepest grew {found:.2f} times as fast as the journal, of {TIMES} allowed.")
    sys.exit(found > TIMES)


if __name__ == "__main__":
    main()
