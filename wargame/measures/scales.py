"""The ordered scale 1..points on which people mark where they stand."""

from collections.abc import Sequence


def check(values: Sequence[int], points: int) -> None:
    """Raises ValueError for a scale of fewer than two points or a value off the scale."""
    if points < 2:
        raise ValueError("a scale has at least two points")
    if any(not 1 <= value <= points for value in values):
        raise ValueError(f"values must lie in 1..{points}")
