"""How a row is pointed to within an archive, and which row of a database that is."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wargame.models.pointers import POINTERS, UP_TO, Key

from .belongings import Model, label_field

type Row = dict[str, Any]


@dataclass
class Numbering:
    """From keys of a database to labels of an archive, or back: {model: {as text: other side}}.
    `order` holds the keys on this side, ascending, for what has been read up to one of them."""

    labels: dict[Model, dict[str, Key]] = field(default_factory=dict)
    order: dict[Model, Sequence[Any]] = field(default_factory=dict)

    def add(
        self,
        model: Model,
        pairs: Iterable[tuple[Any, Key]],
        gone: Iterable[tuple[Any, Key]] = (),
    ) -> None:
        """(this side, other side) of each row, in the order in which they came; and of rows that
        are gone."""
        found = list(pairs)
        self.labels[model] = {str(here): there for here, there in (*found, *gone)}
        self.order[model] = [here for here, _there in found]

    def carry(self, model: Model, key: Key) -> Key | None:
        """None where there is no such row."""
        return self.labels.get(model, {}).get(str(key))

    def point(self, model: Model, name: str, value: Any, row: Row) -> Any:
        """A column that holds keys where no foreign key says so; every other as it is."""
        pointer = POINTERS.get((model, name))
        if pointer is not None:
            return pointer(value, self.carry)
        up_to = UP_TO.get((model, name))
        return value if up_to is None else self.up_to(up_to(row), value)

    def up_to(self, model: Model, value: Any) -> Any:
        """0 before the first."""
        keys = self.order.get(model, ())
        last = bisect_right(keys, value)
        return self.carry(model, keys[last - 1]) if last else 0


def labels(model: Model, rows: Sequence[Row]) -> list[Key]:
    """What each is called in an archive."""
    by = label_field(model)
    return [row[by] for row in rows] if by else list(range(1, len(rows) + 1))
