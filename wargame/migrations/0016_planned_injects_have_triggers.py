from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0015_texts_are_corrected_in_one_exercise"),
    ]

    operations = [
        migrations.AddField(
            model_name="plannedinject",
            name="trigger",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="plannedinject",
            name="trigger_line",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="plannedinject",
            name="trigger_team",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="plannedinject",
            name="trigger_theater",
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
