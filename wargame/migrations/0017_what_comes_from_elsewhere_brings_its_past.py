"""A dissent that is taken in says itself since when it stands."""

from django.db import migrations

from ._history import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("wargame", "0016_planned_injects_have_triggers")]

    operations = [KeepHistory("dissent")]
