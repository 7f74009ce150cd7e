"""From a policy overview to an exercise, in one sitting and by keyboard; and on to a colleague."""

import re
from pathlib import Path

from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from tests.factories import FacilitatorFactory
from tests.scenarios.conftest import OVERVIEW
from wargame.models import Exercise, ScenarioDraft

from .test_every_page import in_every_size


def signed_in():
    client = Client()
    client.force_login(FacilitatorFactory())
    return client.cookies["sessionid"].value


def typed(page, label, words):
    """Into the first field of that name, as by hand."""
    page.get_by_label(label, exact=True).first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def pressed(page, name):
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


def downloaded(room, page, title):
    """The package of a scenario, found by words in the library."""
    page.goto(f"{room.site}/scenarios/")
    in_every_size(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_label("Find a scenario").press_sequentially("strait pilots")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=title).first.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download version 1 as a package").press("Enter")
    return Path(download.value.path()).read_bytes()


def test_an_overview_is_mended_published_played_and_taken_along(room, tmp_path):
    page = room.open("/scenarios/import/", room.context(sessionid=signed_in()))
    in_every_size(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_label("Or paste its text").fill(OVERVIEW)
    pressed(page, "Read the document")
    expect(page.get_by_role("heading", name="Check what was recognized")).to_be_visible()
    in_every_size(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    typed(page, "One pole", "More pilots")
    typed(page, "The other pole", "Better pilots")
    pressed(page, "Make a draft scenario")

    expect(page.get_by_role("heading", name="The Long Strait")).to_be_visible()
    in_every_size(page)
    page.get_by_role("link", name="Scope, 0").press("Enter")
    pressed(page, "One more item")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("The strait")
    page.keyboard.press("Tab")
    page.keyboard.type("All of it.")
    page.get_by_role("link", name="Moves 2").press("Enter")
    page.get_by_role("link", name="Move 1", exact=True).press("Enter")
    typed(page, "Title", "Fog")
    expect(page.locator("[data-save-state]")).to_have_text(re.compile("^Saved"))
    page.get_by_role("link", name="draft").press("Enter")
    expect(page.get_by_text("It can be played.").first).to_be_visible()
    pressed(page, "Publish and set up an exercise")

    expect(page.get_by_role("heading", name="New exercise")).to_be_visible()
    page.get_by_role("button", name="Save as draft").last.press("Enter")
    expect(page).to_have_url(re.compile("/console/$"))
    draft = ScenarioDraft.objects.get()
    exercise = Exercise.objects.get()
    assert exercise.version == draft.published
    assert [move.title for move in exercise.moves.order_by("number")] == ["Fog", "Move 2"]

    page.locator("#open-anyway summary").press("Enter")
    pressed(page, "Open for joining all the same")
    page.locator("#start").press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_role("link", name="Correct a text").press("Enter")
    page.get_by_role("link", name="Ships a day").press("Enter")
    typed(page, "Value", "60")
    typed(page, "Why", "The port counted again.")
    pressed(page, "Correct it")
    expect(page.get_by_text("The port counted again.").first).to_be_visible()
    packed = downloaded(room, page, "The Long Strait")
    page.context.close()
    call_command("flush", interactive=False, verbosity=0)

    page = room.open("/scenarios/", room.context(sessionid=signed_in()))
    page.get_by_role("link", name="Take in a package").press("Enter")
    (tmp_path / "strait.wargame.zip").write_bytes(packed)
    page.set_input_files("input[type=file]", tmp_path / "strait.wargame.zip")
    in_every_size(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    pressed(page, "Check and take in")
    expect(page.get_by_text("It is yours alone until you share it.")).to_be_visible()
    in_every_size(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert downloaded(room, page, "The Long Strait") == packed
    page.get_by_role("link", name="Run this scenario").press("Enter")
    expect(page.get_by_role("heading", name="New exercise")).to_be_visible()


def test_a_draft_is_written_put_in_order_and_undone_by_keyboard(room):
    """Nothing typed is lost when the network goes; what has the focus keeps it."""
    client = Client()
    client.force_login(FacilitatorFactory())
    client.post("/scenarios/new/")
    draft = ScenarioDraft.objects.get()
    context = room.context(sessionid=client.cookies["sessionid"].value)
    page = room.open(f"/scenarios/drafts/{draft.pk}/tensions/", context)
    page.locator("#open-T1").press("Enter")
    expect(page.locator("#open-T1")).to_be_focused()
    context.set_offline(True)
    typed(page, "The trade, in one sentence", "Kept *offline*.")
    state = page.locator("[data-save-state]")
    expect(state).to_have_text("Offline. Kept on this device.")
    row = page.url
    page.goto("about:blank")
    context.set_offline(False)
    page.goto(row)
    expect(state).to_have_attribute("data-state", "saved")
    draft.refresh_from_db()
    assert draft.files["tensions.yaml"][0]["text"] == "Kept *offline*."

    pressed(page, "Move tension 1 down")
    down = page.get_by_role("button", name="Move tension 2 down")
    expect(down).to_be_focused()
    draft.refresh_from_db()
    assert [one["key"] for one in draft.files["tensions.yaml"]] == ["T2", "T1"]
    page.get_by_role("button", name="Remove tension 2").press("Enter")
    undo = page.get_by_role("button", name="Undo: removed tension 2")
    expect(undo).to_be_focused()
    expect(page.get_by_text("It was named in: move 1")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo: moved tension 2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo: changed tension 1")).to_be_focused()
    draft.refresh_from_db()
    assert [one["key"] for one in draft.files["tensions.yaml"]] == ["T1", "T2"]
    assert not [fault for fault in page.faults if "Failed to load resource" not in fault]
    in_every_size(page)
