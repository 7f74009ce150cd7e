"""PostgreSQL refuses to change what a ruling was made of, and what was said against it."""

from django.db import migrations

# The rows of each table that stand, and what of them may still be filled in.
REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_methodchange
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_computed
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_band
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER rules_are_only_retired
    BEFORE UPDATE OF exercise_id, name, unit, made_by_id, made_at ON wargame_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER challenges_are_only_answered
    BEFORE UPDATE OF exercise_id, ruling_id, team_id, text, seat_id, at ON wargame_rulingchallenge
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER answered_challenges_are_never_changed
    BEFORE UPDATE ON wargame_rulingchallenge
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = """
DROP TRIGGER contributions_are_never_changed ON wargame_methodchange;
DROP TRIGGER contributions_are_never_changed ON wargame_computed;
DROP TRIGGER contributions_are_never_changed ON wargame_band;
DROP TRIGGER rules_are_only_retired ON wargame_rule;
DROP TRIGGER challenges_are_only_answered ON wargame_rulingchallenge;
DROP TRIGGER answered_challenges_are_never_changed ON wargame_rulingchallenge;
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0021_let_control_choose_a_method")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
