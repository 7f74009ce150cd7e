"""How long it takes to read a policy overview of 50 KB.

    python -m tests.load.overviews

reads the overviews of the tests, in every layout that these have, each repeated to 50 KB, and
prints the median and the slowest of some readings in milliseconds of the processor's time, so that
other work on the machine is in none of them. The run fails when the median of one is above `MOST`.

Options: `--times` each is read, `--kilobytes` they are long.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

from wargame.overviews.documents import text_of
from wargame.overviews.reader import read_overview

DATA = Path(__file__).parent.parent / "overviews" / "data"
MOST = 200


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.overviews",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--kilobytes", type=int, default=50)
    asked = parser.parse_args()
    medians = []
    print(f"{'':36}{'median':>8}{'slowest':>9}  ms")
    for path in sorted(DATA.iterdir()):
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf") + b"\n\n"
        content *= asked.kilobytes * 1000 // len(content) + 1
        took = [reading(content) for _ in range(asked.times)]
        medians.append(statistics.median(took))
        print(f"{path.name:36}{medians[-1]:8.1f}{max(took):9.1f}")
    print(f"\nThe slowest layout takes {max(medians):.1f} ms; {MOST} is the most.")
    sys.exit(max(medians) > MOST)


def reading(content):
    """Milliseconds from bytes to what was recognized."""
    started = time.process_time()
    read_overview(text_of(content))
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
