"""The house rules that a machine can hold: layers, scopes, sentences, sizes, clean templates."""

import ast
import re
import string
from collections import Counter
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from importlinter.application.use_cases import lint_imports
from importlinter.cli import configuration

from wargame.live import regions
from wargame.models import Kind

from .site_map import addresses

ROOT = Path(__file__).resolve().parent.parent
MODULES = [
    path for path in sorted((ROOT / "wargame").rglob("*.py")) if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
PAGES = {
    "base.html",
    "live.html",
}
OF_A_SEAT = {"seat", "reader", "onlooker", "evaluator"}
LAYERS_OF_A_DECISION = ["models", "operations", "views"]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_go_down_only():
    configuration.configure()
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_every_address_says_who_may_come(address):
    assert address.scope in {"public", "facilitator", "control", "board", *OF_A_SEAT}


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_what_belongs_to_a_seat_a_board_or_an_exercise_is_scoped_to_it(address):
    if "key" in address.parts and "seat_id" not in address.parts:
        assert address.scope in {"board", "public"}
    if address.scope in {"control", "board", *OF_A_SEAT}:
        assert "code" in address.parts


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_entry_has_a_sentence(kind):
    sentence = str(kind.label)
    assert sentence.endswith(".")
    named = {name for _text, name, _spec, _conv in string.Formatter().parse(sentence) if name}
    assert named <= {"seat", "team", "step", "minutes", "scene", "what", "inject"}
    assert named & {"seat", "team"}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_entry_touches_a_region(kind):
    # No page but that of control's people says who has been let in, and it is loaded anew.
    silent = {Kind.EXERCISE_MADE, Kind.PERSON_INVITED, Kind.LINK_RENEWED, Kind.PERSON_REMOVED}
    silent |= {Kind.TEAMS_ASSIGNED, Kind.LOOKED_IN, Kind.EXERCISE_BRANCHED}
    touched = {region.name for region in regions.REGIONS if kind in region.touched_by}
    assert touched or kind in silent


def test_a_decision_is_found_in_every_layer():
    for layer in LAYERS_OF_A_DECISION:
        assert (ROOT / "wargame" / layer / "decisions.py").exists()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_every_module_says_why_it_exists(path):
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), f"{path} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_and_functions_stay_small(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


def test_every_name_that_a_room_offers_is_there():
    for room in ("models", "measures", "live", "embedded"):
        module = import_module(f"wargame.{room}")
        assert not [name for name in getattr(module, "__all__", []) if not hasattr(module, name)]


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_templates_have_no_inline_script_style_or_handler(path):
    text = path.read_text()
    handler = r"\son(abort|blur|change|click|drag|error|focus|input|key|load|mouse|submit)[a-z]*="
    assert not re.search(rf"<style|\sstyle=|{handler}|hx-on|javascript:|hx-vals='js", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_a_button_away_from_its_form_says_that_it_submits(path):
    """Only then does htmx send the button's own name and value with the form."""
    for button in re.findall(r"<button[^>]*>", path.read_text()):
        if "form=" in button and "name=" in button and "hx-post" not in button:
            assert 'type="submit"' in button


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_parts_of_pages_stay_small(path):
    if path.name.startswith("_"):
        assert len(path.read_text().splitlines()) <= 40


@pytest.mark.parametrize("path", SCRIPTS, ids=relative)
def test_a_script_is_one_small_behavior_that_stands_alone(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 110
    assert not re.search(r"^\s*import\s|\beval\(|new Function", text, re.MULTILINE)


def test_the_code_knows_the_words_of_no_scenario():
    """Names that its texts use again and again, and never in small letters."""
    scenarios = ROOT / "fixtures" / "scenarios"
    texts = " ".join(path.read_text() for path in scenarios.rglob("*.yaml"))
    said = Counter(re.findall(r"(?<=[a-z,] )[A-Z][A-Za-z]{2,}\b", texts))
    # The demonstration plays the scenario that ships; a code stands as an example of a code.
    of_the_code = [path for path in MODULES if not path.name.startswith("demo")]
    code = {path: path.read_text() for path in (*of_the_code, *TEMPLATES, *SCRIPTS)}
    every = " ".join([texts, *code.values()])
    small = {word.capitalize() for word in re.findall(r"\b[a-z]+\b", every)}
    names = {name for name, times in said.items() if times > 2} - small - {"USA"}
    assert len(names) > 30
    for path, text in code.items():
        known = names & set(re.findall(r"\b[A-Za-z]+\b", text))
        assert not known, f"{relative(path)} knows {known}"


@pytest.mark.django_db
def test_no_migration_is_pending():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())
