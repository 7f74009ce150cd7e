"""PostgreSQL refuses to change what a member said of a position: another word is a new row."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER what_members_say_is_never_changed
    BEFORE UPDATE ON wargame_assent
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER what_members_say_is_never_changed ON wargame_assent;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0024_say_whether_members_agree")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
