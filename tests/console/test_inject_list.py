"""The inject list as a spreadsheet: out and in without loss, with a dry run and no formula."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.cast import browser_of, control_of, viewer_of
from wargame.forms import inject_sheets
from wargame.forms.inject_lists import ColumnsForm, dry_run
from wargame.models import InjectKind, Kind
from wargame.operations import inject_lists, injects
from wargame.operations.inject_lists import Listed
from wargame.reports import inject_list_xlsx

from .conftest import words

HEAD = list(inject_list_xlsx.COLUMNS)
FINE = ["9.1", "move 1, minute 5", "Port", "BLU", "news", "Fog", "Fog in the strait.", "", "", ""]


def file_of(*rows, head=HEAD):
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    return SimpleUploadedFile("list.xlsx", written.getvalue())


def run_of(exercise, upload):
    sheet = inject_sheets.of_upload(upload)
    return dry_run(exercise, sheet, ColumnsForm(sheet).places())


def said_by(*changes):
    """A row like FINE with these cells in other words: (column, words)."""
    row = dict(zip(HEAD, FINE, strict=True)) | dict(changes)
    return list(row.values())


# Words as a form leaves them: no control characters, nothing around them.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t"),
    max_size=80,
).map(str.strip)
WORDS = TEXT.filter(bool)
LINE = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
TIMES = st.one_of(
    st.just({}),
    st.builds(lambda n: {"step": n}, st.integers(1, 17)),
    st.builds(lambda m, n: {"move": m, "minute": n}, st.integers(1, 2), st.integers(0, 600)),
    st.builds(lambda m: {"move": m}, st.integers(1, 2)),
)
LISTED = st.builds(
    lambda time, **said: Listed(**said, **time),
    time=TIMES,
    number=LINE.map(lambda text: f"X{text[:11].strip()}"),
    kind=st.sampled_from(InjectKind).map(str),
    title=LINE,
    sender=LINE,
    text=st.one_of(
        WORDS, st.sampled_from(["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "1.10"])
    ),
    to=st.lists(st.sampled_from(["BLU", "RED", "GRN"]), unique=True).map(tuple),
    purpose=TEXT,
    expected=TEXT,
    objective=TEXT,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(LISTED, min_size=1, max_size=4, unique_by=lambda row: row.number))
def test_out_and_in_again_nothing_is_lost_and_nothing_changes(exercise, control, rows):
    with transaction.atomic():
        assert inject_lists.take_in(exercise, rows, by=control) == len(rows)
        upload = SimpleUploadedFile("a.xlsx", inject_list_xlsx.as_bytes(viewer_of(control)))
        run = run_of(exercise, upload)
        assert not run.faults
        found = {row.number: row for row in run.usable}
        assert {row.number: row for row in rows}.items() <= found.items()
        assert inject_lists.take_in(exercise, run.usable, by=control) == 0
        transaction.set_rollback(True)
    exercise.refresh_from_db()


def test_the_plan_of_the_scenario_comes_back_as_it_went(exercise, control):
    upload = SimpleUploadedFile("a.xlsx", inject_list_xlsx.as_bytes(viewer_of(control)))
    run = run_of(exercise, upload)
    assert (len(run.usable), run.faults) == (6, [])
    assert inject_lists.take_in(exercise, run.usable, by=control) == 0


def test_control_reads_what_the_list_says_for_its_eyes(console, control):
    own = {"purpose": "Test the pact.", "objective": "Objective 2", "expected": "They call."}
    row = Listed("9.1", "news", "Fog", "Port", "Fog.", **own)
    inject_lists.take_in(console.exercise, [row], by=control)
    inject = console.exercise.injects.get(number="9.1")
    text = words(console.open("inject", inject.pk).content.decode())
    for said in own.values():
        assert said in text


def test_a_spreadsheet_runs_nothing_of_it(exercise, control):
    exercise.injects.filter(number="1.1").update(title="=HYPERLINK(1)", sender="+1")
    book = load_workbook(BytesIO(inject_list_xlsx.as_bytes(viewer_of(control))))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ([("text", "")], "Text is empty."),
        ([("number", "")], "Number is empty."),
        ([("to", "BLU, XXX")], "XXX is none of the teams."),
        ([("kind", "rumor")], "The kind is none of"),
        ([("time", "at noon")], "The time is read as"),
        ([("time", "move 7")], "There is no move 7."),
        ([("time", "step 99")], "There is no step 99."),
        ([("time", "0:01")], "At that time no move has begun."),
        ([("title", "x" * 161)], "Title has more than 160 characters."),
        ([("text", "=1+1")], "Text is a formula."),
        ([("number", "1.3")], "It is released already."),
    ],
)
def test_each_row_that_cannot_be_used_is_named_with_its_reason(exercise, control, changes, why):
    injects.release(exercise.injects.get(number="1.3"), by=control)
    run = run_of(exercise, file_of(FINE, said_by(*changes)))
    assert [one.number for one in run.usable] == ["9.1"]
    [fault] = run.faults
    assert fault.row == 3
    assert why in fault.why


def test_numbers_times_and_names_are_read_as_people_write_them(exercise):
    run = run_of(
        exercise,
        file_of(
            said_by(("number", 7), ("time", "M2+5"), ("to", "State of Blu; red"), ("kind", "Data")),
            said_by(("number", "8"), ("time", "0:12"), ("to", "Everyone")),
        ),
    )
    assert not run.faults
    first, second = run.usable
    assert (first.number, first.move, first.minute, first.to) == ("7", 2, 5, ("BLU", "RED"))
    assert (second.move, second.minute, second.to) == (1, 2, ())


def test_a_dry_run_keeps_nothing_and_other_heads_are_mapped_by_hand(console):
    upload = file_of(FINE, head=["Nr", *HEAD[1:]])
    page = console.press("inject-list-look", file=upload)
    text = words(page.content.decode())
    assert "1 row cannot be used" in text or "0 rows can be used" in text
    assert not console.exercise.injects.filter(number="9.1").exists()
    sheet = page.context["sheet"].as_text
    places = {f"column-{name}": place for name, place in page.context["columns"].initial.items()}
    said = places | {"column-number": "0", "sheet": sheet}
    assert "1 row can be used" in words(console.press("inject-list-look", **said).content.decode())
    console.press("inject-list-take", **said)
    inject = console.exercise.injects.get(number="9.1")
    assert (inject.written_by, inject.move, inject.minute) == (control_of(console.exercise), 1, 5)
    assert console.exercise.journal.filter(kind=Kind.INJECTS_LISTED).count() == 1


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (SimpleUploadedFile("a.xlsx", b"PK no zip"), "This is no XLSX file that can be read."),
        (SimpleUploadedFile("a.xlsx", b"x" * (2 * 1024 * 1024 + 1)), "larger than 2 MB"),
    ],
)
def test_what_is_no_list_or_too_large_is_said(console, upload, said):
    page = console.press("inject-list-look", file=upload)
    assert page.status_code == 422
    assert said in words(page.content.decode())


def test_more_than_two_hundred_are_refused(console):
    rows = [said_by(("number", f"9.{n}")) for n in range(201)]
    page = console.press("inject-list-look", file=file_of(*rows))
    assert "more than 200 injects" in words(page.content.decode())


def test_it_is_for_control_alone(console, blue, nobody):
    for browser in (browser_of(blue), nobody):
        for name in ("inject-list", "inject-list-xlsx"):
            assert browser.get(console.address(name)).status_code == 404
        for name in ("inject-list-look", "inject-list-take"):
            assert browser.post(console.address(name)).status_code == 404
