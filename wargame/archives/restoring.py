"""Taking an archive in: a whole exercise with its scenario, or nothing of it."""

from collections.abc import Mapping
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from wargame.models import Exercise, Facilitator, Scenario, ScenarioVersion
from wargame.operations.exercises import free_code
from wargame.operations.scenario_packages import free_slug

from .belongings import Belonging, Model, key_of, name_of, of_exercise, of_version
from .faults import Broken
from .numbering import Row, labels
from .past_intake import PastIntake
from .taking_in import Intake, insert, new_keys
from .writing import DIRECTOR, Archive


def restore(archive: Archive, *, director: Facilitator) -> Exercise:
    """The exercise as it stood, directed by this facilitator; under its own code unless that is
    taken. Nothing is announced and nothing recorded.

    Raises Broken with what is wrong with the archive.
    """
    try:
        with transaction.atomic():
            found = _taken_in(archive, director)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    except (IntegrityError, DataError) as error:
        said = _("Its rows do not hold together: %(why)s.")
        raise Broken([said % {"why": _first_line(error)}]) from error
    return found


def _taken_in(archive: Archive, director: Facilitator) -> Exercise:
    intake = Intake()
    intake.numbers.add(Facilitator, [(DIRECTOR, director.pk)])
    version = _version(archive, director, intake)
    past = PastIntake(archive, intake)
    past.check()
    tables = _tables(archive["rows"], of_exercise(), intake, archive.get("past", {}))
    own: dict[str, Any] = {"version": version.pk, "first_code": ""} | _codes(archive["code"])
    [key] = new_keys(Exercise, 1)
    rows: dict[Model, list[Row]] = {
        Exercise: [intake.row(Exercise, archive["exercise"], "exercise", key=key, **own)]
    }
    rows |= {
        one.model: list(intake.rows(one, held, exercise=key, version=version.pk))
        for one, held in tables
    }
    models = {name_of(model): model for model in rows}
    stood = past.rows(models, key, **own)
    since = {model: past.since(model, len(held)) for model, held in rows.items()}
    _counts(archive, intake)
    if intake.faults:
        raise Broken(intake.faults)
    for model, held in rows.items():
        insert(model, held, since[model])
    past.keep(key, stood)
    return Exercise.objects.select_related("version__scenario", "director").get(pk=key)


def _counts(archive: Archive, intake: Intake) -> None:
    """The next act gets the number after the last."""
    journal, entries = archive["rows"].get("journalentry", []), archive["exercise"].get("entries")
    if [row.get("number") for row in journal] != list(range(1, len(journal) + 1)):
        intake.say(_("journalentry: its numbers do not count from 1, one by one."))
    elif entries != len(journal):
        intake.say(_("exercise: “entries” is not the number of entries of the journal."))


def _codes(code: str) -> dict[str, str]:
    """Its own code, or where that is taken another."""
    if not Exercise.objects.filter(code=code).exists():
        return {"code": code}
    return {"code": free_code(), "first_code": code}


def _version(archive: Archive, director: Facilitator, intake: Intake) -> ScenarioVersion:
    """The version that was played: the one with the same content that stands here, or its rows,
    which are written into no scenario of somebody else's."""
    slug, content = archive["scenario"]["slug"], archive["version"]["content_hash"]
    versions = ScenarioVersion.objects.visible_to(director).filter(scenario__slug=slug)
    same = versions.filter(content_hash=content).first()
    if same is not None:
        for one in of_version():
            held = one.rows(same.pk)
            keys = [row[key_of(one.model)] for row in held]
            intake.numbers.add(one.model, zip(labels(one.model, held), keys, strict=True))
        return same
    scenario, _made = Scenario.objects.select_for_update().get_or_create(
        slug=free_slug(slug, director),
        defaults={"title": archive["scenario"]["title"], "owner": director},
    )
    return _new_version(archive, scenario, intake)


def _new_version(archive: Archive, scenario: Scenario, intake: Intake) -> ScenarioVersion:
    last = scenario.versions.order_by("number").last()
    tables = _tables(archive["parts"], of_version(), intake)
    [key] = new_keys(ScenarioVersion, 1)
    own: dict[str, Any] = {"scenario": scenario.pk, "number": last.number + 1 if last else 1}
    made = intake.row(ScenarioVersion, archive["version"], "version", key=key, **own)
    rows = {one.model: list(intake.rows(one, held, version=key)) for one, held in tables}
    if intake.faults:
        raise Broken(intake.faults)
    insert(ScenarioVersion, [made], {})
    for model, held in rows.items():
        insert(model, held, {})
    return ScenarioVersion.objects.get(pk=key)


def _tables(
    held: dict[str, list[Row]],
    known: tuple[Belonging, ...],
    intake: Intake,
    past: Mapping[str, list[Row]] = {},
) -> list[tuple[Belonging, list[Row]]]:
    """Numbered, all of them, before any is read."""
    by_name = {one.name: one for one in known}
    for name in sorted(set(held) - set(by_name)):
        intake.say(_("There are no rows called “%(name)s” here.") % {"name": name})
    found = [(one, held.get(one.name, [])) for one in known]
    for one, rows in found:
        gone = {str(row["id"]) for row in past.get(one.name, []) if "+" in str(row.get("id"))}
        intake.number(one, rows, sorted(gone))
    return found


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
