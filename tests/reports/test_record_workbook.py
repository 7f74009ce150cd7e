"""The record as sheets: a kind each, as many rows as there are, a codebook, nothing that runs."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.cast import browser_of, browser_of_control, decide, go_to, name_people, viewer_of
from wargame.models import Attribution, StepKind
from wargame.reports import record_workbook, workbooks
from wargame.reports.record import record
from wargame.reports.record_tables import tables


@pytest.fixture
def book(exercise, control, blue):
    """Read by what did not choose its rows."""
    go_to(exercise, StepKind.DECIDE, 1)
    decide(exercise, blue, title="=HYPERLINK(1)")
    exercise.refresh_from_db()
    return load_workbook(io.BytesIO(record_workbook.as_xlsx(viewer_of(control))))


def column(sheet, name):
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(name)].value for row in sheet.iter_rows(min_row=2)]


def test_there_are_as_many_rows_as_in_the_database(exercise, book):
    assert len(column(book["decisions"], "row")) == exercise.decisions.count()
    assert len(column(book["decisions.effects"], "of")) == 4
    assert len(column(book["teams"], "code")) == exercise.teams.count()
    assert column(book["journal"], "number") == list(
        exercise.journal.values_list("number", flat=True)
    )
    assert book["roster"].max_row == 1


def test_the_codebook_has_every_column_of_every_sheet(book):
    said = {(row[0].value, row[1].value) for row in book["codebook"].iter_rows(min_row=2)}
    for sheet in book.worksheets[1:]:
        for cell in sheet[1]:
            assert any(
                cell.value == name and record_workbook.sheet_name(table) == sheet.title
                for table, name in said
            ), (sheet.title, cell.value)


def test_what_looks_like_a_formula_is_words(book):
    (title,) = [
        cell for row in book["decisions"].iter_rows(min_row=2) for cell in row if is_title(cell)
    ]
    assert (title.value, title.data_type) == ("=HYPERLINK(1)", "s")


def is_title(cell):
    return cell.parent.cell(1, cell.column).value == "title"


def test_what_no_cell_holds_is_cut_with_a_mark():
    cell = workbooks.write(Workbook().active.cell(1, 1), "x" * 40_000)
    assert len(cell.value) == workbooks.MOST
    assert cell.value.endswith("[…]")


def test_people_are_named_as_far_as_the_setting_lets_them(exercise, control, blue):
    for setting, names in ((Attribution.TEAM, {""}), (Attribution.NAME, {"", "Bea"})):
        name_people(exercise, setting)
        made = {one.name: one for one in tables(record(viewer_of(control)))}
        seats = made["seats"]
        place = seats.head.index("name")
        assert {row[place] for row in seats.rows} - {"Helen Marsh"} <= names


def test_the_bundle_holds_the_same_tables_and_is_the_same_each_time(exercise, control, blue):
    viewer = viewer_of(control)
    made = record_workbook.as_zip(viewer)
    assert made == record_workbook.as_zip(viewer)
    with zipfile.ZipFile(io.BytesIO(made)) as bundle:
        text = bundle.read("teams.csv").decode("utf-8-sig")
        assert "codebook.csv" in bundle.namelist()
    assert [row["code"] for row in csv.DictReader(io.StringIO(text))] == [
        team.code for team in exercise.teams.all()
    ]


def test_control_alone_takes_them(exercise, control, blue, nobody):
    for name in ("export-xlsx", "export-zip"):
        where = reverse(name, args=[exercise.code])
        assert browser_of_control(exercise).get(where).content.startswith(b"PK")
        for browser in (browser_of(blue), nobody):
            assert browser.get(where).status_code == 404
