"""Reports and lessons have a past too: rooms, board and console tell of them."""

from django.db import migrations

from ._history import KeepHistory

REPORTS = ("claim", "edition", "factcheck", "factcomment", "reporttext")
LESSONS = ("defender", "lesson", "objectiverating")


class Migration(migrations.Migration):
    dependencies = [("wargame", "0009_scenarios_are_drafted_before_they_are_published")]
    operations = [KeepHistory(*REPORTS, *LESSONS)]
