"""Rows that know since when they stand, and what stood there before them.

Every table of an exercise gets a column `kept_since`, filled by PostgreSQL from one sequence; what
is changed or deleted goes to its twin in the schema `history`, with `kept_until`. The sequence is
drawn from while an act holds its exercise's row, so that its order is that of the acts; when the
act commits, still under that lock, `history.moment` says where in the sequence its journal entry
stands. The schema `as_of` holds a view for each table: the rows as they stood at the moment that
`wargame.moment` names, under the names and with the columns that the tables have. A transaction
that looks there first asks any query of any moment.

A migration that adds or changes tables of an exercise ends with `KeepHistory("…", "…")`, which
names them; without names it is done for every table that there is.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# What no act changes while an exercise uses it, what belongs to no exercise, and what is nobody
# else's business: it is read as it stands today.
NOT_KEPT = frozenset(
    f"wargame_{name}"
    for name in (
        "apart",
        "criterion",
        "decisioncard",
        "fact",
        "facilitator",
        "facilitator_groups",
        "facilitator_user_permissions",
        "formatpreset",
        "jotting",
        "keyquestion",
        "librarysheet",
        "phrase",
        "plannedinject",
        "plannedmove",
        "plannedmove_tensions",
        "role",
        "rosterperson",
        "scenario",
        "scenariodraft",
        "scenariodraftact",
        "scenarioshare",
        "scenarioversion",
        "scopeitem",
        "series",
        "signinlink",
        "tension",
        "theater",
        # The link from a person to their marks can be erased, and then the past has none either.
        "voice",
    )
)

# Columns of which the past keeps nothing: a number that the moment itself says, signs of life that
# come by the second, and what leads to a person and may have to be erased.
ALWAYS_NEW = {
    "wargame_exercise": {"entries"},
    "wargame_seat": {"last_seen_at", "key_hash", "name"},
}

# How a view says a column that the past does not keep.
SAID = {
    ("wargame_exercise", "entries"): "as_of.number()",
    ("wargame_seat", "last_seen_at"): (
        "CASE WHEN present_since IS NULL THEN last_seen_at ELSE as_of.at() END"
    ),
}

# Rows that nothing may join to a person or a time carry no moment. They stand in the past from the
# last entry on that tells of one of them: (kind of entry, which rows, which entries of that kind).
UNDATED = {
    "wargame_hotwash": ("hotwash.given", "true", "true"),
    "wargame_exitticket": ("exit.given", "true", "true"),
    "wargame_dissent": (
        "dissent.entered",
        "seat_id IS NULL",
        "entry.seat_id IS NULL AND entry.refs->'draft' = to_jsonb(draft_id)",
    ),
}

TO_BEGIN_WITH = """
CREATE SCHEMA IF NOT EXISTS history;
CREATE SCHEMA IF NOT EXISTS as_of;
CREATE SEQUENCE IF NOT EXISTS history.moments;
CREATE TABLE IF NOT EXISTS history.moment (
    exercise_id bigint NOT NULL,
    number integer NOT NULL,
    place bigint NOT NULL,
    PRIMARY KEY (exercise_id, number)
);

CREATE OR REPLACE FUNCTION as_of.moment() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT current_setting('wargame.moment')::bigint $$;
CREATE OR REPLACE FUNCTION as_of.number() RETURNS integer LANGUAGE sql STABLE
    AS $$ SELECT current_setting('wargame.number')::integer $$;
CREATE OR REPLACE FUNCTION as_of.at() RETURNS timestamptz LANGUAGE sql STABLE
    AS $$ SELECT current_setting('wargame.at')::timestamptz $$;

CREATE OR REPLACE FUNCTION history.mark_the_moment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO history.moment
        VALUES (NEW.exercise_id, NEW.number, nextval('history.moments'));
    RETURN NULL;
END;
$$;
DROP TRIGGER IF EXISTS the_moment_is_marked ON wargame_journalentry;
CREATE CONSTRAINT TRIGGER the_moment_is_marked
    AFTER INSERT ON wargame_journalentry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION history.mark_the_moment();

CREATE OR REPLACE FUNCTION history.keep_what_stood() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place bigint := nextval('history.moments');
BEGIN
    IF current_setting('wargame.forgets', true) = 'on' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    EXECUTE format('INSERT INTO history.%I VALUES ($1, ($2).*)', TG_TABLE_NAME) USING place, OLD;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.kept_since := place;
    RETURN NEW;
END;
$$;
"""

DATED = """
ALTER TABLE {table} ADD COLUMN IF NOT EXISTS kept_since bigint DEFAULT 0;
ALTER TABLE {table} ALTER COLUMN kept_since SET DEFAULT nextval('history.moments');
CREATE TABLE IF NOT EXISTS history.{table} (kept_until bigint NOT NULL, LIKE {table});
{added}
CREATE INDEX IF NOT EXISTS {table}_id ON history.{table} (id);
CREATE INDEX IF NOT EXISTS {table}_stood
    ON history.{table} USING gist (int8range(kept_since, kept_until));
