"""An exercise that was taken in under another code knows under which it was first run."""

from django.db import migrations, models

from ._history import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("wargame", "0009_drafts_know_their_scenario")]
    operations = [
        migrations.AddField(
            model_name="exercise",
            name="first_code",
            field=models.CharField(blank=True, max_length=6),
        ),
        KeepHistory("exercise"),
    ]
