"""Objectives with what was observed of them and how far they were met, by whom it may be read."""

from dataclasses import dataclass

from wargame.models import Grade, Objective, ObjectiveRating, Observation, Viewer

from . import observations


@dataclass(frozen=True)
class ObjectiveSheet:
    """One objective. `own` is what this person holds; `ratings` what may be read of all, side by
    side, never made into one."""

    objective: Objective
    observed: list[Observation]
    ratings: list[ObjectiveRating]
    own: ObjectiveRating | None

    @property
    def grades(self) -> list[tuple[Grade, int]]:
        """How many hold each."""
        held = [one.grade for one in self.ratings]
        return [(grade, held.count(grade)) for grade in Grade]


def objectives(viewer: Viewer) -> list[ObjectiveSheet]:
    """In their order. Three queries."""
    rows = ObjectiveRating.objects.visible_to(viewer).current().select_related("seat")
    rated, seen = list(rows), observations.every(viewer)
    return [
        ObjectiveSheet(
            one,
            [row for row in seen if row.objective_id == one.pk],
            ratings := [row for row in rated if row.objective_id == one.pk],
            next((row for row in ratings if viewer.seat and row.seat_id == viewer.seat.pk), None),
        )
        for one in viewer.exercise.objectives.all()
    ]
