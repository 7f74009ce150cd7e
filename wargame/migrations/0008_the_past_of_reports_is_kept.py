"""What is written in reports has a past too: rooms and console tell how far a report is."""

from django.db import migrations

from ._history import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("wargame", "0007_a_report_is_written_checked_and_signed")]
    operations = [KeepHistory("claim", "edition", "factcheck", "factcomment", "reporttext")]
