"""What a package says of the ways to run it: timelines, and what their decision records ask for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PresetStep:
    """A timed part of a session; `move` 0 means that it belongs to no move."""

    kind: str
    title: str
    minutes: int
    move: int = 0


@dataclass(frozen=True)
class RecordAsked:
    """What a decision record asks for: paragraphs `required` before release, and those `opened`
    beside them. Nothing required means the shortest record that can be learned from."""

    required: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormatPreset:
    """A length of seminar with its steps in minutes, and what its decision records ask for."""

    key: str
    name: str
    minutes: int
    steps: tuple[PresetStep, ...]
    summary: str = ""
    record: RecordAsked = RecordAsked()
