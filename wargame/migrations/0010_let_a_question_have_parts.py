"""A key question is answered in parts, of kinds that its author chooses."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0009_give_each_move_a_challenge"),
    ]

    operations = [
        migrations.AddField(
            model_name="keyquestion",
            name="parts",
            field=models.JSONField(default=list),
        ),
    ]
