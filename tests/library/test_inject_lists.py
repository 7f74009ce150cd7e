"""The planned injects of a scenario go out as a spreadsheet and come in as in run control."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.scenario_files.small import FILES
from wargame.models import ScenarioDraft
from wargame.operations import scenario_drafts, scenarios
from wargame.reports import inject_list_xlsx
from wargame.scenario_files.reader import read_texts
from wargame.scenario_files.writing import package_of

from .conftest import browser_of

HEAD = list(inject_list_xlsx.COLUMNS)


@pytest.fixture
def version(db):
    return scenarios.import_package(read_texts(FILES))


@pytest.fixture
def draft(version, me):
    return scenario_drafts.copy(version, by=me)


def file_of(*rows):
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    return SimpleUploadedFile("list.xlsx", written.getvalue())


def taken(browser, draft, upload):
    """Looked at, and then taken in as the page has it."""
    look = browser.post(reverse("scenario-injects-look", args=[draft.pk]), {"file": upload})
    assert look.status_code == 200
    sheet, columns = look.context["sheet"], look.context["columns"]
    sent = {"sheet": sheet.as_text} | {
        f"column-{name}": place for name, place in columns.places().items()
    }
    done = browser.post(reverse("scenario-injects-take", args=[draft.pk]), sent, follow=True)
    draft.refresh_from_db()
    return look.content.decode(), done.content.decode()


def test_what_went_out_comes_in_and_changes_nothing(browser, draft):
    before = draft.files
    answer = browser.get(reverse("scenario-injects-xlsx", args=[draft.pk]))
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[1][:6] == ("1.1", "move 1, minute 5", "Port", "BLU", "news", "A ship stops")
    assert rows[2][1] == "reserve"
    _look, done = taken(browser, draft, SimpleUploadedFile("a.xlsx", answer.content))
    assert "0 injects changed or new." in done
    assert draft.files == before


def test_by_number_injects_are_changed_and_added_and_what_they_bear_on_stays(browser, draft):
    upload = file_of(
        ["1.1", "move 1, minute 7", "Port", "all", "data", "It stops", "It waits.", "", "Ask", ""],
        ["1.2", "0:12", "Red", "Red", "news", "Fog", "Fog falls.", "", "", ""],
    )
    look, done = taken(browser, draft, upload)
    assert "2 rows can be used" in look
    assert "2 injects changed or new." in done
    stopped, sails, fog = draft.files["injects.yaml"]
    assert (stopped["key"], stopped["minute"], stopped["title"]) == ("I1", 7, "It stops")
    assert (stopped["tensions"], stopped["expected_actions"]) == (["T1"], ["Ask"])
    assert "to" not in stopped
    assert sails["number"] == "R.1"
    assert (fog["move"], fog["minute"], fog["to"]) == (1, 12, ["RED"])
    assert package_of(draft.files, draft.pk).injects[2].title == "Fog"


def test_rows_that_cannot_be_used_are_named_and_left_out(browser, draft):
    upload = file_of(
        ["2.1", "move 9, minute 1", "Port", "", "", "A", "A.", "", "", ""],
        ["2.2", "move 1", "Port", "", "", "B", "B.", "", "", ""],
        ["2.3", "move 1, minute 50", "Port", "", "", "C", "C.", "", "", ""],
        ["2.4", "step 3", "Port", "", "", "D", "D.", "", "", ""],
        ["2.5", "reserve", "Port", "Atlantis", "", "E", "E.", "", "", ""],
    )
    look, done = taken(browser, draft, upload)
    for says in (
        "There is no move 9.",
        "An inject in a move needs its minute.",
        "The move lasts only 20 minutes.",
        "There is no step 3.",
        "Atlantis is none of the teams.",
    ):
        assert says in look
    assert "0 injects changed or new." in done


def test_a_version_gives_its_list_to_readers_and_a_draft_to_its_authors(
    browser, draft, version, other
):
    stranger = browser_of(other)
    shipped = reverse("version-injects-xlsx", args=[version.scenario.slug, 1])
    assert stranger.get(shipped).status_code == 200
    mine = scenario_drafts.publish(draft, by=ScenarioDraft.objects.get().owner)
    for address in (
        reverse("version-injects-xlsx", args=[mine.scenario.slug, 1]),
        reverse("scenario-injects", args=[draft.pk]),
        reverse("scenario-injects-xlsx", args=[draft.pk]),
    ):
        assert browser.get(address).status_code == 200
        assert stranger.get(address).status_code == 404
    for act in ("scenario-injects-look", "scenario-injects-take"):
        assert stranger.post(reverse(act, args=[draft.pk])).status_code == 404
