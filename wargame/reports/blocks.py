"""What the report is made of: blocks that page, PDF and editable copies render alike.

Plain values alone, so that a signed edition is a text. A block or a row with an `id` is a place
that a claim can rest on; its `label` names it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wargame.charts.drawing import Drawing
from wargame.models import Team

type Block = dict[str, Any]
type Cell = dict[str, Any]
type Row = dict[str, Any]


def words(text: str, *, is_internal: bool = False) -> Block:
    """What the director wrote, a paragraph to each empty line."""
    parts = [part.strip() for part in text.replace("\r", "").split("\n\n")]
    return {
        "kind": "words",
        "paragraphs": [one for one in parts if one],
        "is_internal": is_internal,
    }


def lead(text: str) -> Block:
    """One sentence that the record says of the section."""
    return {"kind": "lead", "text": text}


def note(text: str) -> Block:
    """What has to be known to read what stands beside it."""
    return {"kind": "note", "text": text}


def heading(text: str) -> Block:
    return {"kind": "heading", "text": text}


def facts(rows: Iterable[tuple[str, str]]) -> Block:
    """Labels and what stands for them; those without are left out."""
    return {"kind": "facts", "rows": [[label, text] for label, text in rows if text]}


def points(lines: Iterable[str]) -> Block:
    return {"kind": "points", "lines": list(lines)}


def cell(text: object, *, to: str = "", team: Team | None = None) -> Cell:
    """`to` is the place that it leads to; a team's cell begins with its badge."""
    made: Cell = {"text": str(text)}
    if to:
        made["to"] = to
    if team is not None:
        made |= {"code": team.code, "colour": team.colour}
    return made


def row(cells: Sequence[object], *, id_: str = "", label: str = "") -> Row:
    """Texts or cells; with `id_` it is a place."""
    made = [one if isinstance(one, dict) else cell(one) for one in cells]
    return {"id": id_, "label": label, "cells": made}


def table(
    caption: str, head: Sequence[str], rows: Iterable[Row], *, widths: Sequence[int] = ()
) -> Block:
    """`widths` are the shares of the columns, equal without them."""
    return {
        "kind": "table",
        "caption": caption,
        "head": list(head),
        "rows": list(rows),
        "widths": list(widths) or [1] * len(head),
    }


def figure(
    title: str, made: Drawing, beside: Block, *, note: str = "", id_: str = "", label: str = ""
) -> Block:
    """A chart that says what it finds, with its figures in a table beside it."""
    return {
        "kind": "figure",
        "text": title,
        "svg": made.svg,
        "alt": made.sentence,
        "note": note,
        "table": beside,
        "id": id_,
        "label": label,
    }


def quote(text: str, by: str, *, team: Team | None = None, id_: str = "", label: str = "") -> Block:
    """Somebody's words, unaltered."""
    made = {"kind": "quote", "text": text, "by": by, "id": id_, "label": label}
    return made | ({"code": team.code, "colour": team.colour} if team else {})


def entry(title: str, *, id_: str, label: str, team: Team | None = None) -> Block:
    """The head of what follows: one decision, one ruling."""
    made: Block = {"kind": "entry", "text": title, "id": id_, "label": label}
    return made | ({"code": team.code, "colour": team.colour} if team else {})


def claim(
    text: str, cause: str, evidence: Iterable[Cell], *, number: int, id_: str = "", label: str = ""
) -> Block:
    """A finding with where it rests."""
    return {
        "kind": "claim",
        "number": number,
        "text": text,
        "cause": cause,
        "evidence": list(evidence),
        "id": id_,
        "label": label,
    }


def places(sections: Iterable[dict[str, Any]]) -> dict[str, str]:
    """{id: label}: all that a claim can rest on, in the order of the report."""
    return {
        one["id"]: one["label"]
        for section in sections
        for block in section["blocks"]
        for one in _with_rows(block)
        if one.get("id")
    }


def keep_links(sections: Sequence[dict[str, Any]]) -> None:
    """Without those that lead to what does not stand in this report: a reader who may not see a
    thing is not led to it, and a printed sheet has no loose ends."""
    known = places(sections)
    for section in sections:
        for block in section["blocks"]:
            for one in _with_rows(block):
                for linked in (*one.get("cells", []), *one.get("evidence", [])):
                    if linked.get("to") not in known:
                        linked.pop("to", None)


def _with_rows(block: Block) -> Iterator[dict[str, Any]]:
    yield block
    if block["kind"] == "figure":
        yield from _with_rows(block["table"])
    if block["kind"] == "table":
        yield from block["rows"]
