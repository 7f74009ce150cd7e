"""The lock every act takes and the entry every act leaves: numbering, recording, announcing."""

import json
from typing import Any

from django.db import connection
from django.utils import timezone

from wargame.models import Exercise, JournalEntry, Kind, Ruling, Seat
from wargame.models.viewers import BOARD, CONTROL, EVERYONE, OBSERVERS, of_seat, of_team

CHANNEL = "wargame"


def lock(exercise: Exercise) -> Exercise:
    """The exercise row, locked until the transaction ends, so that acts happen one by one."""
    return (
        Exercise.objects.select_for_update(of=("self",)).select_related("step").get(pk=exercise.pk)
    )


def record(
    exercise: Exercise,
    kind: Kind,
    *,
    by: Seat | None,
    audiences: list[str],
    **refs: Any,
) -> JournalEntry:
    """Write the act's one entry and announce it on commit.

    `exercise` must be the locked row. `audiences` are all who may ever hear of the act;
    `refs` holds ids and figures of the plan, never names, values or words.
    """
    exercise.entries += 1
    exercise.save(update_fields=["entries"])
    now = timezone.now()
    entry = JournalEntry.objects.create(
        exercise=exercise,
        number=exercise.entries,
        kind=kind,
        at=now,
        exercise_time=exercise.exercise_time(now),
        seat=by,
        audiences=audiences,
        refs=refs,
    )
    announcement = {"x": exercise.pk, "n": entry.number, "k": str(kind), "a": audiences}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(announcement)])
    return entry


def to_everyone() -> list[str]:
    """The audience of the whole exercise, the board included."""
    return [EVERYONE]


def to_control() -> list[str]:
    """The audience of control alone."""
    return [CONTROL]


def to_teams(*teams: int | None) -> list[str]:
    """Control and the named teams' seats."""
    return [CONTROL, *(of_team(pk) for pk in teams if pk is not None)]


def to_readers(ruling: Ruling) -> list[str]:
    """Those who will read a ruling, and therefore what it is made of."""
    if ruling.is_to_all:
        return to_everyone()
    return to_teams(*[team.pk for team in ruling.teams.all()])


def to_addressees(*teams: int | None) -> list[str]:
    """Control, the named teams, and observers, who read all that was released."""
    return [*to_teams(*teams), OBSERVERS]


def to_seat(seat: Seat) -> list[str]:
    """Control and one person: nobody else may learn even that it happened."""
    return [CONTROL, of_seat(seat.pk)]


def to_room_and_board(*teams: int | None) -> list[str]:
    """Control, the board and the named teams: who comes and goes."""
    return [*to_teams(*teams), BOARD]
