"""The checklist before a scenario is run: what a colleague would say, and about which entry."""

from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from wargame.overviews.proposals import ANCHORS, BRIEF, GOOD_CASE, NO_SOURCE
from wargame.queries.fault_places import place_of
from wargame.queries.findings import Weight
from wargame.queries.scenario_checks import checklist, findings
from wargame.scenario_files.faults import Fault
from wargame.scenario_files.reader import faults_of

SHIPPED = Path(__file__).parents[2] / "fixtures" / "scenarios"
NOW = 2026


def files_of(name):
    folder = SHIPPED / name
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        if path.suffix == ".md"
        else yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for path in paths
    }


@pytest.fixture(scope="module")
def shipped():
    return {path.name: files_of(path.name) for path in SHIPPED.iterdir() if path.is_dir()}


@pytest.fixture
def files(shipped):
    return deepcopy(shipped["arctic-security"])


def found(files):
    return {(one.rule, one.part, one.row) for one in findings(files, NOW)}


def test_what_ships_reads_well(shipped):
    warned = {
        name: [(one.rule, one.row) for one in findings(files, NOW) if one.weight == Weight.WARNS]
        for name, files in shipped.items()
    }
    assert warned == {
        "alliances-and-partnerships": [],
        "arctic-security": [("old-figure", "K1"), ("old-figure", "K9")],
    }


def inject(files, key):
    return next(one for one in files["injects.yaml"] if one["key"] == key)


def without(field, key):
    """Takes a key out of what every inject bears on, or every move puts."""

    def change(files):
        for row in [*files["injects.yaml"], *files["moves.yaml"]]:
            row[field] = [one for one in row.get(field, []) if one != key]

    return change


def nothing_for_iceland_in_move_2(files):
    for one in files["injects.yaml"]:
        if one["move"] == 2:
            one["to"] = [code for code in one.get("to", ["NOR"]) if code != "ISL"]


def iceland_never_alone(files):
    for one in files["injects.yaml"]:
        one["to"] = [code for code in one.get("to", []) if code != "ISL"]


def put(file, *place, **values):
    """Puts values into an entry of a file."""

    def change(files):
        entry = files[file]
        for step in place:
            entry = entry[step]
        entry.update(values)

    return change


def leak(where, words):
    """Says in a text what is private to Norway."""

    def change(files):
        files["roles/NOR.yaml"]["private_brief"] = [
            "Knows from its own sensors where the vessel without a signal turned back."
        ]
        if where == "move":
            files["moves.yaml"][0]["brief"] += words
        else:
            inject(files, where)["text"] += words

    return change


