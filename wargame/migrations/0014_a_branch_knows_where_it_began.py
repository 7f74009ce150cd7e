"""A branch knows from which entry of which exercise it plays on."""

import django.db.models.deletion
from django.db import migrations, models

from ._history import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("wargame", "0013_a_person_can_be_erased")]
    operations = [
        migrations.AddField(
            model_name="exercise",
            name="branched_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="branches",
                to="wargame.exercise",
            ),
        ),
        migrations.AddField(
            model_name="exercise",
            name="branched_after",
            field=models.PositiveIntegerField(null=True),
        ),
        KeepHistory("exercise"),
    ]
