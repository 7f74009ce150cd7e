"""A database whose tables another version made is refused in a sentence, and left as it is."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from wargame.management.commands.play import prepare
from wargame.models import Scenario


@pytest.mark.django_db
def test_tables_of_another_version_are_refused_in_a_sentence():
    MigrationRecorder(connection).record_applied("wargame", "0099_of_another_time")
    with pytest.raises(SystemExit, match="made by another version of wargame"):
        prepare()
    assert not Scenario.objects.exists()
