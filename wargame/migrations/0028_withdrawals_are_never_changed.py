"""PostgreSQL refuses to change a withdrawal: both acts stay on record."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_withdrawal
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER contributions_are_never_changed ON wargame_withdrawal;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0027_keep_versions_and_withdrawals")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
