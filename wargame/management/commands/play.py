"""The command that opens the room: database, scenario, first account, addresses, server."""

import os
import signal
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from wargame.embedded import one_player
from wargame.live.server import serve
from wargame.management import addresses, static_files
from wargame.models import Exercise
from wargame.operations import facilitators, own_views, rehearsals, scenarios
from wargame.scenario_files.reader import read_package

SCENARIOS = settings.BASE_DIR / "fixtures" / "scenarios"


class Command(BaseCommand):
    help = "Open the room: start everything, print where to sign in and join, serve until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="0.0.0.0", help="127.0.0.1 for this machine only")  # noqa: S104
        parser.add_argument("--demo", action="store_true", help="with an exercise to look at")
        parser.add_argument("--data", metavar="DIR", help="keep everything in this folder")

    def handle(self, *_args: object, host: str, port: int, demo: bool, **_options: object) -> None:
        with ending_quietly(), listening_on(host, port) as listening:
            base = addresses.to_hand_out(host, listening.getsockname()[1])
            with one_player(settings.DATA_FOLDER, base):
                prepare()
                self.tell(base, addresses.local(listening.getsockname()[1]))
                if demo:
                    self.tell_of_demo(base)
                self.say("Ctrl-C ends it.")
                serve(listening, is_behind_proxy=settings.BEHIND_PROXY)

    def tell(self, base: str, local: str) -> None:
        token = facilitators.sign_in_link(facilitators.first())
        if self.stdout.isatty():
            self.stdout.write(addresses.qr_code(base + "/"))
        self.stdout.write(f"Players join at    {base}/")
        self.stdout.write(f"On this machine    {local}/")
        self.stdout.write(f"Sign in, once      {base}{reverse('sign-in-by-link', args=[token])}")
        self.say(f"Kept in            {settings.DATA_FOLDER}")

    def tell_of_demo(self, base: str) -> None:
        from wargame.archives import finished
        from wargame.operations import demo

        exercise: Exercise = demo.make()
        code, over = exercise.code, finished.make(exercise)
        self.stdout.write(f"Demo, code         {code}")
        self.stdout.write(f"Demo, console      {base}{reverse('console', args=[code])}")
        board = reverse("board", args=[code, exercise.board_key])
        self.stdout.write(f"Demo, board        {base}{board}")
        self.say(f"Demo, a report     {base}{reverse('report', args=[over.code])}")

    def say(self, line: str) -> None:
        """At once: what comes next takes a while."""
        self.stdout.write(line)
        self.stdout.flush()


def prepare() -> None:
    """Everything as this version wants it; done before, nothing changes."""
    executor = MigrationExecutor(connection)
    refuse_strange_tables(executor.loader)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    static_files.make_ready()
    for folder in sorted(path for path in SCENARIOS.iterdir() if path.is_dir()):
        scenarios.import_package(read_package(folder))
    own_views.let_go()
    rehearsals.let_go()
    connection.close()


def refuse_strange_tables(loader: MigrationLoader) -> None:
    """Exits where the tables came about in steps that this version does not know."""
    steps = {name for name in loader.applied_migrations if name[0] == "wargame"}
    if steps - loader.disk_migrations.keys():
        sentence = "This database was made by another version of wargame and cannot be used here."
        sys.exit(f"{sentence} Choose another folder with --data.")


@contextmanager
def listening_on(host: str, port: int) -> Iterator[socket.socket]:
    """Whoever comes while things are made ready waits for the first page."""
    try:
        listening = addresses.listen(host, port)
    except (OSError, OverflowError) as error:
        number = getattr(error, "errno", 0)
        reason = os.strerror(number).lower() if number > 0 else "there is no such address"
        sys.exit(f"Port {port} of {host} cannot be opened ({reason}): choose another with --port.")
    with listening:
        yield listening


@contextmanager
def ending_quietly() -> Iterator[None]:
    """Ctrl-C and a request to terminate are how a session ends, not errors."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        return
