"""What suggests an inject to control: whether it says all that it needs, and no more."""

from collections.abc import Iterator, Mapping
from typing import Any

from .faults import Fault
from .keys import Keys
from .lines import Document

# What each of them asks for, and what it may name.
NEEDS = {"released": (), "quiet": ("trigger_line",), "coverage": ("trigger_line",)}
MAY_NAME = {"released": "trigger_team", "coverage": "trigger_theater"}
NAMED = {"trigger_team": "team", "trigger_theater": "theater"}


def trigger_faults(
    document: Document, keys: Keys, inject: Mapping[str, Any], index: int
) -> Iterator[Fault]:
    trigger = inject.get("trigger", "")
    for field in NEEDS.get(trigger, ()):
        if field not in inject:
            yield document.fault("It needs a line: minutes, or percent.", index, "trigger")
    allowed = {*NEEDS.get(trigger, ()), MAY_NAME.get(trigger)}
    for field in ("trigger_line", *NAMED):
        if field in inject and field not in allowed:
            yield document.fault("This trigger has no use for it.", index, field)
    for field, kind in NAMED.items():
        if inject.get(field):
            yield from keys.strangers(document, kind, inject[field], index, field)
