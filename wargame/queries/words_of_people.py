"""Where the names and words of people stand: what whoever erases a person must reach.

Every column of text counts that is not named here, so that a new one is never forgotten; and what
was changed or deleted stands a second time in the schema `history`.
"""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

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
        "plannedinject",
        "plannedmove",
        "role",
        "scenario",
        "scenariodraft",
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
        if isinstance(field, TEXTS) and not field.choices and field.column not in OF_NOBODY
    }
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        for schema, table, column in cursor.fetchall():
            if (table, column) in written:
                name = f"history.{table}" if schema == "history" else table
                found.setdefault(name, set()).add(column)
    return found
