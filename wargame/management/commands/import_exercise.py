"""The command that takes in an exercise that another machine has written."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import ProgrammingError

from wargame.archives import checking, restoring
from wargame.archives.faults import Broken
from wargame.models import Exercise, Facilitator
from wargame.queries import pasts


class Command(BaseCommand):
    help = "Take in an archive that export_exercise --format archive has written, or nothing of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--director", default="", metavar="EMAIL", help="who directs it here; or a user name"
        )

    def handle(self, *_args: object, file: Path, director: str, **_options: object) -> None:
        try:
            archive = checking.read(_bytes(file))
            found = restoring.restore(archive, director=_director(director))
        except ProgrammingError:
            sys.exit("This database is empty: start it once with manage.py play.")
        except Broken as broken:
            for fault in broken.faults:
                self.stderr.write(fault)
            sys.exit(f"{file} was not taken in. Nothing of it was kept.")
        self.stdout.write(_said(found))


def _bytes(file: Path) -> bytes:
    """No more than one byte beyond what is taken in."""
    try:
        with file.open("rb") as opened:
            return opened.read(checking.MOST_BYTES + 1)
    except OSError as error:
        sys.exit(f"{file} cannot be read: {(error.strerror or 'no reason given').lower()}.")


def _director(named: str) -> Facilitator:
    every = Facilitator.objects.filter(is_active=True)
    if named:
        found = list(every.filter(email__iexact=named) or every.filter(username=named))
        if len(found) != 1:
            sys.exit(f"There is no account of {named} alone. Name who directs it here.")
        return found[0]
    found = list(every[:2])
    if not found:
        sys.exit("Nobody has an account here yet. Start it once with manage.py play.")
    if len(found) > 1:
        sys.exit("There are several accounts here. Name who directs it: --director EMAIL.")
    return found[0]


def _said(exercise: Exercise) -> str:
    said = f"{exercise.title} is here, under the code {exercise.code}."
    if exercise.first_code:
        said += f" {exercise.first_code}, its own, is taken."
    said += f" {exercise.director} directs it. Seat keys and links are new."
    if pasts.moment(exercise, exercise.entries) is None:
        said += " The moments of its replay stayed on the old machine."
    if exercise.is_in_play and exercise.running_since is not None:
        said += " Its clock is running."
    return said
