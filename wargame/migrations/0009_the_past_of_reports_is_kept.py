"""Reports and lessons have a past too: rooms, board and console tell of them."""

from django.db import migrations

from ._history import KeepHistory

REPORTS = ("claim", "edition", "factcheck", "factcomment", "reporttext")
LESSONS = ("defender", "lesson", "objectiverating")


class Migration(migrations.Migration):
    dependencies = [("wargame", "0008_the_review_keeps_lessons_and_rates_objectives")]
    operations = [KeepHistory(*REPORTS, *LESSONS)]
