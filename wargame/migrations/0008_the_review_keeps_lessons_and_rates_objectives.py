"""What the talk keeps: lessons, defenders and how far objectives were met; never changed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from ._history import KeepHistory

KEPT = ("wargame_lesson", "wargame_objectiverating", "wargame_defender")
REFUSE = "".join(
    f"""
CREATE TRIGGER contributions_are_never_changed BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for table in KEPT
)
ALLOW = "".join(f"DROP TRIGGER contributions_are_never_changed ON {table};\n" for table in KEPT)


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0007_a_report_is_written_checked_and_signed"),
    ]

    operations = [
        migrations.AddField(
            model_name="exercise",
            name="scene_decision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wargame.decision",
            ),
        ),
        migrations.CreateModel(
            name="Defender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pole",
                    models.CharField(
                        choices=[("a", "First pole"), ("b", "Second pole")], max_length=1
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="defenders",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.team",
                    ),
                ),
                (
                    "tension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.tension",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("revision", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("sustain", "Sustain"), ("improve", "Improve")], max_length=8
                    ),
                ),
                ("text", models.CharField(max_length=240)),
                ("cause", models.CharField(blank=True, max_length=160)),
                (
                    "evidence",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=6
                    ),
                ),
                ("is_struck", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
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
            ],
            options={
                "ordering": ["number", "revision"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exercise", "number", "revision"), name="lesson_revision_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), ("evidence__len__gt", 0)
                        ),
                        name="a_lesson_has_words_and_evidence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectiveRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("P", "Performed without challenges"),
                            ("S", "Performed with some challenges"),
                            ("M", "Performed with major challenges"),
                            ("U", "Unable to be performed"),
                        ],
                        max_length=1,
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objective_ratings",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="wargame.objective",
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
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="an_objective_is_rated_with_a_reason",
                    )
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
        KeepHistory(),
    ]
