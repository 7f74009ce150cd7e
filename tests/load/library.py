"""What a page of the library costs with few and with many scenarios on its shelves.

    python -m tests.load.library

fills the library of a database of its own with copies of the scenario that ships, under titles and
with tensions of their own, first few and then many, each published by somebody and half of them
for all. At both it asks for the first page, for a search that finds every scenario and for one
that finds some, and prints what each takes of the processor, of the server and of its database
together, in milliseconds, so that other work on the machine is not in it. The run fails when a page
with many takes more than `TIMES` as long as with few.

Options: `--few` and `--many` scenarios, `--times` each page is asked for.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from time import process_time

from . import servers

TIMES = 1.5
PAGES = {"first page": {}, "finds all": {"q": "alliance"}, "finds some": {"q": "harbor -winter"}}
NOUNS = ("Harbor", "Winter", "Cable", "Glacier", "Canal", "Border", "Satellite", "Grain", "Delta")


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.library",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--few", type=int, default=10)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        json.dump(inside(asked), sys.stdout)
        return
    command = [sys.executable, "-m", "tests.load.library", "--inside", *sys.argv[1:]]
    with servers.product() as (_product, environ):
        made = subprocess.run(
            command, cwd=servers.ROOT, env=environ, stdout=subprocess.PIPE, check=True
        )
    few, many = json.loads(made.stdout)
    print(f"{'':12}{asked.few:>8}{asked.many:>8}  scenarios, in ms")
    for page in PAGES:
        print(f"{page:12}{few[page]:8.2f}{many[page]:8.2f}  {many[page] / few[page]:.2f} times")
    worst = max(many[page] / few[page] for page in PAGES)
    print(f"\nThe worst page takes {worst:.2f} times as long; {TIMES} is the most.")
    sys.exit(worst > TIMES)


def inside(asked):
    """The costs with few and with many, in a process that has the product's settings."""
    import django

    django.setup()
    from django.test import Client, override_settings

    from tests.factories import FacilitatorFactory

    reader, browser = FacilitatorFactory(), Client()
    browser.force_login(reader)
    found = []
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        for count in (asked.few, asked.many):
            shelve_up_to(count)
            found.append({name: cost(browser, sought, asked) for name, sought in PAGES.items()})
    return found


def shelve_up_to(count):
    """So many scenarios in all."""
    from django.db import connection

    from tests.factories import FacilitatorFactory
    from wargame.models import Scenario, ScenarioVersion

    shipped = ScenarioVersion.objects.order_by("pk").first()
    owner = FacilitatorFactory()
    for number in range(Scenario.objects.count(), count):
        noun, other = NOUNS[number % 9], NOUNS[number // 9 % 9]
        title = f"{noun} and {other}, {number}"
        scenario = Scenario.objects.create(
            slug=f"load-{number}", title=title, owner=owner, opened_at=shipped.imported_at
        )
        named = {"slug": scenario.slug, "title": title}
        ScenarioVersion.objects.create(
            scenario=scenario,
            number=1,
            content_hash=str(number),
            fiction_mark="Invented.",
            files=shipped.files
            | {"scenario.yaml": shipped.files["scenario.yaml"] | named}
            | {"overview.md": f"{shipped.files['overview.md']} The {noun} and the {other}."},
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE wargame_librarysheet")


def cost(browser, sought, asked):
    """Milliseconds of the processor for one page, after a few that are not counted."""
    for _warm in range(5):
        assert browser.get("/scenarios/", sought).status_code == 200
    begun = spent()
    for _time in range(asked.times):
        browser.get("/scenarios/", sought)
    return (spent() - begun) / asked.times * 1000


def spent():
    """Seconds of the processor so far: of this process and of its connection's in PostgreSQL."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
    return process_time() + (int(fields[11]) + int(fields[12])) / servers.TICKS


if __name__ == "__main__":
    main()
