"""Control stars what it wants to remember; a star is only ever taken off."""

import django.db.models.deletion
from django.db import migrations, models

# What a star says stands; only that it was taken off comes later, once.
TRIGGERS = """
CREATE TRIGGER stars_are_only_taken_off
    BEFORE UPDATE OF exercise_id, exhibit, seat_id, at ON wargame_star
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_contribution();
CREATE TRIGGER stars_taken_off_are_never_changed
    BEFORE UPDATE ON wargame_star
    FOR EACH ROW WHEN (OLD.taken_off_at IS NOT NULL)
    EXECUTE FUNCTION refuse_to_change_a_contribution();
"""
WITHOUT = """
DROP TRIGGER stars_are_only_taken_off ON wargame_star;
DROP TRIGGER stars_taken_off_are_never_changed ON wargame_star;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0004_a_kind_of_reveal_needs_no_migration"),
    ]

    operations = [
        migrations.CreateModel(
            name="Star",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("exhibit", models.CharField(max_length=60)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("taken_off_at", models.DateTimeField(null=True)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stars",
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
                    "taken_off_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wargame.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_off_at", None)),
                        fields=("exercise", "exhibit"),
                        name="a_thing_has_one_star",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_off_at", None), ("taken_off_by", None)),
                            models.Q(
                                ("taken_off_at__isnull", False), ("taken_off_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_star_taken_off_names_who_took_it",
                    ),
                ],
            },
        ),
        migrations.RunSQL(TRIGGERS, WITHOUT),
    ]
