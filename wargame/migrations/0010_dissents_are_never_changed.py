"""PostgreSQL refuses to alter a dissent, or to take it away."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE OR DELETE ON wargame_dissent
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER contributions_are_never_changed ON wargame_dissent;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0009_keep_dissents_and_no_decision")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
