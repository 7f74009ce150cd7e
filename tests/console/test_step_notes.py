"""Control's own notes for each step, and the scene to come, seen before it is on the board."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import browser_of, browser_of_control, go_to, move_of, viewer_of
from wargame.errors import Refused, Stale
from wargame.models import Kind, Revealed, Scene, StepKind, StepNote, Viewer
from wargame.operations import reveals, step_notes
from wargame.queries import next_scenes


@pytest.fixture
def deciding(exercise, blue):
    return go_to(exercise, StepKind.DECIDE, 1)


def note(exercise, text, control, base=0):
    return step_notes.save(exercise.step, text=text, base=base, by=control)


def at(exercise, name, *parts):
    return reverse(name, args=[exercise.code, *parts])


def test_a_note_is_kept_once_and_stands_on_the_console_and_in_the_run_sheet(
    deciding, console, control
):
    assert note(deciding, "Ask Red first.", control) == 1
    assert note(deciding, "Ask Red first.", control, base=1) == 1
    assert deciding.journal.filter(kind=Kind.STEP_NOTED).count() == 1
    assert "Ask Red first." in console.open().text
    assert "note" in console.text("run-sheet")


def test_of_two_who_write_at_once_neither_is_lost(deciding, control):
    note(deciding, "First.", control)
    with pytest.raises(Stale) as raised:
        note(deciding, "Second.", control)
    assert raised.value.theirs == "First."
    sent = {"name": "note", "text": "Second.", "base": 0}
    path = at(deciding, "step-note-save", deciding.step.number)
    answer = browser_of_control(deciding).post(path, sent)
    assert answer.status_code == 409
    assert "First." in answer.text
    assert "Second." in answer.text


def test_nobody_but_control_writes_or_reads_one(deciding, blue, control, nobody):
    note(deciding, "XX-note-XX", control)
    for viewer in (viewer_of(blue), Viewer.board(deciding), Viewer.nobody(deciding)):
        assert not StepNote.objects.visible_to(viewer).exists()
    with pytest.raises(Refused):
        note(deciding, "Ours.", blue, base=1)
    for browser in (browser_of(blue), nobody):
        for name in ("console-next", "scene-preview"):
            assert browser.get(at(deciding, name)).status_code == 404
    assert "XX-note-XX" not in browser_of(blue).get(at(deciding, "room", blue.pk)).text


def test_a_row_is_never_changed(deciding, control):
    note(deciding, "First.", control)
    with pytest.raises(IntegrityError), transaction.atomic():
        StepNote.objects.update(text="Other.")


def test_the_next_step_brings_its_usual_scene_and_control_may_look_at_it_first(deciding, control):
    it = next_scenes.next_(viewer_of(control))
    assert [sheet.step.title for sheet in it.sheets] == ["Decide", "Plenary"]
    assert it.scene.scene == Scene.POSITIONS
    tension = move_of(deciding).tensions.get()
    before = deciding.scene
    asked = {"scene": Scene.POSITIONS, "tension": tension.pk, "stage": "positions"}
    look = browser_of_control(deciding)
    assert "Positions are sealed." in look.get(at(deciding, "scene-preview"), asked).text
    about = {"what": Revealed.POSITIONS, "move": move_of(deciding)}
    reveals.reveal(deciding, by=control, **about)
    assert "sealed" not in look.get(at(deciding, "scene-preview"), asked).text
    deciding.refresh_from_db()
    assert deciding.scene == before
