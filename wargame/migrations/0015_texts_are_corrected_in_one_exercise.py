"""What is corrected while an exercise runs stands on record for ever, with what it said before."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from ._history import KeepHistory

REFUSE = """
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON wargame_correction
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER only_a_rehearsal_is_thrown_away
    BEFORE DELETE ON wargame_correction
    FOR EACH ROW WHEN (NOT is_thrown_away(OLD.exercise_id))
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
ALLOW = """
DROP TRIGGER only_a_rehearsal_is_thrown_away ON wargame_correction;
DROP TRIGGER contributions_are_never_changed ON wargame_correction;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0014_a_branch_knows_where_it_began"),
    ]

    operations = [
        migrations.AddField(
            model_name="exercise",
            name="corrected_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "thing",
                    models.CharField(
                        choices=[
                            ("fact", "Key fact"),
                            ("tension", "Tension"),
                            ("team", "Team"),
                            ("move", "Move"),
                            ("inject", "Inject"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("field", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
                ("reason", models.CharField(max_length=300)),
                ("is_open", models.BooleanField()),
                (
                    "told",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list
                    ),
                ),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("made_in", models.DurationField()),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before", models.F("after")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="a_correction_changes_a_text_and_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("field", "private_brief"), _negated=True),
                            ("is_open", False),
                            _connector="OR",
                        ),
                        name="a_private_brief_is_corrected_for_its_team",
                    ),
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
        KeepHistory("exercise", "correction"),
    ]
