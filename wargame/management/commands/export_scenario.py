"""The command that writes a version of a scenario to one file, to be taken in elsewhere."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from wargame.models import ScenarioVersion
from wargame.scenario_files.packing import pack


class Command(BaseCommand):
    help = "Write a scenario as one package file (.wargame.zip): its readable files and a manifest."

    def create_parser(self, prog_name: str, subcommand: str, **given: Any) -> Any:
        """`--version` is that of the scenario here, not of Django."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **given)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the scenario's name in addresses")
        parser.add_argument("out", type=Path, metavar="FILE", help="where to write it")
        parser.add_argument("--version", type=int, metavar="N", help="without it: the latest")

    def handle(self, *_args: object, slug: str, out: Path, **options: Any) -> None:
        version = _version(slug, options["version"])
        try:
            out.write_bytes(pack(version.files, version.number, version.note))
        except OSError as error:
            sys.exit(f"{out} cannot be written: {(error.strerror or 'no reason given').lower()}.")
        self.stdout.write(f"Version {version.number} of {version.scenario} is in {out}.")


def _version(slug: str, number: int | None) -> ScenarioVersion:
    versions = ScenarioVersion.objects.select_related("scenario").filter(scenario__slug=slug)
    if number is not None:
        versions = versions.filter(number=number)
    version = versions.order_by("number").last()
    if version is None:
        known = "no such version of it" if number is not None else "no scenario of this name"
        sys.exit(f"{slug}: there is {known}.")
    if not version.files:
        sys.exit(f"{slug}: the files of version {version.number} were not kept.")
    return version
