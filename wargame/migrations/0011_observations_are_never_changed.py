"""PostgreSQL refuses to change an observation: a change is a new revision."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_observation
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""

ALLOW = "DROP TRIGGER contributions_are_never_changed ON wargame_observation;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0010_note_what_is_seen")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
