"""The commitments ledger of a package: theaters, budgets, tokens and what is required when.

All figures are illustrative units.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .faults import Fault
from .keys import Keys, repeats
from .lines import Document


@dataclass(frozen=True)
class Theater:
    """A place, or a task without one, that states commit themselves to."""

    key: str
    name: str
    text: str = ""


@dataclass(frozen=True)
class Requirement:
    """Units that a theater needs in a move. With an `inject` it is shown by that, and else by
    control when it is not `is_shown`."""

    move: int
    theater: str
    points: int
    is_shown: bool = True
    inject: str = ""


@dataclass(frozen=True)
class Ledger:
    """`budgets` are units in every move, or one figure a move; `tokens` name what each team
    holds, `token_name` one of them. Without theaters the scenario has no ledger."""

    theaters: tuple[Theater, ...] = ()
    budgets: Mapping[str, int | list[int]] = field(default_factory=dict)
    token_name: str = ""
    tokens: Mapping[str, list[str]] = field(default_factory=dict)
    requirements: tuple[Requirement, ...] = ()


def ledger_faults(document: Document, keys: Keys) -> Iterator[Fault]:
    """Whom and what the ledger names must be in the package, and nothing may stand twice."""
    ledger = document.value
    for part in ("budgets", "tokens"):
        yield from keys.strangers(document, "team", ledger.get(part, {}), part)
    moves = keys.known["move"]
    for team, units in ledger["budgets"].items():
        if moves and isinstance(units, list) and len(units) != len(moves) - 1:
            message = f"One figure for each move ({len(moves) - 1}) is needed, or one for all."
            yield document.fault(message, "budgets", team)
    yield from repeats(document, "key", "theaters")
    yield from _requirements(document, keys)


def _requirements(document: Document, keys: Keys) -> Iterator[Fault]:
    theaters = {one["key"] for one in document.value["theaters"]}
    seen = set()
    for index, one in enumerate(document.value["requirements"]):
        at = ("requirements", index)
        yield from keys.strangers(document, "move", one["move"], *at, "move")
        if "inject" in one:
            yield from keys.strangers(document, "inject", one["inject"], *at, "inject")
        if one["theater"] not in theaters:
            yield document.fault(f"There is no theater “{one['theater']}”.", *at, "theater")
        if (one["move"], one["theater"]) in seen:
            message = f"{one['theater']} has a requirement in move {one['move']} already."
            yield document.fault(message, *at)
        seen.add((one["move"], one["theater"]))
