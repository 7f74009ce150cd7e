"""Whatever is wrong with a package is told with its file and line, all of it at once."""

import pytest

from wargame.scenario_files.faults import BrokenPackage, Fault
from wargame.scenario_files.reader import read_package

from .small import spoil


def faults_of(folder) -> list[Fault]:
    with pytest.raises(BrokenPackage) as broken:
        read_package(folder)
    return broken.value.faults


def only_fault(folder) -> Fault:
    [fault] = faults_of(folder)
    return fault


SYNTAX = [
    ("facts.yaml", 'value: "50"', 'value: "50', "This is not YAML"),
    ("facts.yaml", "  value:", "\tvalue:", "This is not YAML"),
    ("facts.yaml", "Port, 2030", "&port Port", "Anchors (&) and tags (!) are not allowed"),
    ("facts.yaml", "Port, 2030", "*port", "The alias *port is not allowed"),
    ("facts.yaml", "Port, 2030", "!!python/name:os.system x", "tags (!) are not allowed"),
    ("facts.yaml", "Port, 2030", "!!set {a, b}", "tags (!) are not allowed"),
    ("facts.yaml", "Port, 2030", "[" * 40 + "]" * 40, "nested too deep"),
    ("facts.yaml", "Port, 2030", "{? [a, b] : c}", "a key must be plain text"),
    ("facts.yaml", "  metric", "  key: K2\n  metric", "“key” stands here twice"),
    ("facts.yaml", "Port, 2030", "\x07", "a character here that YAML refuses"),
    ("moves.yaml", "- {", "- {}\n---\n- {", "more than one document"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), SYNTAX)
def test_what_is_not_plain_yaml_is_a_fault(folder, file, old, new, message):
    spoil(folder, file, old, new)
    assert any(message in fault.message and fault.file == file for fault in faults_of(folder))


