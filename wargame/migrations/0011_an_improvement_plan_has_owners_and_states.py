"""The improvement plan: what is agreed and what is said of it is never changed."""

import django.db.models.deletion
from django.db import migrations, models

from ._history import KeepHistory

TRIGGERS = (
    (
        "actions_stand_as_agreed",
        "wargame_improvementaction",
        "UPDATE OF exercise_id, number, lesson, text, category, priority, starts_on, due_on",
    ),
    ("contributions_are_never_changed", "wargame_actionstatus", "UPDATE"),
)
REFUSE = "".join(
    f"""
CREATE TRIGGER {name} BEFORE {change} ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
    for name, table, change in TRIGGERS
)
ALLOW = "".join(f"DROP TRIGGER {name} ON {table};\n" for name, table, _change in TRIGGERS)


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0010_the_past_of_reports_is_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImprovementAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("lesson", models.PositiveSmallIntegerField(null=True)),
                ("text", models.CharField(max_length=160)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("scenario", "Scenario"),
                            ("facilitation", "Facilitation"),
                            ("teams", "Team process"),
                            ("app", "App"),
                            ("course", "Course"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "First"), (2, "Second"), (3, "Third")], default=2
                    ),
                ),
                ("owner", models.CharField(max_length=60)),
                ("contact", models.CharField(blank=True, max_length=80)),
                ("starts_on", models.DateField(null=True)),
                ("due_on", models.DateField()),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="wargame.exercise",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["priority", "due_on", "number"],
            },
        ),
        migrations.CreateModel(
            name="ActionStatus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("under way", "In progress"),
                            ("done", "Done"),
                            ("verified", "Verified"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statuses",
                        to="wargame.improvementaction",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="improvementaction",
            constraint=models.UniqueConstraint(
                fields=("exercise", "number"), name="action_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="improvementaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True), models.Q(("owner", ""), _negated=True)
                ),
                name="an_action_has_words_and_an_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="improvementaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None), ("starts_on__lte", models.F("due_on")), _connector="OR"
                ),
                name="an_action_starts_before_it_is_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("done", "verified", "dropped")), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="what_ends_an_action_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seat__isnull", False), ("state__in", ("under way", "done")), _connector="OR"
                ),
                name="an_owner_verifies_and_drops_nothing",
            ),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
        KeepHistory(),
    ]
