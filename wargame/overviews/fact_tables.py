"""Key facts in a table, whatever its columns are called and however many there are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .blocks import Row, Table
from .columns import FACTS, cell, columns, has_no_head, homeless, years
from .fates import Fates
from .overview import Fact
from .sources import MOMENT, Notes, cited, moment_of, noted
from .words import Words


def facts_of_table(table: Table, notes: Notes, fates: Fates) -> Iterator[tuple[int, Fact]]:
    """(line, fact) of every row."""
    at = _columns(table)
    rows = table.rows
    if has_no_head(table, FACTS) and not years(table):
        rows = (table.head, *rows)
    for row in rows:
        fact = _fact(row, table.head, at, notes, fates)
        if fact:
            yield row.line, fact
            rest = homeless(row, table.head, list(at.values()))
            if rest or row.is_cut:
                said = ", ".join(rest) or "a cell too many"
                fates.ask(row.line, f"A fact has no place for {said}.")


def _columns(table: Table) -> dict[str, int]:
    """Where each kind stands. Heads that say nothing are taken as metric, value, source."""
    at = columns(table, FACTS)
    group = at.pop("group", None)
    if group is not None and "metric" not in at:
        at["metric"] = group
    dated = [column for column in years(table) if column not in at.values()]
    if dated and "value" not in at:
        at["value"] = dated[-1]
    free = [n for n in range(len(table.head.cells)) if n not in at.values() and n not in dated]
    for kind in ("metric", "value"):
        if kind not in at and free:
            at[kind] = free.pop(0)
    if "as_of" not in at:
        moments = [n for n in free if table.rows and all(_is_moment(row, n) for row in table.rows)]
        at |= {"as_of": moments[0]} if moments else {}
    named = [n for n in free if n not in at.values() and not table.head.cells[n]]
    if "source" not in at and has_no_head(table, FACTS):
        named = [n for n in free if n not in at.values()]
    if "source" not in at and named:
        at["source"] = named[0]
    return at


def _is_moment(row: Row, column: int) -> bool:
    return column < len(row.cells) and bool(MOMENT.fullmatch(row.cells[column].plain))


def _fact(
    row: Row,
    head: Row,
    at: Mapping[str, int],
    notes: Notes,
    fates: Fates,
) -> Fact | None:
    cells, source_noted = _noted(row, notes, fates)
    row = replace(row, cells=cells)
    metric, value = cell(row, at, "metric").plain, cell(row, at, "value").plain
    if not metric and not value:
        return None
    source, as_of = cell(row, at, "source").plain, cell(row, at, "as_of").plain
    unit = cell(row, at, "unit").plain
    value = f"{value} {unit}" if unit and unit not in value else value
    if "source" not in at:
        without, cited_source, when = cited(value)
        value, source = (without, cited_source) if cited_source else (value, "")
        as_of = as_of or when
    source = source or source_noted
    return Fact(metric, value, source, as_of or moment_of(source) or _year_of(head, at))


def _noted(row: Row, notes: Notes, fates: Fates) -> tuple[tuple[Words, ...], str]:
    """The cells without the numbers of footnotes, and the source that the footnotes give."""
    cells, sources = [], []
    for words in row.cells:
        rest, source, used = noted(words, notes)
        fates.take(used, "facts")
        cells.append(rest)
        sources += [source] if source else []
    return tuple(cells), "; ".join(sources)


def _year_of(head: Row, at: Mapping[str, int]) -> str:
    return moment_of(cell(head, at, "value").plain)
