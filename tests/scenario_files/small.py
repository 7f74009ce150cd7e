"""A small sound package, and a way to spoil it at one place."""

from pathlib import Path

FILES = {
    "scenario.yaml": """\
slug: strait
title: Strait Watch
year: 2031
fiction_mark: Exercise fiction.
seats:
  - {title: Head of delegation, duty: lead}
  - {title: Recorder, duty: recorder, task: Holds the pen.}
""",
    "overview.md": "The strait is\nnarrow.\n\n\nTwo states watch it.\n",
    "scope.yaml": """\
intro: What this covers.
items:
  - {key: S1, name: The strait, text: All of it.}
""",
    "facts.yaml": """\
- key: K1
  metric: Ships a day
  value: "50"
  source: Port, 2030
  later:
    - value: "60"
      source: Port
      as_of: May 2031
      is_verified: false
""",
    "tensions.yaml": """\
- key: T1
  name: Speed vs. Caution
  text: Act soon or act well.
  poles:
    - {name: Speed, good_case: It matters now.}
    - {name: Caution, good_case: It matters for long.}
""",
    "questions.yaml": "- {key: Q1, text: Who may pass?}\n",
    "vision.yaml": """\
intro: Success would mean
criteria:
  - key: C1
    short_name: Open
    text: The strait is open.
    anchors: [Closed, Rarely open, Often open, Open, Open to all]
""",
    "roles/BLU.yaml": """\
code: BLU
name: Blue
short_name: Blue
colour: 2
tension_lines: {T1: Fast.}
""",
    "roles/RED.yaml": "code: RED\nname: Red\nshort_name: Red\ncolour: 1\nkind: optional\n",
    "moves.yaml": "- {number: 1, title: Dawn, question: Q1, tensions: [T1], minutes: 20}\n",
    "injects.yaml": """\
- key: I1
  number: 1.1
  move: 1
  minute: 5
  title: A ship stops
  sender: Port
  to: [BLU]
  kind: news
  text: It waits.
  tensions: [T1]
  criteria: [C1]
- key: R1
  number: R.1
  move: 0
  title: It sails
  sender: Port
  kind: data
  text: It has gone.
""",
    "cards.yaml": """\
- key: D1
  tension: T1
  title: Stop it?
  situation: A ship comes.
  linked_injects: [I1]
  options:
    - {label: A, text: Stop it., helps: [C1]}
    - {label: B, text: Let it pass., hurts: [C1]}
""",
    "ledger.yaml": """\
theaters:
  - {key: north, name: North}
  - {key: south, name: South}
budgets:
  BLU: 5
  RED: 4
token_name: Enabler
tokens:
  RED: [Lift, Scouts]
requirements:
  - {move: 1, theater: north, points: 6}
  - {move: 1, theater: south, points: 3, inject: I1}
""",
    "series.yaml": """\
- key: ships-2030
  measure: Ships
  edition: Port, 2030
  definition: Ships in service.
  unit: ships
  source: Port, Table 1
  as_of: May 2030
  years: [2029, 2030]
  states:
    - {code: RED, name: Red, values: [12, 12.5e]}
    - {code: BLU, name: Blue, values: [null, 9]}
- key: ships-2031
  measure: Ships
  edition: Port, 2031
  definition: Ships, boats included.
  unit: ships
  source: Port, Table 1
  as_of: May 2031
  years: [2031]
  states:
    - {code: RED, name: Red, values: [20]}
""",
    "formats.yaml": """\
- key: short
  name: Short class
  minutes: 50
  steps:
    - {kind: welcome, title: Welcome, minutes: 5}
    - {kind: estimate, title: Estimate, minutes: 5, move: 1}
    - {kind: decide, title: Decide, minutes: 15, move: 1}
    - {kind: final, title: Final estimate, minutes: 5}
    - {kind: review, title: Review, minutes: 15}
    - {kind: exit, title: Exit ticket, minutes: 5}
""",
}


def write_package(folder: Path, **changed: str) -> Path:
    for name, text in (FILES | changed).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Replace what stands once in one file."""
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} must stand once in {name}"
    path.write_text(text.replace(old, new), "utf-8")
