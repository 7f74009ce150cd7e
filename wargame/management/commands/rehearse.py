"""The command that plays an exercise with scripted people before a class does."""

import asyncio
import sys
import time
from argparse import ArgumentParser
from contextlib import nullcontext
from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand

from wargame.management.throw_away import served
from wargame.rehearsal.browsers import Trouble
from wargame.rehearsal.classes import Class, Progress
from wargame.rehearsal.control import Order
from wargame.rehearsal.figures import Figures, percentile

BAR = 30
MOST_PEOPLE = 600


class Command(BaseCommand):
    help = "Play an exercise to its end with scripted people, and say what it took."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scenario", default="", help="words of its title; else the first")
        parser.add_argument("--preset", default="", help="words of the format's name")
        parser.add_argument("--teams", type=int, default=12)
        parser.add_argument("--people", type=int, default=60)
        parser.add_argument(
            "--pace", type=float, default=0.2, help="seconds that a person thinks, at most"
        )
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--against", metavar="LINK", help="a running server, by its link for signing in"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        teams, people = options["teams"], options["people"]
        if not 1 <= teams <= people <= MOST_PEOPLE:
            sys.exit(f"{teams} teams need at least as many people, and at most {MOST_PEOPLE}.")
        with nullcontext(options["against"]) if options["against"] else served() as link:
            figures = self.rehearse(link, **options)
        self.sum_up(figures)
        if figures.faults:
            sys.exit(1)

    def rehearse(self, link: str, *, seed: int, pace: float, **options: Any) -> Figures:
        names = [one.name for one in fields(Order)]
        order = Order(**{name: options[name] for name in names})
        whole = Class(link, order, seed=seed, pause=pace, tell=self.show)
        try:
            asyncio.run(self.play(whole))
        except Trouble as trouble:
            whole.figures.fail("Control", str(trouble))
        return whole.figures

    async def play(self, whole: Class) -> None:
        began = time.perf_counter()
        async for taken in whole.play():
            self.clear()
            self.stdout.write(f"{taken.step:<40.40} {taken.seconds:7.1f} s")
        self.stdout.write(f"{'Everything':<40} {time.perf_counter() - began:7.1f} s")

    def show(self, progress: Progress) -> None:
        """A bar that is drawn over itself, where somebody looks."""
        if self.stdout.isatty():
            full = BAR * progress.settled // progress.people
            bar = "#" * full + "." * (BAR - full)
            said = f"{progress.step[:24]:<24} [{bar}] {progress.settled} of {progress.people}"
            self.stdout.write(f"\r{said}", ending="")
            self.stdout.flush()

    def clear(self) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r\x1b[K", ending="")

    def sum_up(self, figures: Figures) -> None:
        self.stdout.write(f"\n{'milliseconds':<12} {'n':>6} {'p50':>8} {'p95':>8} {'slowest':>8}")
        for name, times in (
            ("pages", figures.pages),
            ("acts", figures.acts),
            ("updates", figures.updates),
        ):
            if times:
                said = [
                    1000 * t for t in (percentile(times, 50), percentile(times, 95), max(times))
                ]
                row = " ".join(f"{value:8.1f}" for value in said)
                self.stdout.write(f"{name:<12} {len(times):>6} {row}")
        for fault in figures.faults:
            self.stdout.write(f"ERROR {fault}")
        self.stdout.write(f"{len(figures.faults)} errors")
