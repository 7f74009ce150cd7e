"""What people answer to a key question alone; a change is a new row."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("wargame_privatechoice", "wargame_appraisal")
REFUSE = "".join(
    f"""
CREATE TRIGGER contributions_are_never_changed
    BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for table in TABLES
)
ALLOW = "".join(f"DROP TRIGGER contributions_are_never_changed ON {table};\n" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0025_what_members_say_is_never_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_late", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("thing", models.PositiveSmallIntegerField()),
                ("aspect", models.PositiveSmallIntegerField()),
                ("figure", models.PositiveSmallIntegerField()),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.move",
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
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.voice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aspect__gte", 1),
                            ("figure__gte", 1),
                            ("figure__lte", 5),
                            ("thing__gte", 1),
                        ),
                        name="appraisal_on_the_scale",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivateChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_late", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("option", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=140)),
                ("reason", models.CharField(max_length=140)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.move",
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
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wargame.voice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("option", 0), models.Q(("words", ""), _negated=True)),
                            models.Q(("option__gt", 0), ("words", "")),
                            _connector="OR",
                        ),
                        name="a_mix_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="a_choice_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
