"""Figures by state and year: one measure, of one edition, by one definition."""

from collections.abc import Iterator
from dataclasses import dataclass

from .faults import Fault
from .keys import Keys, repeats
from .lines import Document


@dataclass(frozen=True)
class StateFigures:
    """The figures of one state, a value a year; null is none, and an `e` behind it an estimate."""

    code: str
    name: str
    values: tuple[str | int | None, ...]


@dataclass(frozen=True)
class Series:
    """Figures that may stand in one chart: they share measure, edition and definition."""

    key: str
    measure: str
    edition: str
    definition: str
    unit: str
    source: str
    as_of: str
    years: tuple[int, ...]
    states: tuple[StateFigures, ...]
    note: str = ""


def series_faults(document: Document, _keys: Keys) -> Iterator[Fault]:
    """An edition of a measure stands once, its years rise, and every state has a value a year."""
    seen = set()
    for index, one in enumerate(document.value):
        name = (one["measure"], one["edition"])
        if name in seen:
            message = f"{one['measure']}, {one['edition']} stands above already."
            yield document.fault(message, index, "edition")
        seen.add(name)
        if one["years"] != sorted(set(one["years"])):
            yield document.fault("Years must rise, each once.", index, "years")
        yield from repeats(document, "code", index, "states")
        for row, state in enumerate(one["states"]):
            if len(state["values"]) != len(one["years"]):
                message = (
                    f"{state['code']} has {len(state['values'])} values "
                    f"for {len(one['years'])} years; write null where there is none."
                )
                yield document.fault(message, index, "states", row, "values")
