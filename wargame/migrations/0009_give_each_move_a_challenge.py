"""How teams test their thinking, move by move."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0008_released_rulings_are_never_changed"),
    ]

    operations = [
        migrations.AddField(
            model_name="move",
            name="challenge",
            field=models.CharField(
                choices=[
                    ("assumptions", "Assumptions check"),
                    ("advocate", "Devil’s advocate"),
                    ("pre-mortem", "Pre-mortem"),
                    ("other pole", "Argue the other pole"),
                ],
                default="assumptions",
                max_length=12,
            ),
        ),
    ]
