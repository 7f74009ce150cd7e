"""PostgreSQL refuses to change what was kept of what a team could see."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_informationstate
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER contributions_are_never_changed ON wargame_informationstate;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0005_keep_what_a_team_could_see")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
