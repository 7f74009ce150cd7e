"""A PDF, a workbook and a Word document, read by what wrote none of them: bytes, ZIP and XML."""

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def objects(pdf):
    """{number: its bytes}, those that are packed together unpacked."""
    found = {}
    for one in re.finditer(rb"(?:^|\n)(\d+) 0 obj(.*?)\nendobj", pdf, re.DOTALL):
        number, body = int(one[1]), one[2]
        if b"/ObjStm" not in body:
            found[number] = body
            continue
        about, packed = body.split(b"stream", 1)
        data = zlib.decompressobj().decompress(packed.lstrip(b"\r\n"))
        first = int(re.search(rb"/First (\d+)", about)[1])
        places = [int(n) for n in data[:first].split()]
        ends = [*places[3::2], len(data) - first]
        for held, start, end in zip(places[::2], places[1::2], ends, strict=True):
            found[held] = data[first + start : first + end]
    return found


def tags(pdf):
    """(tag, the bytes of its element) in reading order, as whoever hears it follows them."""
    every = objects(pdf)
    root = next(one for one in every.values() if b"/StructTreeRoot" in one and b"/K" in one)
    return list(_below(root, every))


def _below(body, every):
    kind = re.search(rb"/S\s*/(\w+)", body)
    if kind:
        yield kind[1].decode(), body
    kids = re.search(rb"/K\s*(\[.*?\]|\d+ 0 R)", re.sub(rb"<<[^<>]*>>", b"", body[2:]), re.DOTALL)
    for number in re.findall(rb"(\d+) 0 R", kids[1] if kids else b""):
        if b"/StructElem" in every[int(number)] or b"/S" in every[int(number)]:
            yield from _below(every[int(number)], every)


def sheets(workbook):
    """{name: rows of a workbook, the head too}."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as bundle:

        def parsed(name):
            return ElementTree.fromstring(bundle.read(name))  # noqa: S314

        places = {one.get("Id"): one.get("Target") for one in parsed("xl/_rels/workbook.xml.rels")}
        return {
            one.get("name"): list(
                parsed("xl/" + places[one.get(f"{R}id")].removeprefix("/xl/")).iter(f"{X}row")
            )
            for one in parsed("xl/workbook.xml").iter(f"{X}sheet")
        }


def words(document):
    """All that a Word document says."""
    with zipfile.ZipFile(io.BytesIO(document)) as bundle:
        read = ElementTree.fromstring(bundle.read("word/document.xml"))  # noqa: S314
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in read.iter(f"{W}p"))
