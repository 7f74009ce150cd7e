"""What stood before, taken in: at new places of the sequence, in the order of the old ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from wargame.models import Exercise

from .belongings import Model, name_of
from .numbering import Row
from .past_rows import SINCE, UNTIL
from .taking_in import Intake, Kept, insert
from .writing import Archive

PLACES = "SELECT nextval('history.moments') FROM generate_series(1, %s)"
# The entries that come in are marked as if they were new.
UNMARKED = """
SET CONSTRAINTS the_moment_is_marked IMMEDIATE;
SET CONSTRAINTS the_moment_is_marked DEFERRED;
DELETE FROM history.moment WHERE exercise_id = %s
"""
MARKED = "INSERT INTO history.moment (exercise_id, number, place) VALUES (%s, %s, %s)"


@dataclass(frozen=True)
class PastIntake:
    """The past in an archive; without one, the copy begins with what stands now."""

    archive: Archive
    intake: Intake
    places: list[int] = field(default_factory=list)

    def check(self) -> None:
        """Reads how far the places go, and takes as many new ones."""
        held = self._said()
        top = max((place or 0 for place in held), default=0)
        if top > len(held):
            self.intake.say(_("Its moments do not count from 1, one by one."))
            return
        with connection.cursor() as cursor:
            cursor.execute(PLACES, [top])
            self.places.extend([0, *sorted(place for (place,) in cursor.fetchall())])

    def since(self, model: Model, n: int) -> Kept:
        """From when on the rows of now stand, as a column; none where nothing is said."""
        held = self.archive.get("since", {}).get(name_of(model))
        if held is None:
            return {}
        if len(held) != n:
            said = _("since: there are not as many of “%(name)s” as there are rows.")
            self.intake.say(said % {"name": name_of(model)})
            return {}
        return {SINCE: [self._place(place) for place in held]}

    def rows(self, models: Mapping[str, Model], key: int, **given: Any) -> dict[Model, list[Row]]:
        """As they stood. `given` are the columns of the exercise that no archive holds."""
        past = self.archive.get("past", {})
        for name in sorted(set(past) - set(models)):
            self.intake.say(_("There are no rows called “%(name)s” here.") % {"name": name})
        return {
            models[name]: list(self._rows(models[name], held, key, given))
            for name, held in past.items()
            if name in models
        }

    def keep(self, exercise: int, rows: Mapping[Model, list[Row]]) -> None:
        for model, held in rows.items():
            kept = {name: [row.pop(name) for row in held] for name in (SINCE, UNTIL)}
            insert(model, held, kept, into="history.")
        moments = enumerate(self.archive.get("moments", []), start=1)
        marked = [(exercise, n, self._place(place)) for n, place in moments if place is not None]
        with connection.cursor() as cursor:
            cursor.execute(UNMARKED, [exercise])
            cursor.executemany(MARKED, marked)

    def _rows(
        self, model: Model, held: list[Row], key: int, given: Mapping[str, Any]
    ) -> Iterator[Row]:
        for n, said in enumerate(held, start=1):
            where = f"past {name_of(model)} {n}"
            row = {name: value for name, value in said.items() if name not in _OF_THE_PAST}
            own = key if model is Exercise else self.intake.numbers.carry(model, said.get("id", ""))
            if own is None or not said["since"] < said["until"]:
                self.intake.say(_("%(where)s: it is no row of then.") % {"where": where})
                continue
            made = self.intake.row(model, row, where, is_past=True, key=own, exercise=key, **given)
            times = {SINCE: self._place(said["since"]), UNTIL: self._place(said["until"])}
            yield made | times

    def _place(self, place: int | None) -> int | None:
        return None if place is None or place >= len(self.places) else self.places[place]

    def _said(self) -> list[int | None]:
        """Every place that is named, as often as it is."""
        past = [row for rows in self.archive.get("past", {}).values() for row in rows]
        found = [row[name] for row in past for name in ("since", "until")]
        found += [one for held in self.archive.get("since", {}).values() for one in held]
        return found + list(self.archive.get("moments", []))


_OF_THE_PAST = {"id", "since", "until"}
