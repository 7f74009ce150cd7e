"""From a folder of files to one sound package, or to the list of all that is wrong with it."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from .faults import BrokenPackage, Fault
from .keys import Documents
from .lines import Document, Place, parse
from .links import disagreements
from .package import ScenarioPackage
from .parts import LISTED
from .shape import misshapen

MOST_BYTES = 5_000_000
MOST_FILES = 60
OVERVIEW = "overview.md"
BLANK_LINE = re.compile(r"\n\s*\n")
NEEDED = {
    "scenario.yaml": "scenario",
    "scope.yaml": "scope",
    "facts.yaml": "facts",
    "tensions.yaml": "tensions",
    "questions.yaml": "questions",
    "vision.yaml": "vision",
    "moves.yaml": "moves",
    "injects.yaml": "injects",
    "formats.yaml": "formats",
}
OPTIONAL = {
    "cards.yaml": "cards",
    "reading.yaml": "reading",
    "ledger.yaml": "ledger",
    "series.yaml": "series",
}


def read_package(folder: Path) -> ScenarioPackage:
    """The package in a folder. Raises BrokenPackage with every fault found in it."""
    texts, faults = _texts(_files(folder))
    return read_texts(texts, faults)


def read_texts(texts: Mapping[str, str], faults: Iterable[Fault] = ()) -> ScenarioPackage:
    """The package in the texts of its files, by their names; `faults` were found before, in files
    that are not among the texts."""
    names = {*texts, *(fault.file for fault in faults)}
    documents = {name: _document(name, text) for name, text in texts.items() if name != OVERVIEW}
    faults = [*faults, *_wrong(documents, texts.get(OVERVIEW), names)]
    if faults:
        raise BrokenPackage(faults)
    return _package(documents, texts[OVERVIEW])


def faults_of(files: Mapping[str, Any]) -> list[Fault]:
    """What keeps files of plain values from being a package, without writing them down first. In
    place of a line a fault has the number of its entry, and 0 where it is in none."""
    documents = {
        name: _plain(name, json.dumps(value)) for name, value in files.items() if name != OVERVIEW
    }
    return sorted(set(_wrong(documents, files.get(OVERVIEW), set(files))))


@lru_cache(maxsize=256)
def _plain(name: str, content: str) -> Document:
    """A checked file of plain values. Somebody who writes changes one of many at a time."""
    value = json.loads(content)
    return _checked(Document(name, value, _numbers(name, value)))


def _numbers(name: str, value: Any) -> dict[Place, int]:
    found: dict[Place, int] = {(): 0}
    for file, inside, _letter in reversed(LISTED.values()):
        if file == name:
            entries = value.get(inside, ()) if inside else value
            found |= {((inside, n) if inside else (n,)): n + 1 for n in range(len(entries))}
    return found


def _wrong(documents: Documents, overview: str | None, names: Collection[str]) -> Iterator[Fault]:
    """Every fault of these documents, and between those that have none."""
    yield from _missing(names)
    if overview is not None and not overview.strip():
        yield Fault(OVERVIEW, 1, "The file is empty.")
    for document in documents.values():
        yield from document.faults
    sound = {name: document for name, document in documents.items() if not document.faults}
    roles = [Path(name).stem for name in names if name.startswith("roles/")]
    yield from disagreements(sound, roles)


def _files(folder: Path) -> dict[str, Path]:
    """The files of the package by name; hidden ones are left alone. Too much is refused unread."""
    if not folder.is_dir():
        raise BrokenPackage([Fault(str(folder), 1, "This is not a folder.")])
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() and not any(part[0] == "." for part in path.relative_to(folder).parts)
    ]
    if len(paths) > MOST_FILES:
        raise BrokenPackage([Fault(".", 1, f"The package has more than {MOST_FILES} files.")])
    if sum(path.lstat().st_size for path in paths) > MOST_BYTES:
        raise BrokenPackage([Fault(".", 1, "The package is larger than 5 MB.")])
    return {path.relative_to(folder).as_posix(): path for path in paths}


def _texts(files: Mapping[str, Path]) -> tuple[dict[str, str], list[Fault]]:
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        if path.is_symlink() or not path.is_file():
            faults.append(Fault(name, 1, "This is a link, not a file."))
        elif name != OVERVIEW and definition_of(name) is None:
            faults.append(Fault(name, 1, "No file of this name belongs to a scenario."))
        else:
            try:
                texts[name] = text_of(name, path.read_bytes())
            except BrokenPackage as broken:
                faults += broken.faults
    return texts, faults


def text_of(name: str, content: bytes) -> str:
    """What a file says, with plain line breaks. Raises BrokenPackage where it is no text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BrokenPackage([Fault(name, line, "This is not UTF-8 text.")]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _missing(files: Collection[str]) -> Iterator[Fault]:
    for name in (*NEEDED, OVERVIEW):
        if name not in files:
            yield Fault(name, 1, "This file is missing.")
    if not any(name.startswith("roles/") for name in files):
        yield Fault("roles", 1, "There must be a file for each team in roles/.")


def definition_of(name: str) -> str | None:
    """What the schema calls a file of this name."""
    folder, _slash, last = name.rpartition("/")
    if folder == "roles" and last.endswith(".yaml"):
        return "role"
    return NEEDED.get(name) or OPTIONAL.get(name)


def _document(name: str, text: str) -> Document:
    return _checked(parse(name, text))


def _checked(document: Document) -> Document:
    if not document.faults:
        document.faults.extend(misshapen(document, definition_of(document.file) or ""))
    return document


def _package(documents: Documents, overview: str) -> ScenarioPackage:
    found = {name: document.value for name, document in documents.items()}
    files = {**found, OVERVIEW: overview}
    scenario, scope, vision = (found[f"{name}.yaml"] for name in ("scenario", "scope", "vision"))
    seats = scenario.get("seats", [])
    scenario = {name: value for name, value in scenario.items() if name != "seats"}
    roles = [{"seats": seats} | role for name, role in found.items() if name.startswith("roles/")]
    package: ScenarioPackage = _build(
        ScenarioPackage,
        {
            **scenario,
            "overview": [" ".join(part.split()) for part in BLANK_LINE.split(overview.strip())],
            "scope_intro": scope.get("intro", ""),
            "scope": scope["items"],
            "facts": found["facts.yaml"],
            "tensions": found["tensions.yaml"],
            "questions": found["questions.yaml"],
            "vision_intro": vision.get("intro", ""),
            "criteria": vision["criteria"],
            "roles": sorted(roles, key=lambda role: int(role["colour"])),
            "moves": found["moves.yaml"],
            "injects": found["injects.yaml"],
            "cards": found.get("cards.yaml", []),
            "formats": found["formats.yaml"],
            "ledger": found.get("ledger.yaml", {}),
            "series": found.get("series.yaml", []),
            **found.get("reading.yaml", {}),
        },
    )
    return replace(package, content_hash=_hash(package), files=files)


def _build(kind: Any, value: Any) -> Any:
    """The dataclass, tuple or plain value that a type asks for, from checked plain content."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _build(hints[name], value[name]) for name in value})
    if get_origin(kind) is tuple:
        return tuple(_build(get_args(kind)[0], item) for item in value)
    return value.strip() if isinstance(value, str) else value


def _hash(package: ScenarioPackage) -> str:
    """What the package says, whatever its files look like: comments and breaks do not count."""
    said = {name: value for name, value in asdict(package).items() if name != "files"}
    content = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
