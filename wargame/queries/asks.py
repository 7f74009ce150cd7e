"""What adjudication asks of one seat beside the task of the step."""

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from wargame.models import Ruling, RulingChallenge, Viewer

# The team that is annotated, seen from a query two levels below it.
TEAM = OuterRef("pk")


@dataclass(frozen=True)
class Asked:
    """`challengeable` are the rulings that the head may challenge while the team has its one
    challenge; `challenge` is the one it has made."""

    challengeable: list[Ruling] = field(default_factory=list)
    challenge: RulingChallenge | None = None


def asked(viewer: Viewer) -> Asked:
    """Nothing outside play. Two queries for the head of a delegation, none for others."""
    if not viewer.exercise.is_in_play or not viewer.own_seat.is_lead:
        return Asked()
    challenge = RulingChallenge.objects.filter(team=viewer.own_team).first()
    if challenge is not None:
        return Asked(challenge=challenge)
    stands = Q(corrected_by=None) | Q(corrected_by__released_at=None)
    read = Ruling.objects.visible_to(viewer).filter(stands).select_related("move")
    return Asked(challengeable=list(read.order_by("-number")))


def released() -> ArraySubquery:
    """The released rulings that each of some teams may read, to annotate the teams with."""
    for_team = Ruling.teams.through.objects.filter(ruling=OuterRef("pk"), team=OuterRef(TEAM))
    of_exercise = Ruling.objects.filter(exercise=OuterRef("exercise")).released()
    return ArraySubquery(of_exercise.filter(Q(is_to_all=True) | Exists(for_team)).values("pk"))
