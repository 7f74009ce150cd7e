"""A package file: the same content gives the same bytes, and one from elsewhere is not believed."""

import json
import struct
import zipfile
from io import BytesIO

import pytest

from wargame.scenario_files.faults import BrokenPackage
from wargame.scenario_files.packing import MANIFEST, pack
from wargame.scenario_files.reader import read_texts
from wargame.scenario_files.unpacking import unpack

from .small import FILES


@pytest.fixture(scope="module")
def files():
    return read_texts(FILES).files


@pytest.fixture(scope="module")
def packed(files):
    return pack(files, 3, "Ships wait.")


def entries(content):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def zipped(contents, compression=zipfile.ZIP_STORED):
    """An archive of (entry or name, bytes)."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for entry, content in contents:
            archive.writestr(entry, content)
    return written.getvalue()


def again(packed, manifest=None, **changed):
    """The same package with some files changed, and with what the manifest says of itself."""
    found = entries(packed) | {name.replace("__", "/"): text for name, text in changed.items()}
    said = json.loads(found[MANIFEST]) | (manifest or {})
    return zipped([(MANIFEST, json.dumps(said, indent=2)), *list(found.items())[1:]])


def faults(content):
    with pytest.raises(BrokenPackage) as broken:
        unpack(content)
    return [str(fault) for fault in broken.value.faults]


def test_what_was_packed_is_read_again_and_packed_the_same(files, packed):
    read = unpack(packed)
    assert (read.number, read.note) == (3, "Ships wait.")
    assert read.package.content_hash == read_texts(FILES).content_hash
    assert pack(read.package.files, read.number, read.note) == packed


def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_is_kept(files, packed):
    turned = json.loads(json.dumps(dict(reversed(files.items())), sort_keys=True))
    assert pack(turned, 3, "Ships wait.") == packed


def test_it_holds_readable_files_in_order_and_their_checksums(packed):
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == [MANIFEST, *sorted(names[1:])]
    assert entries(packed)["tensions.yaml"].decode().startswith("- key: T1\n  name: Speed")
    manifest = json.loads(entries(packed)[MANIFEST])
    assert manifest["slug"] == "strait"
    assert sorted(manifest["sha256"]) == names[1:]


def test_texts_survive_whatever_signs_are_in_them(files):
    odd = "﻿one\r\ntwo\rthree\n\n  four: *five & 'six' \"seven\"\t é 🙂 \x85 end  "
    changed = files | {"overview.md": odd, "questions.yaml": [{"key": "Q1", "text": odd.strip()}]}
    once = pack(changed, 1, odd.strip())
    read = unpack(once)
    assert read.package.files["questions.yaml"] == changed["questions.yaml"]
    assert pack(read.package.files, 1, read.note) == once


def test_a_file_that_was_changed_is_named(packed):
    text = FILES["questions.yaml"].replace("Who", "You")
    assert faults(again(packed, **{"questions.yaml": text})) == [
        "questions.yaml:1: It is not as it was when it was packed: the checksum is another."
    ]


def test_every_fault_is_named_with_its_file_and_line(packed):
    broken = again(
        packed,
        {"version": 0, "sha256": {"facts.yaml": "f" * 64, "gone.yaml": "0" * 64}},
        **{"tensions.yaml": "- key: T1\n  name: [x\n", "roles__RED.yaml": "code: [RED]\n"},
    )
    said = faults(broken)
    assert any(one.startswith("manifest.json:5: “version” is 0") for one in said)
    assert any(one.startswith("tensions.yaml:") for one in said)
    assert any(one.startswith("roles/RED.yaml:1: “code” must be text") for one in said)
    said = faults(again(packed, {"sha256": {"gone.yaml": "0" * 64}}))
    assert "manifest.json:10: “gone.yaml” is not in the package." in said
    assert "manifest.json:9: The checksum of “facts.yaml” is missing." in said


def test_what_the_manifest_says_is_what_the_files_say(packed):
    said = faults(again(packed, {"slug": "other", "licence": "mine"}))
    assert said == [
        "manifest.json:3: “slug” is another than in scenario.yaml.",
        "manifest.json:6: “licence” is another than in scenario.yaml.",
    ]


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        (b"\xff", "manifest.json:1: This is not UTF-8 text."),
        (b'{\n"format": 1,,', "manifest.json:2: This is no JSON"),
        (b"[" * 60_000, "manifest.json:1: It is nested too deep."),
        (b"[]", "manifest.json:1: This must be a mapping"),
        (b'{"sha256": 7}', "manifest.json:1: This needs"),
        (b" " * 70_000, "manifest.json:1: The file is longer than a manifest can be."),
        (b'{"format": 2}', "manifest.json:1: “format” is 2; use one of 1."),
    ],
)
def test_a_manifest_that_is_none_is_said(packed, manifest, says):
    rest = list(entries(packed).items())[1:]
    assert any(one.startswith(says) for one in faults(zipped([(MANIFEST, manifest), *rest])))


def test_without_a_manifest_it_is_no_package(packed):
    rest = list(entries(packed).items())[1:]
    assert faults(zipped(rest)) == ["manifest.json:1: This file is missing."]


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "/etc/passwd", "roles/../../x.yaml", "C:\\x.yaml", "roles\\RED.yaml"],
)
def test_a_name_that_leads_out_is_refused(packed, name):
    said = faults(zipped([*entries(packed).items(), (name, "x")]))
    assert f"{name}:1: This name leads out of the package." in said


@pytest.mark.parametrize("name", ["run.py", "roles/a/RED.yaml", ".hidden", "x" * 500, "a\x1bb"])
def test_a_file_that_belongs_to_no_scenario_is_refused(packed, name):
    said = faults(zipped([*entries(packed).items(), (name, "x")]))
    shown = name[:80].replace("\x1b", "?")
    assert said == [f"{shown}:1: No file of this name belongs to a scenario."]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(packed):
    said = faults(zipped([*entries(packed).items(), ("facts.yaml", "[]")]))
    assert said == ["facts.yaml:1: This name stands in the package twice."]


def test_a_link_is_refused(packed):
    link = zipfile.ZipInfo("cards.yaml")
    link.external_attr = 0o120777 << 16
    rest = [one for one in entries(packed).items() if one[0] != "cards.yaml"]
    assert "cards.yaml:1: This is a link, not a file." in faults(
        zipped([*rest, (link, "/etc/passwd")])
    )


def test_an_encrypted_file_is_refused(packed):
    content = bytearray(packed)
    at = content.find(b"PK\x01\x02") + 8
    content[at] |= 1
    assert "manifest.json:1: This file is encrypted." in faults(bytes(content))


def test_a_bomb_is_refused_before_it_is_unpacked(packed):
    few = zipped([("overview.md", b"a" * 4_900_000)], zipfile.ZIP_DEFLATED)
    assert "overview.md:1: It grows to more than 100 times its size." in faults(few)
    much = zipped([(f"roles/A{n}.yaml", b"a" * 2_000_000) for n in range(3)], zipfile.ZIP_DEFLATED)
    assert faults(much) == [".:1: Unpacked, the package is larger than 5 MB."]
    many = zipped([(f"roles/{n}.yaml", b"a") for n in range(100)])
    assert faults(many) == [".:1: The package has more than 60 files."]
    assert faults(b"a" * 5_000_001) == [".:1: The package is larger than 5 MB."]


def test_a_file_that_is_longer_than_it_says_is_damaged():
    """The archive says ten letters, and more come out of it."""
    content = bytearray(zipped([("overview.md", b"a" * 400_000)], zipfile.ZIP_DEFLATED))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(mark) + offset
        content[at : at + 4] = struct.pack("<I", 10)
    assert "overview.md:1: This file is damaged." in faults(bytes(content))


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_truncated_file_is_no_package(packed, share):
    assert faults(packed[: int(len(packed) * share)]) == [
        ".:1: This is no ZIP file, or it is damaged."
    ]


def test_a_damaged_byte_is_found_out(packed):
    content = bytearray(packed)
    content[content.find(b"Ships a day")] ^= 1
    assert "facts.yaml:1: This file is damaged." in faults(bytes(content))


def test_yaml_that_would_run_or_grow_is_refused_as_in_a_folder(packed):
    said = faults(again(packed, **{"facts.yaml": "- !!python/object/apply:os.system [ls]\n"}))
    assert any("tags (!) are not allowed" in one for one in said)
