"""What a seed leads to: whoever knows it can draw again, and draws the same."""

from collections.abc import Iterator
from hashlib import sha256


def two_dice(seed: str) -> tuple[int, int]:
    """Two numbers from 1 to 6, each as likely as any other."""
    numbers = _numbers(seed, 6)
    return next(numbers), next(numbers)


def one_in_a_hundred(seed: str) -> int:
    """A number from 1 to 100, each as likely as any other."""
    return next(_numbers(seed, 100))


def _numbers(seed: str, sides: int) -> Iterator[int]:
    """From 1 to `sides` without end: the bytes of SHA-256("seed:0"), SHA-256("seed:1"), … in
    order, each modulo `sides`, plus 1; bytes that would favor the small numbers are left out."""
    usable = 256 - 256 % sides
    block = 0
    while True:
        for byte in sha256(f"{seed}:{block}".encode()).digest():
            if byte < usable:
                yield byte % sides + 1
        block += 1
