"""What adjudication asks of one seat beside the task of the step."""

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject

from wargame.models import Argument, Likelihood, Method, Ruling, RulingChallenge, Viewer
from wargame.models.adjudication import IS_PUT
from wargame.models.arguments import MOST_POINTS

# The team that is annotated, seen from a query two levels below it.
TEAM = OuterRef("pk")


@dataclass(frozen=True)
class Ask:
    """One open matter: `left` are the points that the team may still make, `percent` what this
    person has given. Whoever's state acts is asked nothing."""

    ruling: Ruling
    is_acting: bool
    left: int
    percent: int | None

    @property
    def template(self) -> str:
        return f"adjudication/asks/_{self.ruling.method}.html"


@dataclass(frozen=True)
class Asked:
    """`may_argue`: the head may lodge the team's one argument of the move, which is `argument`.

    `challengeable` are the rulings that the head may challenge while the team has its one
    challenge; `challenge` is the one it has made.
    """

    matters: list[Ask] = field(default_factory=list)
    may_argue: bool = False
    argument: Argument | None = None
    challengeable: list[Ruling] = field(default_factory=list)
    challenge: RulingChallenge | None = None


def asked(viewer: Viewer) -> Asked:
    """Nothing outside play. At most five queries."""
    if not viewer.exercise.is_in_play:
        return Asked()
    argument, may_argue = _argument(viewer)
    challenge, challengeable = _challenge(viewer)
    return Asked(_matters(viewer), may_argue, argument, challengeable, challenge)


def facts() -> ArraySubquery:
    """What the asks of each of some teams depend on, to annotate the teams with: the rulings that
    it may read, and the matters put to it."""
    for_team = Ruling.teams.through.objects.filter(ruling=OuterRef("pk"), team=OuterRef(TEAM))
    here = Ruling.objects.filter(exercise=OuterRef("exercise"), dropped_at=None)
    read = here.filter(IS_PUT | Q(released_at__isnull=False))
    of_team = read.filter(Q(is_to_all=True) | Exists(for_team))
    return ArraySubquery(
        of_team.values(said=JSONObject(pk=F("pk"), opened=F("opened_at"), closed=F("closed_at")))
    )


def in_short(said: list[dict[str, object]]) -> str:
    """The facts of one team as a part of its task's key."""
    is_open = [one["pk"] for one in said if one["opened"] and not one["closed"]]
    return f"{len(said)}.{'.'.join(str(pk) for pk in is_open)}"


def _matters(viewer: Viewer) -> list[Ask]:
    """Those that are open now. One query, and one more if there are any."""
    own = Count("points", filter=Q(points__team=viewer.team), distinct=True)
    put = Ruling.objects.put_to(viewer).filter(opened_at__isnull=False, closed_at=None)
    found = list(put.annotate(own=own).select_related("acting").order_by("number"))
    given: dict[int, int] = {}
    if found:
        mine = Likelihood.objects.filter(ruling__in=found, voice__seat=viewer.seat).current()
        given = {one.ruling_id: one.percent for one in mine}
    return [
        Ask(one, one.acting_id == viewer.own_team.pk, MOST_POINTS - one.own, given.get(one.pk))
        for one in found
    ]


def _argument(viewer: Viewer) -> tuple[Argument | None, bool]:
    """The team's argument of the move, and whether its head may still lodge one. One query where
    rulings are made by argument."""
    step = viewer.exercise.step
    if viewer.exercise.method != Method.MATRIX or step is None or step.move_id is None:
        return None, False
    argument = Argument.objects.filter(team=viewer.own_team, move=step.move_id).first()
    return argument, argument is None and viewer.own_seat.is_lead


def _challenge(viewer: Viewer) -> tuple[RulingChallenge | None, list[Ruling]]:
    """Two queries for the head of a delegation, none for others."""
    if not viewer.own_seat.is_lead:
        return None, []
    challenge = RulingChallenge.objects.filter(team=viewer.own_team).first()
    if challenge is not None:
        return challenge, []
    stands = Q(corrected_by=None) | Q(corrected_by__released_at=None)
    read = Ruling.objects.visible_to(viewer).filter(stands).select_related("move")
    return None, list(read.order_by("-number"))
