"""Scenarios that were published here belong to whoever wrote their draft, and stay open to all who
could run them; every scenario and draft gets its sheet in the library."""

from django.db import migrations

OWN = """
UPDATE wargame_scenario AS scenario SET owner_id = draft.owner_id, opened_at = draft.published_at
FROM wargame_scenarioversion AS version, wargame_scenariodraft AS draft
WHERE version.scenario_id = scenario.id AND draft.published_id = version.id;
UPDATE wargame_scenarioversion SET files = files;
UPDATE wargame_scenariodraft SET files = files;
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0006_the_library_is_searched_and_shared")]
    operations = [migrations.RunSQL(OWN, migrations.RunSQL.noop)]
