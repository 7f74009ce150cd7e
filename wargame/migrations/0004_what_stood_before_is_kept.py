"""What an act changes or takes away is kept, so that any moment can be looked at again."""

from django.db import migrations

from ._history import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("wargame", "0003_contributions_are_never_changed")]
    operations = [KeepHistory()]
