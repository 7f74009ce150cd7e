"""Where the names and words of people stand: what whoever erases a person must reach.

Every column of text counts that is not named here, so that a new one is never forgotten; and what
was changed or deleted stands a second time in the schema `history`.
"""

import re
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from wargame.models import Exercise

TEXTS = (models.CharField, models.TextField, models.JSONField, ArrayField)

# Written by the authors of a scenario, who are no party to an exercise.
OF_SCENARIOS = frozenset(
    f"wargame_{name}"
    for name in (
        "criterion",
        "decisioncard",
        "fact",
        "formatpreset",
        "keyquestion",
        "librarysheet",
        "plannedinject",
        "plannedmove",
        "role",
        "scenario",
        "scenariodraft",
        "scenariodraftact",
        "scenarioversion",
        "scopeitem",
        "series",
        "tension",
        "theater",
    )
)

# Keys, codes, names of settings and of parties, and ids: of these nothing tells of a person.
OF_NOBODY = frozenset(
    (
        *("attribution", "audiences", "board_key", "code", "evidence", "exhibit"),
        *("first_code", "format_name", "inputs", "key_hash", "opened_paragraphs"),
        *("own_views_to", "parties", "planned_to"),
        *("password", "refs", "required_paragraphs", "seed", "seen", "sender", "sha256"),
        *("ticket", "token_hash", "unit", "unseen"),
    )
)

# Which field of a form a text belongs to.
NAMES_OF_FIELDS = frozenset(
    (
        ("wargame_correction", "key"),
        ("wargame_correction", "field"),
        ("wargame_drafttext", "name"),
        ("wargame_jotting", "name"),
        ("wargame_note", "about"),
    )
)

KEPT = """
SELECT table_schema, table_name, column_name FROM information_schema.columns
WHERE table_schema IN (current_schema(), 'history')
"""


def columns() -> dict[str, set[str]]:
    """{table, those of the past with their schema: columns}. One query."""
    written = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("wargame").get_models()
        if model._meta.db_table not in OF_SCENARIOS
        for field in model._meta.concrete_fields
        if _is_text(field) and not field.choices and field.column not in OF_NOBODY
    } - NAMES_OF_FIELDS
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        for schema, table, column in cursor.fetchall():
            if (table, column) in written:
                name = f"history.{table}" if schema == "history" else table
                found.setdefault(name, set()).add(column)
    return found


def _is_text(field: "models.Field[Any, Any]") -> bool:
    """Lists of text too, of numbers not."""
    return isinstance(field, TEXTS) and isinstance(getattr(field, "base_field", field), TEXTS)


def most(model: type[models.Model], column: str) -> int | None:
    """How many characters a text of this column may have; of a list, each of its lines."""
    field = next(one for one in model._meta.concrete_fields if one.column == column)
    return getattr(getattr(field, "base_field", field), "max_length", None)


def of_scenario(exercise: Exercise) -> set[str]:
    """The words that the exercise's scenario uses, in small letters. One query a table."""
    found: set[str] = set()
    for model in apps.get_app_config("wargame").get_models():
        fields = [one for one in model._meta.concrete_fields if isinstance(one, TEXTS)]
        own = {one.name for one in model._meta.concrete_fields}
        if model._meta.db_table in OF_SCENARIOS and "version" in own:
            rows = model._default_manager.filter(version=exercise.version_id)
            for row in rows.values_list(*(one.name for one in fields)):
                found |= set(re.findall(r"\w+", str(row).casefold()))
    return found
