"""PostgreSQL refuses to change what was parked, and what was answered to it."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER objections_are_only_answered
    BEFORE UPDATE OF exercise_id, team_id, seat_id, move_id, words, at, parked_in
    ON wargame_objection
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER answered_objections_are_never_changed
    BEFORE UPDATE ON wargame_objection
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""

ALLOW = """
DROP TRIGGER objections_are_only_answered ON wargame_objection;
DROP TRIGGER answered_objections_are_never_changed ON wargame_objection;
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0019_park_objections_to_the_scenario")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
