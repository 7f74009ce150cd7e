"""The roster: who is expected, in which team, and who should not sit together."""

from django.db import models

from .exercises import Exercise
from .teams import Seat, Team


class RosterPerson(models.Model):
    """Somebody who is expected. `team` is where they should sit; `seat` the one they took."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="roster")
    name = models.CharField(max_length=40)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, related_name="expected")
    seat = models.OneToOneField(Seat, on_delete=models.SET_NULL, null=True, related_name="person")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "name"], name="on_the_roster_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_person_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Apart(models.Model):
    """A pin: these two of the roster in different teams. The first is the earlier row."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="pins")
    first = models.ForeignKey(RosterPerson, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(RosterPerson, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pinned_apart_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="two_people_in_their_order"
            ),
        ]
