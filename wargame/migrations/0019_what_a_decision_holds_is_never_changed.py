"""PostgreSQL refuses to change the parts of a released decision, as it does the decision itself."""

from django.db import migrations

TABLES = ("wargame_optionconsidered", "wargame_consultation")

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
    dependencies = [("wargame", "0018_ask_more_of_a_decision_record")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
