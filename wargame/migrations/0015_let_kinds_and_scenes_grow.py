"""A new kind of entry or a new scene of the board needs no migration from here on."""

from django.db import migrations, models

import wargame.models.exercises
import wargame.models.journal


class Migration(migrations.Migration):
    dependencies = [("wargame", "0014_ledger_lines_are_never_changed")]

    operations = [
        migrations.AlterField(
            model_name="exercise",
            name="scene",
            field=models.CharField(
                choices=wargame.models.exercises.scenes, default="lobby", max_length=10
            ),
        ),
        migrations.AlterField(
            model_name="journalentry",
            name="kind",
            field=models.CharField(choices=wargame.models.journal.kinds, max_length=24),
        ),
    ]
