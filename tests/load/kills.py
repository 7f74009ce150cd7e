"""Whether what goes out by itself survives the death of the server.

    python -m tests.load.kills

starts the product as `manage.py play` serves it, on a PostgreSQL of its own, and in each round
lets an exercise run on that was paused in the middle of a step, so that three injects are due at
once. Within the next second or so the server is killed with SIGKILL, whatever it was doing, and
started again two seconds later. Each inject must then be out: once to every team, with one entry
in the journal, in the order of their times; the step must be the same, and the clock must have run
on as if nothing had been. The run fails if any of that is not so in any round.

Options: `--times` to kill it, `--seed` of the moments at which it is killed.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

from . import servers

DOWN = 2.0
SETTLE = 2.5


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.kills",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    moments, right, lost = random.Random(asked.seed), 0, 0
    with tempfile.TemporaryDirectory(prefix="wargame-kill-", ignore_cleanup_errors=True) as data:
        environ = os.environ | {"WARGAME_DATA": data, "DATABASE_URL": ""}
        environ |= {"DJANGO_SETTINGS_MODULE": "wargame.settings"}
        for number in range(1, asked.times + 1):
            found = kill_once(environ, moments.uniform(0, 1.2))
            right += not found["faults"]
            lost += found["late"]
            said = "; ".join(found["faults"]) or "once each, in order"
            print(f"{number:3}  {found['before']} of 3 sent before the kill  {said}")
    print(f"\n{right} of {asked.times} kills left the queue and the clock as they should be;")
    print(f"{lost} of {asked.times * 3} injects went out only after the new start.")
    sys.exit(right < asked.times)


def kill_once(environ, moment):
    """Kill the server this many seconds after the injects are due; what came of it."""
    with serving(environ) as process:
        made = ask(environ, "make")
        wait_until(made["due"] + moment)
        process.kill()
        process.wait()
    time.sleep(DOWN)
    with serving(environ) as process:
        time.sleep(SETTLE)
        found = ask(environ, "look", made["code"], str(made["began"]))
        process.terminate()
        process.wait(timeout=servers.PATIENCE)
    killed = made["due"] + moment
    times = found.pop("times")
    return found | {
        "before": sum(at <= killed for at in times),
        "late": sum(at > killed for at in times),
    }


@contextmanager
def serving(environ):
    """`manage.py play`, answering; it is left as its user leaves it."""
    port = servers.free_port()
    play = [sys.executable, "manage.py", "play", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(play, cwd=servers.ROOT, env=environ, stdout=subprocess.DEVNULL)
    try:
        servers.wait_for(f"http://127.0.0.1:{port}/healthz/")
        yield process
    finally:
        process.kill()
        process.wait()


def ask(environ, *arguments):
    command = [sys.executable, "-m", "tests.load.due", *arguments]
    made = subprocess.run(
        command, cwd=servers.ROOT, env=environ, stdout=subprocess.PIPE, check=True
    )
    return json.loads(made.stdout)


def wait_until(moment):
    time.sleep(max(moment - time.time(), 0))


if __name__ == "__main__":
    main()
