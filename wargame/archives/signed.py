"""Signed editions that come from elsewhere: each verifies, unless it says that a name was taken out
of it, and holds nothing but a report."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from wargame.reports.report import FORMAT

# All that a drawing is made of; a page shows it as it is.
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("svg", "line", "rect", "circle", "polygon", "text")}
LOOKS = {
    *("class", "viewBox", "role", "aria-label", "font-family", "font-size", "font-weight"),
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "points", "rx"),
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor"),
}


def faults_of_editions(rows: list[dict[str, Any]]) -> list[str]:
    """A sentence for each that was changed after it was signed, or is no report."""
    found = []
    for row in rows:
        body, about = row.get("body"), {"n": row.get("number")}
        if not isinstance(body, str) or not (row.get("redacted_at") or _verifies(body, row)):
            found.append(_("Edition %(n)s does not verify: its text was changed.") % about)
        elif not _is_report(body):
            found.append(_("Edition %(n)s is no report that this app has drawn.") % about)
    return found


def _verifies(body: str, row: dict[str, Any]) -> bool:
    return sha256(body.encode()).hexdigest() == row.get("sha256")


def _is_report(body: str) -> bool:
    try:
        held = json.loads(body)
        is_one = isinstance(held, dict) and held.get("format") == FORMAT
        return is_one and all(_is_drawing(svg) for svg in _drawings(held))
    except (ValueError, RecursionError):
        return False


def _drawings(held: Any) -> Iterator[Any]:
    """Wherever one stands."""
    if isinstance(held, dict):
        if "svg" in held:
            yield held["svg"]
        held = list(held.values())
    if isinstance(held, list):
        for one in held:
            yield from _drawings(one)


def _is_drawing(svg: Any) -> bool:
    """Shapes and letters, which run nothing and fetch nothing."""
    if not isinstance(svg, str) or re.search(r"<[!?]", svg):
        return False
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314  (nothing in it is declared)
    except ElementTree.ParseError:
        return False
    return all(
        one.tag in SHAPES and set(one.attrib) <= LOOKS and "url(" not in str(one.attrib)
        for one in root.iter()
    )
