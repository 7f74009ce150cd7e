"""PostgreSQL refuses to change a message, or that it was published."""

from django.db import migrations

TABLES = ("wargame_message", "wargame_publication")

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
    dependencies = [("wargame", "0031_let_teams_write_to_each_other")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
