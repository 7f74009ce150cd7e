"""PostgreSQL refuses to change what people contributed: a change is a new row."""

from django.db import migrations

TABLES = (
    "wargame_estimate",
    "wargame_position",
    "wargame_drafttext",
    "wargame_answer",
    "wargame_decision",
    "wargame_criterioneffect",
)

REFUSE = """
CREATE FUNCTION refuse_to_change_a_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A row of % is never changed; write a new one.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END;
$$;
""" + "".join(
    f"""
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for table in TABLES
)

ALLOW = (
    "".join(f"DROP TRIGGER contributions_are_never_changed ON {table};\n" for table in TABLES)
    + "DROP FUNCTION refuse_to_change_a_contribution();"
)


class Migration(migrations.Migration):
    dependencies = [("wargame", "0002_the_journal_is_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