LEAKED = " Norway KNOWS, from its own sensors, where the vessel went."


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (without("tensions", "T5"), ("no-move-puts", "tensions", "T5")),
        (without("tensions", "T5"), ("no-inject-tensions", "tensions", "T5")),
        (without("questions", "Q4"), ("no-inject-questions", "questions", "Q4")),
        (without("criteria", "C2"), ("no-inject-criteria", "criteria", "C2")),
        (put("moves.yaml", 3, question="Q1"), ("no-move-asks", "questions", "Q4")),
        (lambda files: files["injects.yaml"].clear(), ("no-injects", "injects", "")),
        (
            lambda files: files.update(
                {"injects.yaml": [one for one in files["injects.yaml"] if one["move"] != 3]}
            ),
            ("empty-move", "moves", "3"),
        ),
        (nothing_for_iceland_in_move_2, ("team-unreached", "teams", "ISL")),
        (iceland_never_alone, ("team-never-named", "teams", "ISL")),
        (put("tensions.yaml", 0, "poles", 1, good_case="Wait."), ("pole-length", "tensions", "T1")),
        (
            put("tensions.yaml", 2, "poles", 0, good_case="Talk, naively, where lives depend."),
            ("pole-tone", "tensions", "T3"),
        ),
        (
            put("tensions.yaml", 1, "poles", 0, good_case=GOOD_CASE.format(pole="Control")),
            ("pole-unwritten", "tensions", "T2"),
        ),
        (put("tensions.yaml", 1, poles=[]), ("pole-unwritten", "tensions", "T2")),
        (
            put("roles/SWE.yaml", private_brief=[], red_lines=[]),
            ("no-private-brief", "teams", "SWE"),
        ),
        (
            put("roles/SWE.yaml", private_brief=["word " * 300]),
            ("uneven-private-brief", "teams", "SWE"),
        ),
        (put("roles/FIN.yaml", position="word " * 400), ("uneven-public-brief", "teams", "FIN")),
        (
            put("vision.yaml", "criteria", 0, anchors=list(ANCHORS)),
            ("neutral-anchors", "criteria", "C1"),
        ),
        (put("vision.yaml", "criteria", 2, short_name="x" * 25), ("short-name", "criteria", "C3")),
        (put("vision.yaml", "criteria", 2, short_name=""), ("short-name", "criteria", "C3")),
        (put("moves.yaml", 0, brief=BRIEF), ("move-brief", "moves", "1")),
        (put("facts.yaml", 4, source=NO_SOURCE), ("no-source", "facts", "K5")),
        (
            put("facts.yaml", 6, source="A ministry", as_of="", value="A lot"),
            ("no-year", "facts", "K7"),
        ),
        (put("facts.yaml", 7, source="UK", as_of="May 2023"), ("old-figure", "facts", "K8")),
        (put("scenario.yaml", fiction_mark="For class."), ("fiction-line", "brief", "brief")),
        (
            put("injects.yaml", 1, sender="Wire", title="News", text="It is true."),
            ("inject-unmarked", "injects", "M1-02"),
        ),
        (leak("move", LEAKED), ("leak", "moves", "1")),
        (leak("M1-02", LEAKED), ("leak", "injects", "M1-02")),
        (
            lambda files: files["formats.yaml"].__setitem__(
                slice(None), [files["formats.yaml"][0]]
            ),
            ("move-unplayed", "moves", "3"),
        ),
    ],
)
def test_each_rule_finds_what_it_is_about_and_is_silent_without_it(files, change, finding):
    assert finding not in found(files)
    change(files)
    assert finding in found(files)


def test_a_private_line_may_stand_in_an_inject_for_that_team_alone(files):
    leak("M1-02", LEAKED)(files)
    inject(files, "M1-02")["to"] = ["NOR"]
    assert not [one for one in findings(files, NOW) if one.rule == "leak"]


def test_an_old_figure_beside_a_later_one_holds(files):
    files["facts.yaml"][7] |= {"source": "UK", "as_of": "May 2023"}
    files["facts.yaml"][7]["later"] = [{"value": "14", "source": "UK", "as_of": "May 2026"}]
    assert ("old-figure", "facts", "K8") not in found(files)


def test_what_is_half_written_is_no_error(files):
    for name, content in files.items():
        if name.startswith("roles/"):
            files[name] = {}
        elif name.endswith(".yaml") and isinstance(content, list):
            files[name] = [{}, *({"key": one.get("key")} for one in content)]
    assert list(findings(files, NOW))


def test_walls_come_first_then_what_to_check_then_what_is_fine(files):
    files["injects.yaml"][2]["to"] = ["XXX"]
    files["facts.yaml"][4]["source"] = NO_SOURCE
    made = checklist(files, faults_of(files))
    said = [one for group in made.groups for one in group.shown]
    assert [one.weight for one in said] == sorted(
        (one.weight for one in said), key=list(Weight).index
    )
    assert (said[0].weight, said[0].part, said[0].row) == (Weight.BLOCKS, "injects", "M1-03")
    assert (made.to_fix, made.to_check) == (1, 3)


def test_many_of_one_kind_fold_away_after_the_third(files):
    for one in files["injects.yaml"]:
        one.update(sender="Wire", title="News", text="It is true.")
    [alike] = [
        group for group in checklist(files, []).groups if group.shown[0].rule == "inject-unmarked"
    ]
    assert (len(alike.shown), len(alike.rest)) == (3, len(files["injects.yaml"]) - 3)


def test_a_fault_is_placed_at_the_entry_it_stands_in(files):
    files["vision.yaml"]["criteria"][2]["anchors"] = ["One alone"]
    files["roles/NOR.yaml"]["name"] = ""
    assert {place_of(files, fault) for fault in faults_of(files)} == {
        ("criteria", "C3"),
        ("teams", "NOR"),
    }
    assert place_of(files, Fault("scenario.yaml", 0, "")) == ("brief", "")
