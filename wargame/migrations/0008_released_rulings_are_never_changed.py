"""PostgreSQL refuses to change a released ruling: a correction is a new one."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER released_rulings_are_never_changed
    BEFORE UPDATE ON wargame_ruling
    FOR EACH ROW WHEN (OLD.released_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER released_rulings_are_never_changed ON wargame_ruling;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0007_let_control_rule")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
