"""A package file from elsewhere: bounded before anything is believed of it, read in memory alone,
and either one sound package or the list of all that is wrong with it."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from .faults import BrokenPackage, Fault
from .manifests import Manifest, manifest_of
from .package import ScenarioPackage
from .packing import MANIFEST
from .reader import MOST_BYTES, MOST_FILES, OVERVIEW, definition_of, read_texts, text_of

MOST_TIMES_SMALLER = 100
READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 0x1
SHOWN = 80
# Whatever a damaged or made-up archive may raise while it is read.
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)
WHOLE = "."


@dataclass(frozen=True)
class Unpacked:
    """A sound package, with the number and the note of its version where it was published."""

    package: ScenarioPackage
    number: int
    note: str


def unpack(content: bytes) -> Unpacked:
    """What a package file holds. Raises BrokenPackage with every fault."""
    contents, faults = _contents(content)
    found = contents.pop(MANIFEST, None)
    if found is None:
        manifest, wrong = None, [Fault(MANIFEST, 1, "This file is missing.")]
    else:
        manifest, wrong = manifest_of(found)
    faults += [fault for fault in wrong if not any(one.file == MANIFEST for one in faults)]
    if manifest is not None:
        faults += _tampered(manifest, contents)
    texts = {}
    for name, one in contents.items():
        try:
            texts[name] = text_of(name, one)
        except BrokenPackage as broken:
            faults += broken.faults
    package = read_texts(texts, faults)
    if manifest is None:
        raise BrokenPackage(faults)
    manifest.agree(package)
    return Unpacked(package, manifest.number, manifest.note)


def _contents(content: bytes) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of every file that may be read, by name; raises what stops all reading."""
    if len(content) > MOST_BYTES:
        raise BrokenPackage([Fault(WHOLE, 1, "The package is larger than 5 MB.")])
    contents: dict[str, bytes] = {}
    faults: list[Fault] = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for entry in _bounded(archive):
                wrong = _wrong_with(entry, contents)
                if wrong is None:
                    contents[entry.filename] = _read(archive, entry, faults)
                else:
                    faults.append(Fault(_shown(entry.filename), 1, wrong))
    except DAMAGED:
        sentence = "This is no ZIP file, or it is damaged."
        raise BrokenPackage([Fault(WHOLE, 1, sentence)]) from None
    return contents, faults


def _bounded(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that are files; names of folders say nothing."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES + 1:
        sentence = f"The package has more than {MOST_FILES} files."
        raise BrokenPackage([Fault(WHOLE, 1, sentence)])
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise BrokenPackage([Fault(WHOLE, 1, "Unpacked, the package is larger than 5 MB.")])
    return entries


def _wrong_with(entry: zipfile.ZipInfo, known: dict[str, bytes]) -> str | None:
    """Why an entry is not read, by what the archive says of it."""
    name = entry.orig_filename
    if name in known:
        return "This name stands in the package twice."
    if ".." in name.split("/") or name.startswith("/") or set(name) & set("\\:\0"):
        return "This name leads out of the package."
    if name not in (MANIFEST, OVERVIEW) and definition_of(name) is None:
        return "No file of this name belongs to a scenario."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "This is a link, not a file."
    if entry.flag_bits & ENCRYPTED:
        return "This file is encrypted."
    if entry.compress_type not in READABLE:
        return "This kind of compression is not read."
    if entry.file_size > MOST_TIMES_SMALLER * max(entry.compress_size, 1):
        return f"It grows to more than {MOST_TIMES_SMALLER} times its size."
    return None


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, faults: list[Fault]) -> bytes:
    """No more than the archive says it has, whatever is in it."""
    try:
        with archive.open(entry) as file:
            return file.read(entry.file_size)
    except DAMAGED:
        faults.append(Fault(entry.filename, 1, "This file is damaged."))
        return b""


def _tampered(manifest: Manifest, contents: dict[str, bytes]) -> Iterator[Fault]:
    for name, checksum in manifest.checksums.items():
        if name not in contents:
            yield manifest.fault(f"“{_shown(name)}” is not in the package.", "sha256", name)
        elif hashlib.sha256(contents[name]).hexdigest() != checksum:
            sentence = "It is not as it was when it was packed: the checksum is another."
            yield Fault(name, 1, sentence)
    for name in contents.keys() - manifest.checksums.keys():
        yield manifest.fault(f"The checksum of “{name}” is missing.", "sha256")


def _shown(name: str) -> str:
    """Fit to be read, whatever somebody called a file."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:SHOWN]
