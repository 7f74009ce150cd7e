"""The command that loads a scenario from a folder or a package file, or says all that is wrong."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from wargame.errors import Refused
from wargame.models import Facilitator, ScenarioVersion
from wargame.operations import scenario_packages, scenario_shares, scenarios
from wargame.scenario_files.faults import BrokenPackage
from wargame.scenario_files.reader import MOST_BYTES, read_package
from wargame.scenario_files.unpacking import unpack


class Command(BaseCommand):
    help = "Load the scenario in a folder or in a package file. The same content twice is once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, help="the folder that holds scenario.yaml, or a .wargame.zip"
        )
        parser.add_argument(
            "--owner", metavar="NAME", help="whose it becomes; without it everybody has it"
        )

    def handle(self, *_args: object, path: Path, owner: str | None, **_options: object) -> None:
        by = _account(owner) if owner else None
        try:
            version = _taken_in(path, by)
        except BrokenPackage as broken:
            for fault in broken.faults:
                self.stderr.write(str(fault))
            sys.exit(1)
        self.stdout.write(_loaded(version))


def _taken_in(path: Path, by: Facilitator | None) -> ScenarioVersion:
    """A file is a package from elsewhere; a folder is written here, and may still change."""
    if path.is_file():
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        return scenario_packages.take_in(unpack(content), by=by).version
    return scenarios.import_package(read_package(path), owner=by)


def _account(name: str) -> Facilitator:
    try:
        return scenario_shares.account(name)
    except Refused as refused:
        sys.exit(refused.sentence)


def _loaded(version: ScenarioVersion) -> str:
    counts = ", ".join(
        f"{parts.count()} {name}"
        for name, parts in (
            ("teams", version.roles),
            ("moves", version.plannedmoves),
            ("injects", version.plannedinjects),
            ("decision cards", version.decisioncards),
            ("formats", version.formatpresets),
        )
    )
    return f"Loaded {version.scenario.title}, version {version.number}: {counts}."
