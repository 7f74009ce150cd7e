"""What the people of a team say of its position: named in the team, unnamed to everybody else."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import ngettext

from wargame.models import Assent, Exercise, Position, Says, Seat, StepKind, Team, Viewer

from . import passes
from .drafts import TOGETHER

# The steps of a move in which there may be a position.
SPOKEN_OF = TOGETHER | {StepKind.PLENARY, StepKind.ADJUDICATE}


@dataclass(frozen=True)
class Said:
    """One member's word; `name` is empty for readers of other teams."""

    says: Says
    words: str
    is_late: bool
    name: str = ""


@dataclass(frozen=True)
class Assents:
    """All that was said of one position. Unnamed, it comes in an order that follows nobody."""

    said: list[Said] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        """How many agree, reserve and split; empty while nobody has said anything."""
        n = Counter(one.says for one in self.said)
        counted = {
            Says.AGREE: ngettext("%(n)s agrees", "%(n)s agree", n[Says.AGREE]),
            Says.RESERVE: ngettext(
                "%(n)s agrees with reservations",
                "%(n)s agree with reservations",
                n[Says.RESERVE],
            ),
            Says.SPLIT: ngettext("%(n)s splits", "%(n)s split", n[Says.SPLIT]),
        }
        return ", ".join(text % {"n": n[says]} for says, text in counted.items() if n[says])

    @property
    def with_words(self) -> list[Said]:
        """Reservations, and why members split."""
        return [one for one in self.said if one.words]


@dataclass(frozen=True)
class Backing:
    """One position of the own team, what was said of it, and who of those here has not spoken."""

    position: Position
    assents: Assents
    missing: list[Seat]


@dataclass(frozen=True)
class Accord:
    """How far a team stands behind its positions, and whether its head is here to set them."""

    backings: list[Backing] = field(default_factory=list)
    lead: Seat | None = None
    is_open: bool = False


def of_positions(viewer: Viewer, positions: Iterable[Position]) -> dict[int, Assents]:
    """{position: what was said}, of those the viewer may read. One query."""
    rows = Assent.objects.filter(position__in=list(positions)).visible_to(viewer)
    found: dict[int, list[Said]] = defaultdict(list)
    for row in rows.select_related("seat", "team").current():
        found[row.position_id].append(_said(row, row.name_for(viewer)))
    return {position: Assents(sorted(said, key=_place)) for position, said in found.items()}


def unnamed(rows: Iterable[Assent]) -> Assents:
    """What was said, in an order that follows nobody."""
    return Assents(sorted((_said(row, "") for row in rows), key=_place))


def accord(viewer: Viewer) -> Accord:
    """The viewer's own team in the present move. Three queries."""
    return passes.own(viewer, _accords) or Accord()


def _accords(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, Accord]:
    step = exercise.step
    if step is None or step.kind not in SPOKEN_OF:
        return {}
    held: dict[int, list[Position]] = defaultdict(list)
    in_move = Position.objects.filter(team__in=teams, move=step.move_id).select_related("tension")
    for position in in_move.current():
        held[position.team_id].append(position)
    said: dict[int, list[Assent]] = defaultdict(list)
    rows = Assent.objects.filter(position__in=[one.pk for part in held.values() for one in part])
    for row in rows.select_related("seat").current():
        said[row.position_id].append(row)
    seats: dict[int, list[Seat]] = defaultdict(list)
    for seat in Seat.objects.players().filter(team__in=teams):
        seats[seat.team_id or 0].append(seat)
    is_open = step.kind in TOGETHER and exercise.is_in_play
    return {team: _accord(held[team], said, here, is_open) for team, here in seats.items()}


def _accord(
    held: list[Position], said: dict[int, list[Assent]], seats: list[Seat], is_open: bool
) -> Accord:
    backings = [
        Backing(
            position=position,
            assents=Assents(
                sorted((_said(row, row.seat.name) for row in said[position.pk]), key=_place)
            ),
            missing=_missing(position, said[position.pk], seats),
        )
        for position in sorted(held, key=lambda one: one.tension.order)
    ]
    return Accord(backings, next((seat for seat in seats if seat.is_lead), None), is_open)


def _missing(position: Position, said: list[Assent], seats: list[Seat]) -> list[Seat]:
    """Nobody waits for those who are away, nor for the one who set the position."""
    spoken = {row.seat_id for row in said} | {position.seat_id}
    return [seat for seat in seats if seat.is_present and seat.pk not in spoken]


def _said(row: Assent, name: str) -> Said:
    return Said(Says(row.says), row.words, row.is_late, name)


def _place(said: Said) -> tuple[int, str, str]:
    return list(Says).index(said.says), said.name, said.words