DROP TRIGGER IF EXISTS what_is_changed_is_kept ON {table};
CREATE TRIGGER what_is_changed_is_kept
    BEFORE UPDATE OF {watched} ON {table}
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION history.keep_what_stood();
DROP TRIGGER IF EXISTS what_is_deleted_is_kept ON {table};
CREATE TRIGGER what_is_deleted_is_kept
    BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION history.keep_what_stood();
DROP VIEW IF EXISTS as_of.{table};
CREATE VIEW as_of.{table} AS
    SELECT {said} FROM {table} WHERE kept_since <= as_of.moment()
    UNION ALL
    SELECT {said} FROM history.{table}
        WHERE int8range(kept_since, kept_until) @> as_of.moment();
"""

# The numbers of the journal are in the order of the moments, and an index leads to them.
JOURNAL = """
DROP VIEW IF EXISTS as_of.{table};
CREATE VIEW as_of.{table} AS SELECT {said} FROM {table} WHERE number <= as_of.number();
"""

NOT_DATED = """
{dated}
DROP VIEW IF EXISTS as_of.{table};
CREATE VIEW as_of.{table} AS
    SELECT {said} FROM {table} AS told WHERE {known} as_of.number() >= (
        SELECT max(entry.number) FROM wargame_journalentry AS entry
        WHERE entry.exercise_id = told.exercise_id AND entry.kind = '{kind}' AND {entries}
    );
"""

UNNAMED_IN_PART = """
ALTER TABLE {table} ADD COLUMN IF NOT EXISTS kept_since bigint DEFAULT 0;
ALTER TABLE {table} ALTER COLUMN kept_since DROP DEFAULT;
CREATE OR REPLACE FUNCTION history.date_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.kept_since := CASE WHEN {rows} THEN NULL
        ELSE coalesce(NEW.kept_since, nextval('history.moments')) END;
    RETURN NEW;
END;
$$;
DROP TRIGGER IF EXISTS what_is_named_is_dated ON {table};
CREATE TRIGGER what_is_named_is_dated
    BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION history.date_{table}();
"""

COLUMNS = """
SELECT t.relname, t.relnamespace::regnamespace::text, a.attname,
    format_type(a.atttypid, a.atttypmod)
FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
WHERE t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND t.relnamespace IN (current_schema()::regnamespace, 'history'::regnamespace)
    AND t.relname LIKE 'wargame\\_%'
ORDER BY t.relname, a.attnum
"""

ALLOW = """
DROP SCHEMA IF EXISTS as_of CASCADE;
DROP SCHEMA IF EXISTS history CASCADE;
"""

type Columns = dict[str, str]


class KeepHistory(Operation):
    """From now on the past of every table of an exercise is kept, and can be read; of these alone,
    where a later step names those that it made or changed."""

    reversible = True

    def __init__(self, *models: str) -> None:
        self.tables = {f"wargame_{model}" for model in models}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Models know nothing of it."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(TO_BEGIN_WITH)
            cursor.execute(COLUMNS)
            tables: dict[tuple[str, str], Columns] = {}
            for table, schema, column, of_type in cursor.fetchall():
                tables.setdefault((schema, table), {})[column] = of_type
            kept = [key for key in tables if key[0] != "history" and self._keeps(key[1])]
            cursor.execute(
                "".join(
                    _kept(table, tables[schema, table], tables.get(("history", table)))
                    for schema, table in kept
                )
            )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        with schema_editor.connection.cursor() as cursor:
            if self.tables:
                return  # the first of these steps takes all of it away
            cursor.execute(ALLOW)
            cursor.execute(COLUMNS.replace(", 'history'::regnamespace", ""))
            dated = [row[0] for row in cursor.fetchall() if row[2] == "kept_since"]
            cursor.execute("".join(f"ALTER TABLE {one} DROP COLUMN kept_since;" for one in dated))

    def _keeps(self, table: str) -> bool:
        return table not in NOT_KEPT and (not self.tables or table in self.tables)

    def describe(self) -> str:
        return "Keep what stood before"


def _kept(table: str, columns: Columns, past: Columns | None) -> str:
    """What keeps the past of one table."""
    own = [column for column in columns if column != "kept_since"]
    said = ", ".join(f"{SAID.get((table, one), _quoted(one))} AS {_quoted(one)}" for one in own)
    if table == "wargame_journalentry":
        return JOURNAL.format(table=table, said=said)
    if table in UNDATED:
        return _undated(table, said)
    watched = ", ".join(_quoted(one) for one in own if one not in ALWAYS_NEW.get(table, ()))
    missing = [one for one in own if past is not None and one not in past]
    added = "".join(
        f"ALTER TABLE history.{table} ADD {_quoted(one)} {columns[one]};" for one in missing
    )
    return DATED.format(table=table, said=said, watched=watched, added=added)


def _undated(table: str, said: str) -> str:
    """Such rows are never changed: there is nothing that stood before them."""
    kind, rows, entries = UNDATED[table]
    is_all = rows == "true"
    return NOT_DATED.format(
        table=table,
        said=said,
        kind=kind,
        entries=entries,
        dated="" if is_all else UNNAMED_IN_PART.format(table=table, rows=f"NEW.{rows}"),
        known="" if is_all else "kept_since <= as_of.moment() OR kept_since IS NULL AND",
    )


def _quoted(column: str) -> str:
    """Some are called as words of SQL are."""
    return f'"{column}"'
