"""Whether pages stay quick while a record grows.

    python -m tests.load.growth

plays the shipped scenario twice, with three people in each of its teams, on a PostgreSQL of its
own: once two heads have written each other one message and released one version of a decision,
once 1,500 messages and 40 versions. Then it asks for the pages and regions on which these stand,
in turn in the one exercise and in the other, as the views answer them, and prints the medians in
milliseconds and how many times the one the other is. The run fails when that is above `MOST`.

Options: `--messages`, `--versions`, `--times` each page is asked for.
"""

import argparse
import json
import subprocess
import sys

from . import servers

MOST = 1.5


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.growth",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--messages", type=int, default=1500)
    parser.add_argument("--versions", type=int, default=40)
    parser.add_argument("--times", type=int, default=30)
    asked = parser.parse_args()
    given = [text for name, value in vars(asked).items() for text in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "tests.load.long_record", *given]
    with servers.product() as (_product, environ):
        made = subprocess.run(
            command, cwd=servers.ROOT, env=environ, stdout=subprocess.PIPE, check=True
        )
    rows = json.loads(made.stdout)
    print(f"{asked.messages} messages, {asked.versions} versions; medians in milliseconds\n")
    print(f"{'':44}{'one':>8}{'many':>8}{'times':>8}")
    for name, short, long in rows:
        print(f"{name:44}{short:8.1f}{long:8.1f}{long / short:8.2f}")
    worst = max(long / short for _name, short, long in rows)
    print(f"\nThe worst is {worst:.2f} times, {'at most' if worst <= MOST else 'above'} {MOST}.")
    sys.exit(worst > MOST)


if __name__ == "__main__":
    main()
