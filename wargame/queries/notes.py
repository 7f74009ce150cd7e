"""A team's notes: what everybody of it wrote in a move, line by line, and one's own to write in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.models import DraftKind, Move, Note, Viewer, paragraphs
from wargame.models.notes import NOTES

from .draft_texts import Text


@dataclass(frozen=True)
class NoteSheet:
    """What one person wrote. `about` says which paragraph the words were meant for, where they
    could not be saved there."""

    note: Note
    about: str

    @property
    def lines(self) -> list[tuple[str, str]]:
        """(key, line): the key names the line for ever, for a row is never changed."""
        return [(f"{self.note.pk}-{n}", line) for n, line in enumerate(self.note.lines)]


@dataclass(frozen=True)
class MoveNotes:
    """All notes of one move."""

    move: Move
    sheets: list[NoteSheet]


@dataclass(frozen=True)
class OwnNotes:
    """What one person writes in: their words of the present move, and the paragraphs (name, label)
    that a line can be put into."""

    move: Move | None
    text: Text | None
    fields: list[tuple[str, str]]


def mine(viewer: Viewer) -> OwnNotes:
    """At most one query."""
    step = viewer.exercise.step
    move = step.move if step else None
    return OwnNotes(move, own(viewer, move) if move else None, fields())


def of_now(viewer: Viewer) -> list[NoteSheet]:
    """The team's of the present move. At most one query."""
    step = viewer.exercise.step
    if step is None or step.move is None:
        return []
    return _sheets(Note.objects.visible_to(viewer).filter(move=step.move).select_related("seat"))


def own(viewer: Viewer, move: Move) -> Text:
    """What this person wrote in the move, to go on writing. One query."""
    mine = Note.objects.visible_to(viewer).filter(move=move, seat=viewer.own_seat, about="")
    last = mine.order_by("revision").last()
    text, revision = (last.text, last.revision) if last else ("", 0)
    return Text("notes", _("Your notes"), "", NOTES, text, revision)


def by_move(viewer: Viewer) -> list[MoveNotes]:
    """All that the team ever noted. One query."""
    rows = Note.objects.visible_to(viewer).select_related("seat", "move").current()
    found: dict[Move, list[Note]] = {}
    for note in rows:
        if note.lines:
            found.setdefault(note.move, []).append(note)
    return [
        MoveNotes(move, [_sheet(note) for note in found[move]])
        for move in sorted(found, key=lambda one: one.number)
    ]


def fields() -> list[tuple[str, str]]:
    """(name, label) of the paragraphs of a decision that a line can be put into."""
    every = (field for known in paragraphs.FIELDS.values() for field in known)
    return [
        (field.name, paragraphs.label_of(field.name))
        for field in every
        if paragraphs.is_prose(field.name)
    ]


def _sheets(rows: Iterable[Note]) -> list[NoteSheet]:
    notes = [note for note in rows.current() if note.lines]  # type: ignore[attr-defined]
    return [_sheet(note) for note in sorted(notes, key=lambda one: (one.seat.chair, one.pk))]


def _sheet(note: Note) -> NoteSheet:
    kind, _space, name = note.about.partition(" ")
    if not kind:
        return NoteSheet(note, "")
    label = paragraphs.label_of(name) if kind == DraftKind.DECISION else ""
    return NoteSheet(note, label or _("the answer"))
