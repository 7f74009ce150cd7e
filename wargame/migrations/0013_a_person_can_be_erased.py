"""A person's name can be taken out of what stands for ever, by that one act alone."""

import django.db.models.deletion
from django.db import migrations, models

from ._history import KeepHistory

# Contributions are never changed, and still whoever wrote them may ask to be forgotten. So the one
# act that erases a person may put other words into such a row; it may not delete it, nor change
# who it is by, when it was made, or a figure in it.
#
# The door opens for one transaction: `wargame.erases` must hold that transaction's own number,
# which no other ever has. A value that is left behind, or set for a whole session, opens nothing.
ALLOW_ERASURE = """
CREATE FUNCTION only_words_are_erased(of_table oid, was jsonb, stands jsonb)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('wargame.erases', true), '') = pg_current_xact_id()::text
    AND NOT EXISTS (
        SELECT FROM jsonb_each(was) AS old(name, value)
        JOIN pg_attribute AS of ON of.attrelid = of_table AND of.attname = old.name
        WHERE old.value IS DISTINCT FROM stands -> old.name
            AND old.name <> 'redacted_at'
            AND (
                old.name = 'sha256'
                OR of.atttypid NOT IN ('text'::regtype, 'varchar'::regtype, 'varchar[]'::regtype)
            )
    )
$$;
CREATE OR REPLACE FUNCTION refuse_to_change_a_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF only_words_are_erased(TG_RELID, to_jsonb(OLD), to_jsonb(NEW)) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'A row of % is never changed; write a new one.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END;
$$;
"""

REFUSE_ERASURE = """
CREATE OR REPLACE FUNCTION refuse_to_change_a_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A row of % is never changed; write a new one.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END;
$$;
DROP FUNCTION only_words_are_erased(oid, jsonb, jsonb);
"""

# That it was done is on record for good.
KEEP_THE_LOG = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_erasure
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER only_a_rehearsal_is_thrown_away
    BEFORE DELETE ON wargame_erasure FOR EACH ROW WHEN (NOT is_thrown_away(OLD.exercise_id))
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
FORGET_THE_LOG = """
DROP TRIGGER only_a_rehearsal_is_thrown_away ON wargame_erasure;
DROP TRIGGER contributions_are_never_changed ON wargame_erasure;
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0012_a_rehearsal_is_thrown_away")]
    operations = [
        migrations.AddField("exercise", "names_kept_until", models.DateField(null=True)),
        migrations.AddField("seat", "erased_at", models.DateTimeField(null=True)),
        migrations.AddField("edition", "redacted_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_due", models.BooleanField()),
                ("people", models.PositiveIntegerField()),
                ("places", models.PositiveIntegerField()),
                ("doubtful", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="erasures",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.RunSQL(ALLOW_ERASURE, REFUSE_ERASURE),
        migrations.RunSQL(KEEP_THE_LOG, FORGET_THE_LOG),
        KeepHistory("exercise", "seat", "edition", "erasure"),
    ]
