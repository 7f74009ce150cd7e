"""Whether a timeline can be run: its minutes add up, and time to review is left at the end."""

from collections.abc import Iterator
from typing import Any

from .faults import Fault
from .lines import Document

ENDING = ["final", "review", "exit"]
DEBRIEF = {"review", "exit"}
BREAK = "break"
OF_A_MOVE = {"brief", "estimate", "deliberate", "decide", "plenary", "adjudicate"}
SHORTEST_DEBRIEF, LONGEST_FLOOR = 15, 60


def debrief_floor(minutes: int) -> int:
    """The least time for review and exit ticket: a fifth of the session, but 15 to 60 minutes."""
    return min(max(SHORTEST_DEBRIEF, -(-minutes // 5)), LONGEST_FLOOR)


def timeline_faults(document: Document, preset: dict[str, Any], index: int) -> Iterator[Fault]:
    """What does not fit in the steps of a format."""
    steps = preset["steps"]
    total = sum(step["minutes"] for step in steps)
    if total != preset["minutes"]:
        message = f"The steps add up to {total} minutes, not {preset['minutes']}."
        yield document.fault(message, index, "minutes")
    if [step["kind"] for step in steps if step["kind"] != BREAK][-3:] != ENDING:
        message = "The last three steps must be final, review and exit, breaks aside."
        yield document.fault(message, index, "steps", len(steps) - 1)
    yield from _debrief(document, preset, index)
    yield from _order_of_moves(document, steps, index)


def _debrief(document: Document, preset: dict[str, Any], index: int) -> Iterator[Fault]:
    floor = debrief_floor(preset["minutes"])
    has = sum(step["minutes"] for step in preset["steps"] if step["kind"] in DEBRIEF)
    if has < floor:
        message = f"Review and exit ticket have {has} minutes; they need {floor}."
        yield document.fault(message, index, "steps", len(preset["steps"]) - 1)


def _order_of_moves(document: Document, steps: list[dict[str, Any]], index: int) -> Iterator[Fault]:
    latest = 0
    for row, step in enumerate(steps):
        move = step.get("move", 0)
        at = (index, "steps", row)
        if (step["kind"] in OF_A_MOVE) != bool(move):
            says = "must name its move" if step["kind"] in OF_A_MOVE else "belongs to no move"
            yield document.fault(f"A step of kind {step['kind']} {says}.", *at)
        elif move and not latest <= move <= latest + 1:
            yield document.fault(f"Move {move} cannot follow move {latest}.", *at)
        latest = max(latest, move)
