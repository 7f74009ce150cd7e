"""PostgreSQL itself refuses to change, delete or truncate the journal."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_to_change_the_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is append-only: % refused.', TG_OP
        USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER the_journal_is_append_only
    BEFORE UPDATE OR DELETE ON wargame_journalentry
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_journal();
CREATE TRIGGER the_journal_is_never_emptied
    BEFORE TRUNCATE ON wargame_journalentry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_journal();
"""

ALLOW = """
DROP TRIGGER the_journal_is_never_emptied ON wargame_journalentry;
DROP TRIGGER the_journal_is_append_only ON wargame_journalentry;
DROP FUNCTION refuse_to_change_the_journal();
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
