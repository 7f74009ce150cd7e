"""Acts by the ten thousand, as PostgreSQL would have kept them: rows that real acts left, copied.

Each copy has its own place in the order of the acts, what it superseded and its entry in the
journal. Done by the operations themselves, 100,000 acts would take half an hour.
"""

from django.db import connection

from wargame.models import Conversation, Draft, DraftText, JournalEntry, Message, Note, Seat

# In four places each: an act leaves at most three rows, and its moment is marked when it commits.
KINDS = ("draft.saved", "notes.written", "message.sent", "seat.away", "seat.present")
FROM_THE_FIRST = """
FROM generate_series(%(turn)s, %(n)s - 1, 5) AS i
JOIN {table} AS one ON one.id = (%(rows)s::bigint[])[1 + (i / 5) %% cardinality(%(rows)s::bigint[])]
"""
COPY = (
    """
INSERT INTO {table}
SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object(
    'id', nextval(pg_get_serial_sequence('{table}', 'id')), 'revision', 10000 + i,
    'ticket', 'copy ' || i || ' of ' || %(place)s, 'kept_since', %(place)s + 4 * i))).*
"""
    + FROM_THE_FIRST
)
SUPERSEDE = (
    """
INSERT INTO history.{table} SELECT (jsonb_populate_record(NULL::history.{table}, to_jsonb(one) ||
    jsonb_build_object('kept_until', %(place)s + 4 * (%(turn)s + 5 * (nth - 1)) + 1))).*
FROM unnest(%(rows)s::bigint[]) WITH ORDINALITY AS row(id, nth) JOIN {table} AS one USING (id);
INSERT INTO history.{table} SELECT (jsonb_populate_record(NULL::history.{table}, to_jsonb(one) ||
    jsonb_build_object('kept_since', %(place)s + 4 * i + 1,
    'kept_until', %(place)s + 4 * (i + 5 * cardinality(%(rows)s::bigint[])) + 1))).*
"""
    + FROM_THE_FIRST
    + """;
UPDATE {table} SET kept_since = %(place)s + 4 * (%(n)s + 5 * cardinality(%(rows)s::bigint[]))
WHERE id = ANY(%(rows)s::bigint[])
"""
)
ENTER = """
INSERT INTO wargame_journalentry
    (exercise_id, number, kind, at, exercise_time, seat_id, audiences, refs)
SELECT last.exercise_id, last.number + 1 + i, one.kind, last.at, last.exercise_time, one.seat_id,
    one.audiences, one.refs
FROM generate_series(0, %(n)s - 1) AS i
JOIN wargame_journalentry AS last ON last.id = %(last)s
JOIN wargame_journalentry AS one ON one.id = (%(rows)s::bigint[])[1 + i %% 5];
INSERT INTO history.moment
SELECT last.exercise_id, last.number + 1 + i, %(place)s + 4 * i + 3
FROM generate_series(0, %(n)s - 1) AS i
JOIN wargame_journalentry AS last ON last.id = %(last)s;
UPDATE wargame_exercise SET entries = entries + %(n)s
WHERE id = (SELECT exercise_id FROM wargame_journalentry WHERE id = %(last)s);
SELECT setval('history.moments', %(place)s + 4 * (%(n)s + 5000))
"""


def add(exercise, move, n: int) -> None:
    """So many acts more in this move, by people who have already done each of them."""
    in_move = {"exercise": exercise, "move": move}
    drafts = Draft.objects.filter(**in_move)
    turns = (
        (COPY, DraftText.objects.filter(draft__in=drafts, name="action"), 0),
        (SUPERSEDE, drafts, 0),
        (COPY, Note.objects.filter(**in_move), 1),
        (COPY, Message.objects.filter(**in_move), 2),
        (SUPERSEDE, Conversation.objects.filter(exercise=exercise), 2),
        (SUPERSEDE, Seat.objects.players().filter(exercise=exercise), 3),
    )
    entries = JournalEntry.objects.filter(exercise=exercise)
    last = entries.latest("number")
    examples = [entries.filter(kind=kind).latest("number").pk for kind in KINDS]
    with connection.cursor() as cursor:
        # Neither what refuses nor what keeps is to look at copies.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SELECT nextval('history.moments')")
        about = {"place": cursor.fetchone()[0], "n": n, "last": last.pk}
        for statement, rows, turn in turns:
            table, keys = rows.model._meta.db_table, list(rows.values_list("pk", flat=True)[:36])
            asked = about | {"rows": keys, "turn": turn}
            cursor.execute(statement.format(table=table), asked)
        cursor.execute(ENTER, about | {"rows": examples})
        cursor.execute("SET session_replication_role = DEFAULT")
