"""Who defends which pole in the talk, and whom the app proposes for a pole without a voice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wargame.models import Defender, Exercise, Pole, Position, Team, Tension, Viewer
from wargame.models.attribution import known_as

from . import corrections

type Stands = list[tuple[Team, int]]


@dataclass(frozen=True)
class Defends:
    """One pole: its name, the case for it, and who makes that case. `speaker` as people are named
    here; `proposed` is the team that stands nearest of those whose position is open."""

    pole: Pole
    label: str
    case: str
    team: Team | None = None
    speaker: str = ""
    proposed: Team | None = None


@dataclass(frozen=True)
class Debated:
    """A tension with both poles, and where teams stand whose positions are open to all."""

    tension: Tension
    sides: list[Defends]
    stands: Stands


def debated(viewer: Viewer) -> list[Debated]:
    """Every tension that was played. Three queries."""
    tensions = Tension.objects.filter(version=viewer.exercise.version_id).order_by("order")
    return _debated(viewer, tensions)


def of_tension(viewer: Viewer, tension: Tension) -> Debated:
    """One. Two queries."""
    return _debated(viewer, [tension])[0]


def of_team(exercise: Exercise, team: Team) -> list[Defender]:
    """The poles that this team defends. One query."""
    named = Defender.objects.filter(exercise=exercise).current().select_related("tension")
    return [one for one in named if one.team_id == team.pk]


def _debated(viewer: Viewer, tensions: Iterable[Tension]) -> list[Debated]:
    exercise = viewer.exercise
    rows = Defender.objects.filter(exercise=exercise).current()
    named = {
        (row.tension_id, row.pole): row for row in rows.select_related("team", "speaker__team")
    }
    stands = _stands(exercise)
    tensions = corrections.worded(exercise, tensions)
    return [
        Debated(one, _sides(viewer, one, named, stands[one.pk]), stands[one.pk]) for one in tensions
    ]


def _stands(exercise: Exercise) -> defaultdict[int, Stands]:
    """By tension the last open position of each team that has a point, from pole to pole: of what
    is sealed a proposal would tell."""
    opened = Position.objects.visible_to(Viewer.board(exercise)).current()
    last: dict[tuple[int, int], Position] = {}
    for row in sorted(opened.select_related("team"), key=lambda one: one.pk):
        last[row.tension_id, row.team_id] = row
    found: defaultdict[int, Stands] = defaultdict(list)
    for row in sorted(last.values(), key=lambda one: (one.point or 0, one.team.order)):
        if row.point is not None:
            found[row.tension_id].append((row.team, row.point))
    return found


def _sides(
    viewer: Viewer, tension: Tension, named: dict[tuple[int, str], Defender], stands: Stands
) -> list[Defends]:
    nearest = {Pole.A: stands[:1], Pole.B: stands[1:][-1:]}
    words = {
        Pole.A: (tension.pole_a, tension.case_a),
        Pole.B: (tension.pole_b, tension.case_b),
    }
    sides = []
    for pole in Pole:
        row = named.get((tension.pk, pole))
        sides.append(
            Defends(
                pole,
                *words[pole],
                team=row.team if row else None,
                speaker=known_as(row.speaker, viewer) if row and row.speaker else "",
                proposed=next((team for team, _point in nearest[pole]), None) if not row else None,
            )
        )
    return sides
