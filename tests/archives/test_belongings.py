"""Nothing of an exercise is forgotten: every model, every key and every pointer has its place."""

import ast
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from wargame.archives.belongings import (
    CONFIDED,
    SECRETS,
    STAYS,
    columns,
    of_exercise,
    of_version,
    with_all_that_needs,
)
from wargame.models import Exercise, Facilitator, Rating, ScenarioVersion, pointers

OF_AN_EXERCISE = {one.model for one in of_exercise()}
CARRIED = OF_AN_EXERCISE | {one.model for one in of_version()} | {Exercise, ScenarioVersion}
# Lists and JSON that hold codes, keys of a scenario, numbers or words, but no keys of rows.
WITHOUT_KEYS = {
    *("AgreementDraft.parties", "Argument.reasons", "Decision.key_assumptions"),
    *("Exercise.ground_rules", "Exercise.opened_paragraphs", "Exercise.required_paragraphs"),
    "Inject.planned_to",
}


def test_whatever_points_to_a_row_of_an_exercise_is_carried_along_or_said_to_stay():
    for model in apps.get_app_config("wargame").get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model in OF_AN_EXERCISE | {Exercise}:
                assert model in OF_AN_EXERCISE | {Exercise, *STAYS}, (model, field)


def test_every_key_of_a_carried_row_leads_to_what_is_carried_along():
    for model in CARRIED:
        for column in columns(model):
            to = column.related_model
            assert to is None or to in CARRIED | {Facilitator}, (model, column)


def test_every_list_and_every_json_says_whether_it_holds_keys():
    for model in OF_AN_EXERCISE | {Exercise}:
        for column in columns(model):
            if isinstance(column, ArrayField | models.JSONField):
                name = f"{model.__name__}.{column.name}"
                is_pointer = (model, column.name) in pointers.POINTERS
                assert is_pointer != (name in WITHOUT_KEYS), name
    named = {(model, name) for model, name in (*pointers.POINTERS, *pointers.UP_TO)}
    assert all(name in {one.name for one in columns(model)} for model, name in named)


def test_every_secret_is_made_anew():
    for model in CARRIED:
        for column in columns(model):
            is_hidden = any(word in column.name for word in ("key_hash", "board_key", "token_h"))
            assert not is_hidden, (model, column)
    assert all(name in {f.name for f in model._meta.fields} for model, name in SECRETS)


def test_what_is_private_by_its_rule_stays_behind_when_control_takes_the_archive():
    left = with_all_that_needs(CONFIDED)
    for model in OF_AN_EXERCISE:
        is_private = hasattr(model._default_manager.all(), "values_visible_to")
        assert not is_private or model in left or model is Rating, model


def test_all_that_an_entry_keeps_is_a_pointer_or_a_figure():
    """Whatever is handed to `record`, and what is made up to be handed to it."""
    known = {"by", "audiences", pointers.BEFORE, *pointers.REFS, *pointers.FIGURES}
    for path in Path(settings.BASE_DIR, "wargame").rglob("*.py"):
        if path.parts[-2] in {"operations", "archives"}:
            assert kept_by(ast.parse(path.read_text())) <= known, path


def kept_by(tree):
    """The names under which entries keep something in this module."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"record", "_record"}:
            found |= {one.arg for one in node.keywords} - {None}
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if "refs" in {getattr(one, "id", "") for one in targets}:
                found |= {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
    return found
