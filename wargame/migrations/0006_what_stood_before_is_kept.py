"""What an act changes or takes away is kept, so that any moment can be looked at again."""

from django.db import migrations

from ._history import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("wargame", "0005_control_stars_what_to_remember")]
    operations = [KeepHistory()]
