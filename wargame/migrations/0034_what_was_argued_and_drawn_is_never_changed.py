"""PostgreSQL refuses to change what was argued and estimated, odds once shown, and a draw."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_argument
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_likelihood
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER points_are_only_weighed
    BEFORE UPDATE OF ruling_id, team_id, side, text, seat_id, at ON wargame_point
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER odds_are_never_changed
    BEFORE UPDATE OF ruling_id, net, percent, shown_at, shown_by_id ON wargame_draw
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER what_was_drawn_is_never_changed
    BEFORE UPDATE ON wargame_draw
    FOR EACH ROW WHEN (OLD.drawn_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER dropped_rulings_are_never_changed
    BEFORE UPDATE ON wargame_ruling
    FOR EACH ROW WHEN (OLD.dropped_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = """
DROP TRIGGER contributions_are_never_changed ON wargame_argument;
DROP TRIGGER contributions_are_never_changed ON wargame_likelihood;
DROP TRIGGER points_are_only_weighed ON wargame_point;
DROP TRIGGER odds_are_never_changed ON wargame_draw;
DROP TRIGGER what_was_drawn_is_never_changed ON wargame_draw;
DROP TRIGGER dropped_rulings_are_never_changed ON wargame_ruling;
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0033_put_matters_to_the_players")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
