"""PostgreSQL refuses to change a line of the ledger and what control has set: a change is a new
row that supersedes it."""

from django.db import migrations

TABLES = ("wargame_commitment", "wargame_requirement", "wargame_budget")
REFUSE = "".join(
    f"""
CREATE TRIGGER ledger_lines_are_never_changed
    BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for table in TABLES
)
ALLOW = "".join(f"DROP TRIGGER ledger_lines_are_never_changed ON {table};\n" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("wargame", "0013_keep_a_commitments_ledger")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
