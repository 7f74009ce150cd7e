"""Any moment of an exercise, looked at again: the same queries, asked of the rows of then.

PostgreSQL keeps what acts change or delete, and what comes new carries a place in one sequence
(see the migration `what_stood_before_is_kept`). Inside `as_of` every table of an exercise is
replaced by its rows at the moment, and the present moment is the time it was; so whatever is asked
and rendered there is what was asked and rendered then. Nothing can be written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from wargame.models import Duty, Exercise, Seat, Team, Viewer, present

FIND = """
SELECT entry.number, entry.at, entry.exercise_time, moment.place
FROM wargame_journalentry AS entry
JOIN history.moment AS moment USING (exercise_id, number)
WHERE entry.exercise_id = %s AND entry.number = %s
"""
# From which entry on moments were kept: in an exercise that came from elsewhere, or plays on from
# another, not from the first.
KEPT_FROM = "(SELECT min(number) FROM history.moment WHERE exercise_id = %s)"
LOOK_BACK = """
SET TRANSACTION READ ONLY;
SET LOCAL jit = off;
SELECT set_config('search_path', 'as_of, ' || current_setting('search_path'), true),
    set_config('wargame.moment', %s, true),
    set_config('wargame.number', %s, true),
    set_config('wargame.at', %s, true)
"""


@dataclass(frozen=True)
class Moment:
    """Right after entry `number` of the journal; `place` is where that stands among all changes."""

    number: int
    at: datetime
    exercise_time: timedelta
    place: int


def moment(exercise: Exercise, number: int) -> Moment | None:
    """None where there is no such entry, or where what stood then was not kept. One query."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, [exercise.pk, number])
        found = cursor.fetchone()
    return Moment(*found) if found else None


@contextmanager
def as_of(then: Moment) -> Iterator[None]:
    """Inside, all is as it stood; what is read there must be rendered there."""
    features = connection.features
    groups_by_key = features.allows_group_by_selected_pks
    with transaction.atomic(), present.at(then.at):
        with connection.cursor() as cursor:
            cursor.execute(LOOK_BACK, [str(then.place), str(then.number), then.at.isoformat()])
        # PostgreSQL does not know of a view that its other columns depend on the key.
        features.allows_group_by_selected_pks = False
        try:
            yield
        finally:
            features.allows_group_by_selected_pks = groups_by_key
            # Takes back the settings too, also where this stands in another transaction.
            transaction.set_rollback(True)


def exercise_then(exercise: Exercise) -> Exercise:
    """The exercise as every page reads it. One query."""
    related = "step__move", "version__scenario", "director"
    found = Exercise.objects.select_related(*related).defer("version__files")
    return found.get(pk=exercise.pk)


def seat_then(exercise: Exercise, seat: Seat | None, team: Team) -> Seat:
    """The person's seat, if it was in this team; else an empty chair of the team, from which all
    can be seen that is the team's, and nothing that is a person's. One query."""
    here = exercise.seats.taken().filter(team=team).select_related("team__role")
    found = here.filter(pk=seat.pk).first() if seat else None
    if found is None:
        here_then = exercise.teams.select_related("role").get(pk=team.pk)
        chair = {"title": _("An empty chair"), "duty": Duty.MEMBER, "taken_at": exercise.made_at}
        found = Seat(pk=0, team=here_then, **chair)
    found.exercise = exercise
    return found


def control_then(exercise: Exercise, seat: Seat) -> Viewer:
    """Control as it sat there, whoever of it is looking now. At most one query."""
    found = exercise.seats.select_related("facilitator").filter(pk=seat.pk).first() or seat
    found.exercise = exercise
    return Viewer.from_seat(found)
