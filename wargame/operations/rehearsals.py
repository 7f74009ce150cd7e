"""A scenario played at once by its author and stand-ins, in an exercise that is thrown away.

Nothing is published: the rehearsal plays a copy that nobody finds. It is the one exercise that
PostgreSQL lets anybody delete (migration 0012).
"""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Facilitator, ScenarioVersion, Seat
from wargame.models.belongings import Model, paths_to
from wargame.scenario_files.reader import read_texts
from wargame.scenario_files.writing import texts_of

from . import checks, exercises, scenarios, stand_ins

# Whoever forgets one finds it gone the next day.
KEPT_FOR = timedelta(days=1)
# How often, and after how many seconds each, it is tried to find everybody still.
ATTEMPTS, PAUSE = 100, 0.05
OPEN = """
SELECT set_config('wargame.forgets', 'on', true),
    set_config('wargame.throws_away', pg_current_xact_id()::text, true)
"""
CLOSE = (
    "SELECT set_config('wargame.forgets', '', true), set_config('wargame.throws_away', '', true)"
)
# The twins of tables in which the past is kept.
TWINS = "SELECT tablename FROM pg_tables WHERE schemaname = 'history'"


@transaction.atomic
def begin(files: Mapping[str, Any], *, by: Facilitator, team: str) -> Exercise:
    """An exercise of these files in play, with a stand-in for every team but this one. One that
    the person began before is thrown away. Raises BrokenPackage where it cannot be played."""
    Facilitator.objects.select_for_update().get(pk=by.pk)
    for before in Exercise.objects.filter(director=by, rehearsed_as__isnull=False):
        _throw_away(before)
    version = _copy(files, by)
    exercise = _make(version, by)
    own = exercise.teams.filter(code=team).first()
    if own is None:
        raise Refused(_("There is no such team in this scenario. Choose another."))
    Exercise.objects.filter(pk=exercise.pk).update(rehearsed_as=own)
    control = exercise.seats.get(facilitator=by)
    exercises.open_lobby(exercise, by=control)
    for other in exercise.teams.exclude(pk=own.pk):
        stand_ins.call(other, by=control)
    return exercises.start(exercise, by=control)


@transaction.atomic
def throw_away(exercise: Exercise, *, by: Seat) -> None:
    """The rehearsal is gone, with all that was written in it. Raises Refused for an exercise of
    people: that is never deleted."""
    checks.director(exercise, by)
    if not exercise.is_rehearsal:
        raise Refused(_("Only a rehearsal is thrown away."))
    _throw_away(exercise)


def let_go(now: datetime | None = None) -> None:
    """Rehearsals that somebody forgot; one that is being played now waits for the next time."""
    due = (now or timezone.now()) - KEPT_FOR
    for exercise in Exercise.objects.filter(rehearsed_as__isnull=False, made_at__lte=due):
        with suppress(Refused), transaction.atomic():
            _throw_away(exercise)


def _copy(files: Mapping[str, Any], by: Facilitator) -> ScenarioVersion:
    """What the files say, under a name that nobody finds."""
    slug = f"rehearsal-{secrets.token_hex(12)}"
    named = {**files["scenario.yaml"], "slug": slug}
    package = read_texts(texts_of({**files, "scenario.yaml": named}))
    version = scenarios.import_package(package, owner=by)
    version.scenario.rehearsed_at = timezone.now()
    version.scenario.save(update_fields=["rehearsed_at"])
    return version


def _make(version: ScenarioVersion, by: Facilitator) -> Exercise:
    """By the first format, with a head in every delegation."""
    preset = version.formatpresets.order_by("order")[0]
    roles = list(version.roles.all())
    title = _("Rehearsal: %(title)s") % {"title": version.scenario.title}
    return exercises.make(
        by=by,
        version=version,
        preset=preset,
        title=title[:120],
        chairs={role.key: 1 for role in roles},
        expected_heads=len(roles),
        has_ledger=version.theaters.exists(),
    )


def _throw_away(exercise: Exercise) -> None:
    _hold(exercise)
    scenario = exercise.version.scenario
    with _thrown_away(), connection.cursor() as cursor:
        cursor.execute(TWINS)
        twins = {name for (name,) in cursor.fetchall()}
        rows: list[tuple[Model, list[Any]]] = [
            (
                model,
                list(model._base_manager.filter(**{way: exercise.pk}).values_list("pk", flat=True)),
            )
            for model, way in paths_to(Exercise).items()
        ]
        rows.append((Exercise, [exercise.pk]))
        for model, keys in rows:
            table = model._meta.db_table
            for where in (f'"{table}"', f'history."{table}"')[: 1 + (table in twins)]:
                cursor.execute(f"DELETE FROM {where} WHERE id = ANY(%s)", [keys])  # noqa: S608
        cursor.execute("DELETE FROM history.moment WHERE exercise_id = %s", [exercise.pk])
        scenario.delete()


def _hold(exercise: Exercise) -> None:
    """The exercise and every seat of it, at one moment at which nobody acts: the stand-ins are at
    work, and signs of life take a seat before the exercise, so that to wait here could be to wait
    for each other."""
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                held = Exercise.objects.select_for_update(of=("self",), nowait=True)
                held.get(pk=exercise.pk)
                seats = Seat.objects.select_for_update(of=("self",), nowait=True)
                list(seats.filter(exercise=exercise).order_by("pk"))
                return
        except OperationalError:
            time.sleep(PAUSE)
    raise Refused(_("The stand-ins are at work. Try again."))


@contextmanager
def _thrown_away() -> Iterator[None]:
    """Inside, rows may be deleted and nothing is kept of them. Keys are checked at the end, when
    all that points to one another is gone."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(OPEN)
    yield
    with connection.cursor() as cursor:
        cursor.execute(CLOSE)
