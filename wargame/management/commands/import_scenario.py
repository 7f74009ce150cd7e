"""The command that loads a scenario's folder, or says all that is wrong with it."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from wargame.models import ScenarioVersion
from wargame.operations import scenarios
from wargame.scenario_files.faults import BrokenPackage
from wargame.scenario_files.reader import read_package


class Command(BaseCommand):
    help = "Load the scenario in a folder. Loading the same content twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the folder that holds scenario.yaml")

    def handle(self, *_args: object, path: Path, **_options: object) -> None:
        try:
            package = read_package(path)
        except BrokenPackage as broken:
            for fault in broken.faults:
                self.stderr.write(str(fault))
            sys.exit(1)
        self.stdout.write(_loaded(scenarios.import_package(package)))


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
