"""What control sends of its notes on a step."""

from wargame.models.step_notes import NOTE

from .notes import NotesForm


class StepNoteForm(NotesForm):
    """The note, and the revision it was read at."""

    limit = NOTE
