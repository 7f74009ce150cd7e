"""PostgreSQL refuses to change ideas, what was held of them and how they were ranked."""

from django.db import migrations

TABLES = (
    "wargame_idea",
    "wargame_ideamerge",
    "wargame_ideaopening",
    "wargame_ranking",
    "wargame_silentidea",
)
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
    dependencies = [("wargame", "0012_let_teams_share_ideas")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
