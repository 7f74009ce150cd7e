"""PostgreSQL refuses to change an assumption, and what was noted of one."""

from django.db import migrations

TABLES = ("wargame_assumption", "wargame_assumptionstatus")

REFUSE = "".join(
    f"""
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for table in TABLES
)
ALLOW = "".join(f"DROP TRIGGER contributions_are_never_changed ON {table};\n" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("wargame", "0015_keep_a_register_of_assumptions")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
