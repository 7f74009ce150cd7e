"""A rehearsal is thrown away, and nothing else ever is."""

import django.db.models.deletion
from django.db import migrations, models

from ._history import KeepHistory

# The door opens for one transaction: `wargame.throws_away` must hold that transaction's own
# number, which no other ever has; and where a row says of which exercise it is, that must be a
# rehearsal.
DOOR = """
CREATE FUNCTION is_thrown_away() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('wargame.throws_away', true), '') = pg_current_xact_id()::text
$$;
CREATE FUNCTION is_thrown_away(of_exercise bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT is_thrown_away() AND EXISTS (
        SELECT FROM wargame_exercise WHERE id = of_exercise AND rehearsed_as_id IS NOT NULL
    )
$$;
"""
NO_DOOR = """
DROP FUNCTION is_thrown_away(bigint);
DROP FUNCTION is_thrown_away();
"""

CONTRIBUTION = "refuse_to_change_a_contribution"
STANDS = "contributions_are_never_changed"
# Of these rows each says itself of which exercise it is; of the others what they belong to does.
OF_AN_EXERCISE = {
    "agreement": (STANDS, CONTRIBUTION),
    "agreementdraft": (STANDS, CONTRIBUTION),
    "dissent": (STANDS, CONTRIBUTION),
    "stepnote": (STANDS, CONTRIBUTION),
    "edition": ("signed_editions_are_never_changed", CONTRIBUTION),
    "journalentry": ("the_journal_is_append_only", "refuse_to_change_the_journal"),
}
WITHIN = (
    *("agreementreader", "agreementstatus", "agreementversion", "clause", "clauseanswer"),
    *("clauseversion", "party", "signature"),
)
PROTECTED = {
    **{name: (*how, "is_thrown_away(OLD.exercise_id)") for name, how in OF_AN_EXERCISE.items()},
    **dict.fromkeys(WITHIN, (STANDS, CONTRIBUTION, "is_thrown_away()")),
}

SPLIT = "".join(
    f"""
DROP TRIGGER {trigger} ON wargame_{name};
CREATE TRIGGER {trigger}
    BEFORE UPDATE ON wargame_{name} FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER only_a_rehearsal_is_thrown_away
    BEFORE DELETE ON wargame_{name}
    FOR EACH ROW WHEN (NOT {is_thrown_away}) EXECUTE FUNCTION {function}();
"""
    for name, (trigger, function, is_thrown_away) in PROTECTED.items()
)
JOIN = "".join(
    f"""
DROP TRIGGER only_a_rehearsal_is_thrown_away ON wargame_{name};
DROP TRIGGER {trigger} ON wargame_{name};
CREATE TRIGGER {trigger}
    BEFORE UPDATE OR DELETE ON wargame_{name} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
    for name, (trigger, function, _is_thrown_away) in PROTECTED.items()
)


class Migration(migrations.Migration):
    dependencies = [("wargame", "0011_an_act_on_a_draft_can_be_undone")]
    operations = [
        migrations.AddField("scenario", "rehearsed_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "exercise",
            "rehearsed_as",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wargame.team",
            ),
        ),
        migrations.RunSQL(DOOR, NO_DOOR),
        migrations.RunSQL(SPLIT, JOIN),
        KeepHistory("exercise"),
    ]
