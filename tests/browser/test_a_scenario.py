"""From a policy overview to an exercise, in one sitting and by keyboard."""

import re

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


def test_an_overview_is_mended_published_and_set_up(room):
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
    page.get_by_role("link", name="0 items of the scope").press("Enter")
    typed(page, "Name", "The strait")
    typed(page, "Text", "All of it.")
    pressed(page, "Save")
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("link", name="2 moves").press("Enter")
    in_every_size(page)
    typed(page, "Title", "Fog")
    pressed(page, "Save")
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("link", name="The Long Strait").press("Enter")
    expect(page.get_by_text("It can be played.")).to_be_visible()
    pressed(page, "Publish and set up an exercise")

    expect(page.get_by_role("heading", name="New exercise")).to_be_visible()
    page.get_by_role("button", name="Save as draft").last.press("Enter")
    expect(page).to_have_url(re.compile("/console/$"))
    draft = ScenarioDraft.objects.get()
    exercise = Exercise.objects.get()
    assert exercise.version == draft.published
    assert [move.title for move in exercise.moves.order_by("number")] == ["Fog", "Move 2"]
