"""PostgreSQL refuses to change what people noted: a change is a new row."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_note
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER contributions_are_never_changed ON wargame_note;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0019_keep_team_notes")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
