from django.db import migrations, models

import wargame.models.reveals


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0003_contributions_are_never_changed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reveal",
            name="what",
            field=models.CharField(choices=wargame.models.reveals.what_can_be, max_length=12),
        ),
    ]
