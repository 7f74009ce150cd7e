"""Whether a timeline can be run: its minutes add up, and time to review is left at the end."""

from collections.abc import Iterator
from typing import Any

from .faults import Fault
from .lines import Document

ENDING = ["final", "review", "exit"]
OF_A_MOVE = {"brief", "estimate", "deliberate", "decide", "plenary", "adjudicate"}
SHORTEST_REVIEW, LONGEST_FLOOR = 15, 60


def review_floor(minutes: int) -> int:
    """The least time for the review: a fifth of the session, but 15 to 60 minutes."""
    return min(max(SHORTEST_REVIEW, -(-minutes // 5)), LONGEST_FLOOR)


def timeline_faults(document: Document, preset: dict[str, Any], index: int) -> Iterator[Fault]:
    """What does not fit in the steps of a format."""
    steps = preset["steps"]
    total = sum(step["minutes"] for step in steps)
    if total != preset["minutes"]:
        message = f"The steps add up to {total} minutes, not {preset['minutes']}."
        yield document.fault(message, index, "minutes")
    if [step["kind"] for step in steps[-3:]] != ENDING:
        message = "The last three steps must be final, review and exit."
        yield document.fault(message, index, "steps", len(steps) - 1)
    yield from _review(document, preset, index)
    yield from _order_of_moves(document, steps, index)


def _review(document: Document, preset: dict[str, Any], index: int) -> Iterator[Fault]:
    floor = review_floor(preset["minutes"])
    for row, step in enumerate(preset["steps"]):
        if step["kind"] == "review" and step["minutes"] < floor:
            message = f"The review has {step['minutes']} minutes; it needs {floor}."
            yield document.fault(message, index, "steps", row)


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
