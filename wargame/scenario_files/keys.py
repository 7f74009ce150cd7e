"""The keys by which the files of a package point at each other, and who points at nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .faults import Fault
from .lines import Document, Place

# A file that could not be read has no entry here: nothing is said about links to or in it.
Documents = dict[str, Document]


@dataclass(frozen=True)
class Keys:
    """The keys that exist, by what they name; None where the file that holds them is broken."""

    known: dict[str, set[Any] | None]
    minutes: dict[int, int]

    def strangers(
        self, document: Document, kind: str, named: Any, *place: str | int
    ) -> Iterator[Fault]:
        """Faults for keys that name nothing. `named` is one key, a list, or a mapping by key."""
        known = self.known[kind]
        if known is None:
            return
        keys: dict[Any, Place]
        if isinstance(named, dict):
            keys = {key: (*place, key) for key in named}
        elif isinstance(named, list):
            keys = {key: (*place, index) for index, key in enumerate(named)}
        else:
            keys = {named: place}
        for key, at in keys.items():
            if key not in known:
                yield document.fault(f"There is no {kind} “{key}”.", *at)


def keys_of(documents: Documents, roles: Iterable[str]) -> Keys:
    """All keys of the sound files; `roles` are the codes of all role files, sound or not."""

    def keys(file: str, *inside: str) -> set[Any] | None:
        if file not in documents:
            return None
        return {item["key"] for item in documents[file].inside(*inside)}

    moves = documents["moves.yaml"].value if "moves.yaml" in documents else None
    minutes = {move["number"]: move["minutes"] for move in moves or []}
    return Keys(
        {
            "scope item": keys("scope.yaml", "items"),
            "tension": keys("tensions.yaml"),
            "question": keys("questions.yaml"),
            "criterion": keys("vision.yaml", "criteria"),
            "inject": keys("injects.yaml"),
            "theater": keys("ledger.yaml", "theaters"),
            "team": set(roles),
            "move": None if moves is None else {0, *minutes},
        },
        minutes,
    )


def repeats(document: Document, field: str, *place: str | int) -> Iterator[Fault]:
    """Faults for items of the list at a place that share what must be theirs alone."""
    seen: set[Any] = set()
    for index, item in enumerate(document.inside(*place)):
        if item[field] in seen:
            message = f"The {field} “{item[field]}” is used twice."
            yield document.fault(message, *place, index, field)
        seen.add(item[field])
