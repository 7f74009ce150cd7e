"""Timelines to start from: a session of so many minutes with so many moves, that sums exactly."""

from dataclasses import dataclass
from typing import Any

SHORTEST_DEBRIEF, LONGEST_FLOOR = 15, 60
# In hundredths of what the debrief leaves; the rest is for the moves.
WELCOME, BASELINE, FINAL = 7, 7, 5
# In hundredths of a move.
STEPS = {
    "brief": 14,
    "estimate": 12,
    "deliberate": 26,
    "decide": 24,
    "plenary": 16,
    "adjudicate": 8,
}
TITLES = {
    "welcome": "Welcome and ground rules",
    "baseline": "Baseline estimate",
    "final": "Final estimate",
    "review": "Hot wash and review",
    "exit": "Exit ticket",
}


@dataclass(frozen=True)
class Preset:
    """A length of session, and how many moves fit into it."""

    key: str
    name: str
    minutes: int
    moves: int


PRESETS = (
    Preset("class", "75-minute class, one move", 75, 1),
    Preset("three-hours", "Three hours, two moves", 180, 2),
    Preset("half-day", "Half day, four moves", 240, 4),
    Preset("full-day", "Full day, four moves", 450, 4),
)


def formats(chosen: Preset) -> list[dict[str, Any]]:
    """The chosen preset, and then the others that its moves are enough for, for `formats.yaml`."""
    others = (one for one in PRESETS if one != chosen and one.moves <= chosen.moves)
    return [_format(preset) for preset in (chosen, *others)]


def _format(preset: Preset) -> dict[str, Any]:
    return {
        "key": preset.key,
        "name": preset.name,
        "minutes": preset.minutes,
        "steps": timeline(preset.minutes, preset.moves),
    }


def timeline(minutes: int, moves: int) -> list[dict[str, Any]]:
    """The steps of a session, each of whole minutes, together exactly as long as it."""
    debrief = min(max(SHORTEST_DEBRIEF, -(-minutes // 5)), LONGEST_FLOOR)
    left = minutes - debrief
    before = [_step("welcome", left * WELCOME // 100), _step("baseline", left * BASELINE // 100)]
    final = _step("final", left * FINAL // 100)
    for_moves = left - sum(step["minutes"] for step in (*before, final))
    played = [
        step
        for number, length in enumerate(shared(for_moves, [1] * moves), start=1)
        for step in _move(number, length)
    ]
    exit_ticket = _step("exit", max(2, debrief // 15))
    review = _step("review", debrief - exit_ticket["minutes"])
    return [*before, *played, final, review, exit_ticket]


def _move(number: int, minutes: int) -> list[dict[str, Any]]:
    lengths = shared(minutes, list(STEPS.values()))
    return [
        _step(kind, length) | {"move": number} for kind, length in zip(STEPS, lengths, strict=True)
    ]


def _step(kind: str, minutes: int) -> dict[str, Any]:
    return {"kind": kind, "title": TITLES.get(kind, kind.capitalize()), "minutes": max(1, minutes)}


def shared(whole: int, weights: list[int]) -> list[int]:
    """The whole in parts as the weights say, none of them lost to rounding."""
    total, given, parts = sum(weights), 0, []
    reached = 0
    for weight in weights:
        reached += weight
        parts.append(whole * reached // total - given)
        given += parts[-1]
    return parts
