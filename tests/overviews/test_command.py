"""The command: what it prints, and how it refuses what is no policy overview."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from wargame.overviews.documents import checked
from wargame.overviews.reader import read_overview
from wargame.overviews.unreadable import Unreadable

SEED = Path(__file__).with_name("data") / "alliances-and-partnerships.md"
FOREIGN = "does not read like a policy overview"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
BAD = {
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data"),
    "pdf": (PDF, "PDF"),
    "empty": (b" \n\t\n", "empty"),
    "large": (b"a word and another\n" * 300_000, "larger than 4 MB"),
    "long": (b"a word and another\n" * 30_000, "longer than 500 KB"),
    "one long line": (b"word " * 5_000, "8,000 characters"),
    "broken encoding": (b"# Caf\xc3\xa9\n\nfine\n\xff\xfe\xe9 broken\n", "Line 4 is not UTF-8"),
    "half a UTF-16": (b"\xff\xfe#\x00 \x00A", "decoded"),
    "web page": (b"<!DOCTYPE html>\n<html><body><h1>Key Facts</h1></body></html>", "web page"),
    "web page inside": (b"<div><p>a</p><p>b</p></div>\n" * 30, "web page"),
    "recipe": (
        b"# Soup\n\n## Ingredients\n\n- Leeks: 3\n\n## Steps\n\n1. Cut.\n",
        "read like",
    ),
    "program": (b"import sys\n\n\ndef main():\n    return sys.argv  # why?\n", FOREIGN),
    "table": (b"name,team\nAda,RED\nBo,BLU\n", FOREIGN),
    "JSON": (b'{"facts": [1, 2], "questions": ["Why?"]}', FOREIGN),
    "manual": (
        b"# Tool\n\n## Overview\n\nIt runs.\n\n## FAQ\n\n### Is it free?\n\nYes.\n\n### Why?\n",
        FOREIGN,
    ),
    "letter": (
        b"Dear Dean,\n\nMay we meet on Monday? It is about the course.\n\nYours\n",
        "read like",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gets_one_sentence_and_exit_code_1(kind, tmp_path, capsys):
    content, says = BAD[kind]
    path = tmp_path / "document"
    path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        call_command("import_overview", str(path), json=True)
    out, err = capsys.readouterr()
    assert ended.value.code == 1
    assert out == ""
    assert says in err
    assert len(err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    for path in (tmp_path / "nowhere.md", tmp_path):
        with pytest.raises(SystemExit):
            call_command("import_overview", str(path))
        assert "cannot be read" in capsys.readouterr().err


def test_json_holds_the_parts_and_the_lines_to_look_at(capsys):
    call_command("import_overview", str(SEED), json=True)
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        *("title", "overview", "scope", "facts", "tensions", "questions", "criteria", "reading"),
        *("to_check", "left_out"),
    ]
    counts = {name: len(part) for name, part in found.items() if isinstance(part, list)}
    assert counts == {
        "overview": 2,
        "scope": 5,
        "facts": 8,
        "tensions": 5,
        "questions": 4,
        "criteria": 4,
        "reading": 0,
        "to_check": 3,
        "left_out": 4,
    }
    assert all(fact["source"] for fact in found["facts"])
    assert all(len(tension["poles"]) == 2 for tension in found["tensions"])


def test_check_shows_every_line_beside_what_became_of_it(capsys):
    call_command("import_overview", str(SEED), check=True)
    out = capsys.readouterr().out
    filled = [n for n, line in enumerate(SEED.read_text().splitlines(), start=1) if line.strip()]
    assert [int(number) for number in re.findall(r"^ *(\d+)  \w", out, re.MULTILINE)] == filled
    assert "recognized  tensions   - **Enlargement vs. Deepening**" in out
    call_command("import_overview", str(SEED))
    assert "Recognized: 2 paragraphs, 5 scope items, 8 key facts" in capsys.readouterr().out


def test_pasted_text_is_bounded_like_a_file():
    for text in ("", "x y\n" * 125_001, "a\x00b"):
        with pytest.raises(Unreadable):
            checked(text)
    assert checked("\ufeffa\r\nb\rc") == "a\nb\nc"
    with pytest.raises(Unreadable):
        read_overview("Nothing in particular.")
