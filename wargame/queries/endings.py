"""Both endings of a branch: as it went first, and as it went from the moment on, side by side.

Neither is the better one; there is no total, and of both stands only what its reader may see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wargame.models import Decision, Exercise, JournalEntry, Kind, Step, Team, Viewer

from .rating_cells import FEW, NONE, SPLIT, Cell
from .review_answers import answers
from .review_positions import positions
from .review_ratings import ratings
from .review_sight import sight

# A move by its number (none for what was rated over all moves), a team by its code.
type Place = tuple[int, str]
OVERALL = 0


@dataclass(frozen=True)
class Line:
    """One thing of one team: what stood at the end of the first run, and here."""

    what: str
    first: str
    here: str

    @property
    def is_other(self) -> bool:
        return self.first != self.here


@dataclass(frozen=True)
class TeamEnded:
    team: Team
    lines: list[Line]


@dataclass(frozen=True)
class MoveEnded:
    """One move; `n` says of how many teams something stands, first and here."""

    number: int
    title: str
    teams: list[TeamEnded]
    n: tuple[int, int]


@dataclass(frozen=True)
class Endings:
    """`step` is where the first was left, in its `move`."""

    origin: Exercise
    step: str
    move: int | None
    moves: list[MoveEnded]


@dataclass
class Ending:
    """What stands of one exercise, in words: {place: {what: text}}."""

    texts: dict[Place, dict[str, str]] = field(default_factory=dict)

    def say(self, move: int, team: Team, what: str, text: str) -> None:
        if text:
            self.texts.setdefault((move, team.code), {})[what] = text

    def n(self, move: int) -> int:
        return sum(1 for number, _code in self.texts if number == move)


def endings(viewer: Viewer) -> Endings | None:
    """None, and no query, where it is no branch or still goes on; else at most 45 queries."""
    here = viewer.exercise
    if here.branched_from_id is None or not here.has_ended:
        return None
    origin = Exercise.objects.select_related("version").get(pk=here.branched_from_id)
    left = _left_at(here)
    first, then = ending(_reader_of(origin, viewer)), ending(viewer)
    move = left.move.number if left and left.move else None
    moves = {one.number: one.title for one in here.moves.all() if one.number >= (move or 1)}
    if first.n(OVERALL) or then.n(OVERALL):
        moves[OVERALL] = ""
    teams = list(here.teams.all())
    ended = [_move(number, title, teams, first, then) for number, title in moves.items()]
    return Endings(origin, left.title if left else "", move, ended)


def ending(viewer: Viewer) -> Ending:
    """As far as this reader may see it."""
    seen, found = sight(viewer), Ending()
    for stood in positions(seen).stood:
        for stand in stood.stands:
            if stand.position is not None:
                said = stand.position_in_words or _("would put it another way")
                what = _("Position: %(tension)s") % {"tension": stood.tension.name}
                found.say(stood.move.number, stand.team, what, said)
    for asked in answers(seen):
        for team, answer in asked.answers:
            found.say(asked.move.number, team, _("Answer"), answer.text if answer else "")
    _say_decisions(viewer, found)
    _say_ratings(viewer, found)
    return found


def _move(number: int, title: str, teams: list[Team], first: Ending, here: Ending) -> MoveEnded:
    ended = [_team(team, number, first, here) for team in teams]
    n = first.n(number), here.n(number)
    return MoveEnded(number, title, [one for one in ended if one.lines], n)


def _say_decisions(viewer: Viewer, found: Ending) -> None:
    rows = Decision.objects.visible_to(viewer).last_versions().select_related("team", "move")
    said: dict[Place, list[str]] = {}
    teams: dict[Place, Team] = {}
    for one in sorted(rows, key=lambda one: (one.move.number, one.team.order, one.number)):
        place = one.move.number, one.team.code
        said.setdefault(place, []).append(one.title)
        teams[place] = one.team
    for (move, _code), titles in said.items():
        found.say(move, teams[move, _code], _("Decisions"), "; ".join(titles))


def _say_ratings(viewer: Viewer, found: Ending) -> None:
    for rated in ratings(viewer):
        move = rated.round.move.number if rated.round.move else OVERALL
        for line in rated.teams:
            for one in line.criteria:
                cells = [f"{rater.label} {_in_words(cell)}" for rater, cell in _given(one.by_rater)]
                what = _("Rating: %(criterion)s") % {"criterion": one.criterion.short_name}
                found.say(move, line.team, what, ", ".join(cells))


def _given[R](cells: Iterable[tuple[R, Cell]]) -> Iterator[tuple[R, Cell]]:
    return ((rater, cell) for rater, cell in cells if cell.kind != NONE)


def _in_words(cell: Cell) -> str:
    if cell.kind == SPLIT:
        return _("split, %(ends)s (n %(n)s)") % {"ends": cell.ends, "n": cell.n}
    if cell.kind == FEW and cell.text == "–":
        return _("too few to show (n %(n)s)") % {"n": cell.n}
    return _("%(text)s (n %(n)s)") % {"text": cell.text, "n": cell.n}


def _team(team: Team, move: int, first: Ending, here: Ending) -> TeamEnded:
    before, now = (one.texts.get((move, team.code), {}) for one in (first, here))
    named = dict.fromkeys((*before, *now))
    return TeamEnded(team, [Line(what, before.get(what, ""), now.get(what, "")) for what in named])


def _left_at(exercise: Exercise) -> Step | None:
    """The step in which the first run was left. Two queries."""
    begun = JournalEntry.objects.filter(
        exercise=exercise,
        kind__in=[Kind.STEP_BEGUN, Kind.STEP_RETURNED],
        number__lte=exercise.branched_after or 0,
    )
    last = begun.order_by("-number").first()
    steps = exercise.steps.select_related("move")
    return steps.filter(pk=last.refs.get("step")).first() if last else None


def _reader_of(origin: Exercise, viewer: Viewer) -> Viewer:
    """Who directs both reads both; everybody else of the first what was open to all."""
    seat = viewer.seat if viewer.is_control else None
    is_control = seat is not None and seat.facilitator_id == origin.director_id
    reader = Viewer(origin, is_control=is_control, is_observer=not is_control)
    return reader.for_the_record()
