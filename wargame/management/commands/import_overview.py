"""The command that reads a policy overview, and says what became of every line of it."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from wargame.overviews.documents import MOST_BYTES, text_of
from wargame.overviews.overview import Overview
from wargame.overviews.reader import read_overview
from wargame.overviews.unreadable import Unreadable


class Command(BaseCommand):
    help = (
        "Read a policy overview (Markdown, Word or plain text) and say what was recognized in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE", help="the document")
        parser.add_argument(
            "--check", action="store_true", help="show every line beside what became of it"
        )
        parser.add_argument("--json", action="store_true", help="print what was recognized as JSON")

    def handle(self, *_args: object, path: Path, **options: object) -> None:
        try:
            overview = read_overview(text_of(_content(path)))
        except Unreadable as refused:
            self.stderr.write(str(refused))
            sys.exit(1)
        if options["json"]:
            self.stdout.write(json.dumps(overview.plain(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_every_line(overview) if options["check"] else _summary(overview))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise Unreadable(f"The file {path} cannot be read.") from None


def _every_line(overview: Overview) -> str:
    return "\n".join(
        f"{line.number:>5}  {line.fate:<10}  {line.part:<9}  {line.text.strip()}"
        + (f"\n{'':31}{line.why}" if line.why else "")
        for line in overview.lines
    )


def _summary(overview: Overview) -> str:
    said = [overview.title, f"Recognized: {overview.counted}."]
    for name, lines in (("To check", overview.to_check), ("Left out", overview.left_out)):
        said += [f"{name}: {len(lines)}", *(f"  line {one.number}: {one.why}" for one in lines)]
    return "\n".join([*said, f"Not in the document: {', '.join(overview.missing)}."])
