"""PostgreSQL refuses a mark that is neither a point nor a reframe, and a player without a chair."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0003_contributions_are_never_changed"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="estimate",
            name="estimate_on_the_scale_or_reframed",
        ),
        migrations.RemoveConstraint(
            model_name="position",
            name="position_on_the_scale_or_reframed",
        ),
        migrations.RemoveConstraint(
            model_name="seat",
            name="players_sit_in_a_team",
        ),
        migrations.AddConstraint(
            model_name="estimate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("is_reframe", False), ("point__isnull", False), ("point__range", (1, 7))
                    ),
                    models.Q(("is_reframe", True), ("point", None)),
                    _connector="OR",
                ),
                name="estimate_on_the_scale_or_reframed",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("is_reframe", False), ("point__isnull", False), ("point__range", (1, 7))
                    ),
                    models.Q(("is_reframe", True), ("point", None)),
                    _connector="OR",
                ),
                name="position_on_the_scale_or_reframed",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("chair", None), ("duty", "control"), ("team", None)),
                    models.Q(
                        ("chair__gte", 1),
                        ("chair__isnull", False),
                        ("team__isnull", False),
                        models.Q(("duty", "control"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="players_sit_in_a_team",
            ),
        ),
    ]
