"""Reveals of one team, beside those of all teams at once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0019_what_a_decision_holds_is_never_changed"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reveal",
            name="revealed_once",
        ),
        migrations.AddField(
            model_name="reveal",
            name="team",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wargame.team",
            ),
        ),
        migrations.AddConstraint(
            model_name="reveal",
            constraint=models.UniqueConstraint(
                fields=("exercise", "move", "what", "team"),
                name="revealed_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="reveal",
            constraint=models.CheckConstraint(
                condition=models.Q(("team", None), ("move__isnull", False), _connector="OR"),
                name="only_what_belongs_to_a_move_is_revealed_by_team",
            ),
        ),
    ]
