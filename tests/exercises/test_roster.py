"""The roster: a dry run that names every row it cannot use, balance, pins, picking one's name."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.cast import browser_of, browser_of_control, control_of
from tests.factories import make_exercise
from wargame.errors import Refused
from wargame.measures.balances import spread
from wargame.models import Kind
from wargame.operations import exercises, rosters
from wargame.operations.rosters import Expected


@pytest.fixture
def draft(db):
    return make_exercise()


def control(exercise):
    return control_of(exercise)


def address(exercise, name="roster-check", *more):
    return reverse(name, args=[exercise.code, *more])


def expect(exercise, *names, team=None):
    place = exercise.teams.get(code=team) if team else None
    rosters.enter(exercise, [Expected(name, place) for name in names], by=control(exercise))
    return [exercise.roster.get(name=name) for name in names]


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile("class.xlsx", kept.getvalue())


def packed(text):
    """A file that is packed like a workbook and holds none."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as pack:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "_rels/.rels"):
            pack.writestr(name, text)
    return SimpleUploadedFile("a.xlsx", kept.getvalue())


ROWS = [
    ("Name", "Team"),
    ("Ann Lee", "BLU"),
    ("", "RED"),
    ("ann lee", ""),
    ("Kim Roe", "Blue"),
    ("x" * 41, ""),
    ("Here Already", ""),
    ("Łucja Żelny", "State of Red"),
]
FAULTS = [
    "Row 3, RED: There is no name.",
    "Row 4, ann lee: Same name as in row 2. Add an initial.",
    "Row 5, Kim Roe: No team is called Blue.",
    "The name has more than 40 characters.",
    "Row 7, Here Already: Is on the roster already.",
]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pasted"])
def test_a_dry_run_names_every_row_it_cannot_use_and_keeps_nothing(draft, kind):
    expect(draft, "Here Already")
    text = "\n".join(";".join(row) for row in ROWS)
    sent = {
        "csv": {"file": SimpleUploadedFile("class.csv", b"\xef\xbb\xbf" + text.encode())},
        "xlsx": {"file": sheet(*ROWS)},
        "pasted": {"text": text},
    }[kind]
    browser = browser_of_control(draft)
    page = browser.post(address(draft), sent).text
    for fault in FAULTS:
        assert fault in page
    assert "Take 2 people in" in page
    assert draft.roster.count() == 1
    browser.post(address(draft, "roster-enter"), {"text": "Ann Lee\tBLU\nŁucja Żelny\tRED"})
    found = dict(draft.roster.values_list("name", "team__code"))
    assert found == {"Here Already": None, "Ann Lee": "BLU", "Łucja Żelny": "RED"}
    assert draft.journal.filter(kind=Kind.ROSTER_CHANGED).count() == 2


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a file, or paste names."),
        ({"file": SimpleUploadedFile("a.csv", b"a" * (2 * 1024 * 1024 + 1))}, "larger than 2 MB"),
        ({"file": SimpleUploadedFile("a.csv", b"Name\n" * 5001)}, "more than 5,000 rows"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04broken")}, "XLSX file cannot be read"),
        ({"file": packed("<no XML")}, "XLSX file cannot be read"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF\0\1")}, "neither a CSV nor an XLSX"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(draft, sent, sentence):
    answer = browser_of_control(draft).post(address(draft), sent)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_first_and_last_names_stand_in_columns_of_their_own(draft):
    text = "First name,Last name,State\nAnn,Lee,RED"
    page = browser_of_control(draft).post(address(draft), {"text": text}).text
    assert "Ann Lee (RED)" in page


def test_balance_fills_evenly_keeps_who_has_a_team_and_parts_who_is_pinned(draft):
    fixed = expect(draft, "Fay", "Gus", team="BLU")
    free = expect(draft, *[f"Person {n}" for n in range(7)])
    rosters.keep_apart(free[0], free[1], by=control(draft))
    rosters.keep_apart(fixed[0], fixed[1], by=control(draft))
    assert rosters.balance(draft, by=control(draft)) == 0
    teams = dict(draft.roster.values_list("pk", "team__code"))
    assert sorted(list(teams.values()).count(code) for code in ("BLU", "RED", "GRN")) == [3, 3, 3]
    assert teams[free[0].pk] != teams[free[1].pk]
    assert teams[fixed[0].pk] == "BLU" != teams[fixed[1].pk]


def test_for_whom_there_is_no_room_is_said(draft):
    expect(draft, *[f"Person {n}" for n in range(13)])
    page = browser_of_control(draft).post(address(draft, "roster-balance"), follow=True).text
    assert "There is no room for 1 person" in page


@given(
    st.integers(0, 30),
    st.dictionaries(st.integers(1, 6), st.integers(1, 8), min_size=1),
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)).filter(lambda p: p[0] != p[1])),
)
def test_nobody_is_put_beside_a_foe_or_on_no_chair(heads, chairs, apart):
    found = spread(range(heads), chairs, {}, apart)
    for team, room in chairs.items():
        assert list(found.values()).count(team) <= room
    for one, other in apart:
        assert one not in found or other not in found or found[one] != found[other]
    if not apart:
        assert len(found) == min(heads, sum(chairs.values()))


def test_a_person_picks_their_name_and_sits_where_they_are_expected(draft, nobody):
    [ann, _kim] = expect(draft, "Ann Lee", "Kim Roe", team="RED")
    exercises.open_lobby(draft, by=control(draft))
    page = nobody.get(address(draft, "join-seats")).text
    assert "Ann Lee" in page
    sent = {"person": ann.pk, "name": "", "seat": "", "ticket": "t" * 20}
    nobody.post(address(draft, "seat-take"), sent)
    ann.refresh_from_db()
    assert (ann.seat.name, ann.seat.team.code) == ("Ann Lee", "RED")
    assert "Ann Lee</option>" not in nobody.get(address(draft, "join-seats")).text
    again = nobody.post(address(draft, "seat-take"), sent | {"ticket": "u" * 20})
    assert again.status_code == 422
    assert "Somebody has just taken this name" in again.text
    with pytest.raises(Refused, match="Ann Lee has sat down already"):
        rosters.sat_down(ann, draft.seats.get(team=None))
    other = {"person": "", "name": "", "seat": "", "ticket": "v" * 20}
    assert "Enter your name." in nobody.post(address(draft, "seat-take"), other).text


@pytest.mark.parametrize("n", [3, 12])
def test_the_page_asks_as_often_for_three_teams_as_for_twelve(db, n, django_assert_num_queries):
    exercise = make_exercise(teams=n)
    expect(exercise, *[f"Person {k}" for k in range(3 * n)])
    rosters.balance(exercise, by=control(exercise))
    browser = browser_of_control(exercise)
    with django_assert_num_queries(8):
        browser.get(address(exercise, "roster"))


def test_players_and_nobody_find_no_roster(exercise, blue, nobody):
    for browser in (browser_of(blue), nobody):
        assert browser.get(address(exercise, "roster")).status_code == 404