PLACES = [
    # Shape: the line is that of the field, or of the thing that lacks one.
    ("scenario.yaml", "year: 2031", "year: soon", 3, "“year” must be a whole number"),
    ("scenario.yaml", "slug: strait", "slug: The Strait", 1, "“slug” is 'The Strait'"),
    ("scenario.yaml", "title: Strait Watch\n", "", 1, "This needs “title”"),
    ("scenario.yaml", "title: S", "colour: 1\ntitle: S", 2, "“colour” is not a known field"),
    ("scenario.yaml", "Strait Watch", "x" * 201, 2, "“title” has 201 characters; 200 is the most"),
    ("scenario.yaml", "Strait Watch", "''", 2, "“title” is empty"),
    ("facts.yaml", '"50"', "50", 3, "“value” must be text; quote it if it is text"),
    ("facts.yaml", "      source: Port\n", "", 6, "“later” needs “source”"),
    ("tensions.yaml", "    - {name: Speed, good_case: It matters now.}\n", "", 4, "at least 2"),
    ("questions.yaml", "Who may pass?", "Who?, kind: choice", 1, "“kind” is not a known field"),
    ("vision.yaml", ", Open to all", "", 6, "“anchors” needs at least 5 entries and has 4"),
    ("vision.yaml", "to all", "to all, More", 6, "“anchors” has 6 entries; 5 is the most"),
    ("injects.yaml", "kind: news", "kind: rumor", 8, "“kind” is 'rumor'; use one of news"),
    ("roles/BLU.yaml", "colour: 2", "colour: 13", 4, "“colour” is 13; 12 is the most"),
    ("moves.yaml", "[T1]", "[T1, T1]", 1, "“tensions” names the same thing twice"),
    # Links: the line is that of the word that points at nothing.
    ("injects.yaml", "to: [BLU]", "to:\n    - BLU\n    - GRN", 9, "There is no team “GRN”"),
    ("injects.yaml", "move: 1\n", "move: 2\n", 3, "There is no move “2”"),
    ("injects.yaml", "minute: 5", "minute: 20", 4, "The move lasts only 20 minutes"),
    ("injects.yaml", "  minute: 5\n", "", 1, "An inject in a move needs its minute"),
    ("injects.yaml", "tensions: [T1]", "tensions: [T9]", 10, "There is no tension “T9”"),
    ("injects.yaml", "tensions: [T1]", "questions: [Q9]", 10, "There is no question “Q9”"),
    ("injects.yaml", "tensions: [T1]", "scope: [S9]", 10, "There is no scope item “S9”"),
    ("injects.yaml", "criteria: [C1]", "criteria: [C9]", 11, "There is no criterion “C9”"),
    ("injects.yaml", "criteria: [C1]", "trigger: quiet", 11, "It needs a line"),
    ("injects.yaml", "criteria: [C1]", "trigger_line: 9", 11, "This trigger has no use for it"),
    (
        "injects.yaml",
        "criteria: [C1]",
        "trigger: released\n  trigger_team: GRN",
        12,
        "There is no team “GRN”",
    ),
    ("injects.yaml", "number: R.1", "number: 1.1", 13, "The number “1.1” is used twice"),
    ("moves.yaml", "question: Q1", "question: Q2", 1, "There is no question “Q2”"),
    ("moves.yaml", "tensions: [T1]", "tensions: [T2]", 1, "There is no tension “T2”"),
    ("cards.yaml", "tension: T1", "tension: T3", 2, "There is no tension “T3”"),
    ("cards.yaml", "[I1]", "[I7]", 5, "There is no inject “I7”"),
    ("cards.yaml", "hurts: [C1]", "hurts: [C2]", 8, "There is no criterion “C2”"),
    ("cards.yaml", "label: B", "label: A", 8, "The label “A” is used twice"),
    ("roles/BLU.yaml", "{T1: Fast.}", "{T4: Fast.}", 5, "There is no tension “T4”"),
    ("roles/RED.yaml", "colour: 1", "colour: 2", 4, "roles/BLU.yaml has this colour too"),
    ("scope.yaml", "items:", "items:\n  - {key: S1, name: A, text: B}", 4, "“S1” is used twice"),
    ("scenario.yaml", "duty: recorder", "duty: lead", 5, "exactly one lead among the seats"),
    ("ledger.yaml", "BLU: 5", "GRN: 5", 5, "There is no team “GRN”"),
    ("ledger.yaml", "BLU: 5", "BLU: much", 5, "“BLU” must be a whole number or a list"),
    ("ledger.yaml", "BLU: 5", "BLU: 1000", 5, "“BLU” is 1000; 999 is the most"),
    ("ledger.yaml", "RED: 4", "RED: [4, 5]", 6, "One figure for each move (1)"),
    ("ledger.yaml", "RED: [Lift", "TAN: [Lift", 9, "There is no team “TAN”"),
    ("ledger.yaml", "[Lift, Scouts]", "[Lift, Lift]", 9, "“RED” names the same thing twice"),
    ("ledger.yaml", "key: south", "key: north", 3, "The key “north” is used twice"),
    ("ledger.yaml", "theater: north", "theater: east", 11, "There is no theater “east”"),
    ("ledger.yaml", "theater: south", "theater: north", 12, "has a requirement in move 1"),
    ("ledger.yaml", "inject: I1", "inject: I9", 12, "There is no inject “I9”"),
    ("ledger.yaml", "move: 1, theater: north", "move: 7, theater: north", 11, "no move “7”"),
    ("ledger.yaml", "points: 6", "points: -1", 11, "“points” is -1; 0 is the least"),
    ("series.yaml", "12.5e", "about 12", 10, "“values” is 'about 12', which is not how"),
    ("series.yaml", "[12, 12.5e]", "[12]", 10, "RED has 1 values for 2 years"),
    ("series.yaml", "[2029, 2030]", "[2030, 2029]", 8, "Years must rise, each once"),
    ("series.yaml", "Port, 2031", "Port, 2030", 14, "Ships, Port, 2030 stands above already"),
    ("series.yaml", "ships-2031", "ships-2030", 12, "The key “ships-2030” is used twice"),
    ("series.yaml", "code: BLU", "code: RED", 11, "The code “RED” is used twice"),
    ("series.yaml", "  definition: Ships in service.\n", "", 1, "This needs “definition”"),
    # Timelines.
    ("formats.yaml", "minutes: 50", "minutes: 55", 3, "The steps add up to 50 minutes, not 55"),
    ("formats.yaml", "kind: exit", "kind: break", 10, "must be final, review and exit"),
    ("formats.yaml", ", move: 1}\n    - {kind: d", "}\n    - {kind: d", 6, "must name its move"),
    ("formats.yaml", "title: Welcome,", "title: Hi, move: 1,", 5, "welcome belongs to no move"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), PLACES)
def test_a_fault_is_told_with_its_file_and_line(folder, file, old, new, line, message):
    spoil(folder, file, old, new)
    told = [fault for fault in faults_of(folder) if message in fault.message]
    assert [(fault.file, fault.line) for fault in told] == [(file, line)]


PARTS = [
    ("- kind: choice", 4, "“parts” needs “options”"),
    ("- {kind: choice, options: [Yes, Yes]}", 4, "“options” names the same thing twice"),
    ("- {kind: choice, options: [Yes]}", 4, "“options” needs at least 2 entries and has 1"),
    ("- kind: choice\n      options: [A, B]\n      mix: A", 6, "“mix” must differ"),
    ("- kind: rating\n      things: [A, B]", 4, "“parts” needs “aspects”"),
    ("- kind: rating\n      things: [A, B, C, D, E]", 5, "“things” has 5 entries; 4 is the most"),
    ("- kind: rule\n      options: [A, B]", 5, "belongs to the kind choice, not to rule"),
    ("- kind: ideas\n    - kind: ideas", 5, "The part “ideas” stands here twice"),
    ("- kind: vote", 4, "“kind” is 'vote'; use one of text, choice"),
    ("- kind: ideas\n      ranks: 3", 5, "“ranks” is not a known field here"),
]


@pytest.mark.parametrize(("parts", "line", "message"), PARTS)
def test_a_fault_in_a_part_of_a_question_is_told_with_its_line(folder, parts, line, message):
    question = f"- key: Q1\n  text: Who may pass?\n  parts:\n    {parts}\n"
    (folder / "questions.yaml").write_text(question, "utf-8")
    told = [fault for fault in faults_of(folder) if message in fault.message]
    assert [(fault.file, fault.line) for fault in told] == [("questions.yaml", line)]


