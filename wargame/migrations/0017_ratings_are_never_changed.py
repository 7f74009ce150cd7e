"""PostgreSQL refuses to change a rating: another level is a new row."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER ratings_are_never_changed
    BEFORE UPDATE ON wargame_rating
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = "DROP TRIGGER ratings_are_never_changed ON wargame_rating;"


class Migration(migrations.Migration):
    dependencies = [("wargame", "0016_let_people_rate_the_criteria")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
