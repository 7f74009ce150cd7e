"""Rows of which none is changed: a later one with the same keys takes the place of an earlier."""

from typing import Protocol

from django.db import models


class Numbered(Protocol):
    """A row of something that has a number, and revisions under it."""

    number: int
    revision: int


def latest[R: models.QuerySet](rows: R, *same: str, by: str = "revision") -> R:
    """Those that no later row has replaced: rows alike in `same`, the later by `by`. One query
    with the rows themselves."""
    alike = {name: models.OuterRef(name) for name in same}
    newer = rows.model._default_manager.filter(**alike, **{f"{by}__gt": models.OuterRef(by)})
    return rows.filter(~models.Exists(newer))


def following(rows: models.QuerySet, last: Numbered | None) -> dict[str, int]:
    """The `number` and `revision` of what is kept next: a change of `last`, or something new among
    `rows`, which is numbered after all that ever stood there. At most one query."""
    if last is not None:
        return {"number": last.number, "revision": last.revision + 1}
    highest = rows.aggregate(n=models.Max("number"))["n"]
    return {"number": (highest or 0) + 1, "revision": 1}
