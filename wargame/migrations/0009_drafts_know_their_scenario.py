"""A draft from which a version was published, or that began from one, is of that scenario."""

from django.db import migrations

KNOW = """
UPDATE wargame_scenariodraft AS draft SET scenario_id = version.scenario_id
FROM wargame_scenarioversion AS version
WHERE version.id = coalesce(draft.based_on_id, draft.published_id);
"""


class Migration(migrations.Migration):
    dependencies = [("wargame", "0008_co_authors_write_the_drafts_of_a_scenario")]
    operations = [migrations.RunSQL(KNOW, migrations.RunSQL.noop)]