def test_a_fault_reads_as_file_line_and_message(folder):
    spoil(folder, "moves.yaml", "question: Q1", "question: Q2")
    assert str(only_fault(folder)) == "moves.yaml:1: There is no question “Q2”."


def test_moves_are_counted_from_1(folder):
    spoil(folder, "moves.yaml", "number: 1", "number: 2")
    assert "moves.yaml:1: Move 1 should stand here." in [str(fault) for fault in faults_of(folder)]


def test_the_moves_of_a_timeline_come_in_order(folder):
    with (folder / "moves.yaml").open("a") as moves:
        moves.write("- {number: 2, title: Dusk, question: Q1, tensions: [T1], minutes: 20}\n")
    spoil(
        folder,
        "formats.yaml",
        "title: Estimate, minutes: 5, move: 1",
        "title: E, minutes: 5, move: 2",
    )
    told = [str(fault) for fault in faults_of(folder)]
    assert told == [
        "formats.yaml:6: Move 2 cannot follow move 0.",
        "formats.yaml:7: Move 1 cannot follow move 2.",
    ]


def test_the_debrief_keeps_its_time(folder):
    spoil(folder, "formats.yaml", "title: Review, minutes: 15", "title: Review, minutes: 9")
    spoil(folder, "formats.yaml", "title: Welcome, minutes: 5", "title: Welcome, minutes: 11")
    told = str(only_fault(folder))
    assert told.endswith("Review and exit ticket have 14 minutes; they need 15.")


def test_a_role_file_bears_its_code(folder):
    (folder / "roles/BLU.yaml").rename(folder / "roles/BLE.yaml")
    assert "roles/BLE.yaml:1: The file of BLU must bear its code." in map(str, faults_of(folder))


def test_seats_must_be_named_somewhere(folder):
    text = (folder / "scenario.yaml").read_text()
    (folder / "scenario.yaml").write_text(text.partition("seats:")[0])
    assert [fault.file for fault in faults_of(folder)] == ["roles/BLU.yaml", "roles/RED.yaml"]


def test_a_missing_file_is_a_fault(folder):
    (folder / "vision.yaml").unlink()
    assert str(only_fault(folder)) == "vision.yaml:1: This file is missing."


def test_a_package_without_teams_is_a_fault(folder):
    for role in (folder / "roles").iterdir():
        role.unlink()
    assert "roles:1: There must be a file for each team in roles/." in map(str, faults_of(folder))


def test_an_unknown_file_is_a_fault(folder):
    (folder / "notes.txt").write_text("later")
    assert str(only_fault(folder)) == "notes.txt:1: No file of this name belongs to a scenario."


def test_a_link_to_a_file_elsewhere_is_a_fault(folder, tmp_path):
    (tmp_path / "secret.yaml").write_text("key: value")
    (folder / "reading.yaml").symlink_to(tmp_path / "secret.yaml")
    assert str(only_fault(folder)) == "reading.yaml:1: This is a link, not a file."


def test_an_empty_overview_is_a_fault(folder):
    (folder / "overview.md").write_text("\n")
    assert str(only_fault(folder)) == "overview.md:1: The file is empty."


def test_text_that_is_not_utf_8_is_a_fault_on_its_line(folder):
    (folder / "facts.yaml").write_bytes(b"- key: K1\n  metric: caf\xe9\n")
    assert str(only_fault(folder)) == "facts.yaml:2: This is not UTF-8 text."


def test_more_than_5_mb_is_refused_unread(folder):
    (folder / "overview.md").write_text("word " * 1_000_001)
    assert str(only_fault(folder)) == ".:1: The package is larger than 5 MB."


def test_more_than_60_files_are_refused_unread(folder):
    for number in range(60):
        (folder / f"{number}.txt").write_text("x")
    assert str(only_fault(folder)) == ".:1: The package has more than 60 files."


def test_what_is_not_a_folder_is_a_fault(tmp_path):
    assert "This is not a folder." in only_fault(tmp_path / "nowhere").message


def test_every_fault_is_told_at_once(folder):
    spoil(folder, "scenario.yaml", "year: 2031", "year: soon")
    spoil(folder, "facts.yaml", 'value: "50"', 'value: "50')
    spoil(folder, "moves.yaml", "question: Q1", "question: Q2")
    spoil(folder, "roles/BLU.yaml", "colour: 2", "colour: 0")
    (folder / "notes.txt").write_text("later")
    files = [fault.file for fault in faults_of(folder)]
    assert files == ["facts.yaml", "moves.yaml", "notes.txt", "roles/BLU.yaml", "scenario.yaml"]


def test_a_broken_file_raises_no_faults_about_links_to_it(folder):
    spoil(folder, "tensions.yaml", "name: Speed vs.", "nam: Speed vs.")
    spoil(folder, "roles/BLU.yaml", "colour: 2", "colour: 0")
    assert {fault.file for fault in faults_of(folder)} == {"tensions.yaml", "roles/BLU.yaml"}
