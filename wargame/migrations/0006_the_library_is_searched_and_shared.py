"""Whose a scenario is and with whom it is shared; and the sheets by which the library is searched,
which PostgreSQL writes whenever the files of a version or of a draft change."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Words without accents; the line breaks inside a text of JSON are no letters. A path that finds
# nothing, or something else than it looks for, gives nothing: a draft may hold anything.
# A search reads the words of every sheet, so they stand in the table itself, where they fit a page.
WRITE = r"""
ALTER TABLE wargame_librarysheet SET (toast_tuple_target = 8160);

CREATE FUNCTION library_lexemes(said text, weight "char") RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
    SELECT setweight(to_tsvector('english', regexp_replace(
        normalize(replace(coalesce(said, ''), '\n', ' '), NFKD), '[\u0300-\u036f]', '', 'g'
    )), weight)
$$;

CREATE FUNCTION library_words(title text, files jsonb) RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
    SELECT library_lexemes(title, 'A')
        || library_lexemes(jsonb_path_query_array(files, '$."tensions.yaml"[*].name')::text, 'B')
        || library_lexemes(jsonb_path_query_array(files, '$.keyvalue()
            ? (@.key starts with "roles/").value.keyvalue()
            ? (@.key == "name" || @.key == "code").value')::text, 'B')
        || library_lexemes(jsonb_path_query_array(files, '$."questions.yaml"[*].text')::text, 'C')
        || library_lexemes(jsonb_path_query_array(files, '$."scenario.yaml".keyvalue()
            ? (@.key == "subtitle" || @.key == "summary").value')::text, 'C')
        || library_lexemes(jsonb_path_query_array(files, '$."tensions.yaml"[*].text')::text, 'D')
        || library_lexemes(files ->> 'overview.md', 'D')
$$;

CREATE FUNCTION library_count(files jsonb, path jsonpath) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_array_length(jsonb_path_query_array(files, path))
$$;

CREATE FUNCTION library_write(of_scenario bigint, of_draft bigint, of_title text, files jsonb)
    RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    title text := left(coalesce(nullif(files #>> '{scenario.yaml,title}', ''), of_title), 200);
    shortest integer;
    longest integer;
BEGIN
    SELECT min(minutes::numeric), max(minutes::numeric) INTO shortest, longest
    FROM jsonb_path_query(files, '$."formats.yaml"[*].minutes
        ? (@.type() == "number" && @ >= 0 && @ < 100000)') AS minutes;
    DELETE FROM wargame_librarysheet
        WHERE scenario_id = of_scenario OR draft_id = of_draft;
    INSERT INTO wargame_librarysheet (scenario_id, draft_id, title, subtitle, tensions, teams,
        moves, shortest, longest, words)
    VALUES (of_scenario, of_draft, title,
        left(coalesce(files #>> '{scenario.yaml,subtitle}', ''), 300),
        library_count(files, '$."tensions.yaml"[*]'),
        library_count(files, '$.keyvalue() ? (@.key starts with "roles/")'),
        library_count(files, '$."moves.yaml"[*]'),
        shortest, longest, library_words(title, files));
END;
$$;

CREATE FUNCTION library_write_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM wargame_scenarioversion AS later
        WHERE later.scenario_id = NEW.scenario_id AND later.number > NEW.number
    ) THEN
        PERFORM library_write(NEW.scenario_id, NULL, scenario.title, NEW.files)
            FROM wargame_scenario AS scenario WHERE scenario.id = NEW.scenario_id;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER the_library_says_what_a_version_says
    AFTER INSERT OR UPDATE OF files ON wargame_scenarioversion
    FOR EACH ROW EXECUTE FUNCTION library_write_version();

CREATE FUNCTION library_write_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM library_write(NULL, NEW.id, NEW.title, NEW.files);
    RETURN NULL;
END;
$$;
CREATE TRIGGER the_library_says_what_a_draft_says
    AFTER INSERT OR UPDATE OF files ON wargame_scenariodraft
    FOR EACH ROW EXECUTE FUNCTION library_write_draft();
"""

WRITE_NO_MORE = """
DROP TRIGGER the_library_says_what_a_draft_says ON wargame_scenariodraft;
DROP TRIGGER the_library_says_what_a_version_says ON wargame_scenarioversion;
DROP FUNCTION library_write_draft();
DROP FUNCTION library_write_version();
DROP FUNCTION library_write(bigint, bigint, text, jsonb);
DROP FUNCTION library_count(jsonb, jsonpath);
DROP FUNCTION library_words(text, jsonb);
DROP FUNCTION library_lexemes(text, "char");
"""


class Migration(migrations.Migration):
    dependencies = [
        ("wargame", "0005_versions_keep_their_files_and_why_they_came"),
    ]

    operations = [
        migrations.AddField(
            model_name="scenario",
            name="opened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="scenario",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scenarios",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="LibrarySheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("subtitle", models.CharField(max_length=300)),
                ("tensions", models.PositiveIntegerField()),
                ("teams", models.PositiveIntegerField()),
                ("moves", models.PositiveIntegerField()),
                ("shortest", models.PositiveIntegerField(null=True)),
                ("longest", models.PositiveIntegerField(null=True)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "draft",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheet",
                        to="wargame.scenariodraft",
                    ),
                ),
                (
                    "scenario",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheet",
                        to="wargame.scenario",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], name="library_by_words"
                    ),
                    models.Index(fields=["title", "id"], name="library_by_title"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scenario", None), ("draft", None), _connector="XOR"),
                        name="sheet_of_one_scenario_or_draft",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ScenarioShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "right",
                    models.CharField(
                        choices=[("co-author", "Co-author"), ("reader", "Reader")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scenario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="wargame.scenario",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scenario", "facilitator"), name="scenario_shared_once_with_each"
                    )
                ],
            },
        ),
        migrations.RunSQL(WRITE, WRITE_NO_MORE),
    ]
