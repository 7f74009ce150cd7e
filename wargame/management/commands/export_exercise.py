"""The command that writes an exercise to a file, or to the screen: its record, or all of it."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import ProgrammingError

from wargame.archives import writing
from wargame.models import Exercise, Viewer
from wargame.reports import assumptions_csv, decisions_csv, ledger_csv, record


def _archive(viewer: Viewer) -> str:
    return writing.take_out(viewer.exercise)


FORMATS = {
    "archive": _archive,
    "json": record.as_text,
    "csv": decisions_csv.as_text,
    "ledger": ledger_csv.as_text,
    "assumptions": assumptions_csv.as_text,
}


class Command(BaseCommand):
    help = (
        "Write the record of an exercise as JSON, a part of it as CSV, or, with --format archive, "
        "all of it for another machine: also what nobody but its writers may read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the six characters that people join with")
        parser.add_argument("--format", choices=FORMATS, default="json")
        parser.add_argument("--out", type=Path, metavar="FILE", help="without it: to the screen")

    def handle(self, *_args: object, code: str, out: Path | None, **options: str) -> None:
        text = FORMATS[options["format"]](Viewer(_exercise(code), is_control=True))
        if out is None:
            self.stdout.write(text, ending="")
            return
        try:
            out.write_bytes(text.encode())
        except OSError as error:
            sys.exit(f"{out} cannot be written: {(error.strerror or 'no reason given').lower()}.")
        self.stdout.write(f"Written to {out}.")


def _exercise(code: str) -> Exercise:
    """However the code was read out: "k7f 4qm" is K7F4QM."""
    spoken = "".join(code.split()).upper()
    try:
        found = Exercise.objects.select_related("version__scenario", "director").filter(code=spoken)
        exercise = found.first()
    except ProgrammingError:
        sys.exit("This database is empty: start it once with manage.py play.")
    if exercise is None:
        sys.exit(f"There is no exercise with the code {code}.")
    return exercise
