"""What the board shows: one scene at a time, and of each only what the board may see."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.models import Scene, Seat, Stage, Team, Viewer
from wargame.models.attribution import known_as

from . import (
    board_agreements,
    board_answers,
    board_debriefs,
    board_decisions,
    board_ideas,
    board_ledgers,
    board_positions,
    board_ratings,
    board_rulings,
    board_runs,
    board_talks,
    lessons,
)

NAMES = 6


@dataclass(frozen=True)
class Delegation:
    """A team in the lobby: given names or seats of the first who sit in it, as far as people are
    named, and how many more there are."""

    team: Team
    names: list[str]
    seated: int

    @property
    def more(self) -> int:
        return self.seated - len(self.names)

    @property
    def free(self) -> int:
        return max(self.team.chairs - self.seated, 0)


@dataclass(frozen=True)
class LobbyScene:
    """Who is here; how to join stands on the page itself, which knows its own address."""

    title: str
    course: str
    director: str
    teams: list[Delegation]
    name: str = "lobby"

    @property
    def seated(self) -> int:
        return sum(one.seated for one in self.teams)

    @property
    def chairs(self) -> int:
        return sum(one.team.chairs for one in self.teams)


@dataclass(frozen=True)
class ClockScene:
    """The step and the question of its move; the clock itself is a region of its own."""

    title: str
    move: str
    question: str
    name: str = "clock"


@dataclass(frozen=True)
class BlankScene:
    """Nothing, on purpose."""

    name: str = "blank"


type BoardScene = (
    LobbyScene
    | ClockScene
    | BlankScene
    | board_positions.PositionsScene
    | board_answers.AnswersScene
    | board_ideas.IdeasScene
    | board_decisions.DecisionsScene
    | board_agreements.AgreementsScene
    | board_agreements.CommuniqueScene
    | board_ledgers.LedgerScene
    | board_rulings.RulingScene
    | board_ratings.RatingsScene
    | board_runs.BriefScene
    | board_runs.RulesScene
    | board_runs.InjectScene
    | board_runs.TimelineScene
    | board_debriefs.DebriefScene
    | board_talks.PointScene
    | board_talks.PolesScene
    | lessons.LessonsScene
)

# Scenes for which nothing has to be chosen.
PLAIN: dict[Scene, Callable[[Viewer], BoardScene]] = {
    Scene.BRIEF: board_runs.brief,
    Scene.RULES: board_runs.rules,
    Scene.TIMELINE: board_runs.timeline,
    Scene.DEBRIEF: board_debriefs.debrief,
    Scene.ANSWERS: board_answers.answers,
    Scene.IDEAS: board_ideas.ideas,
    Scene.DECISIONS: board_decisions.decisions,
    Scene.AGREEMENTS: board_agreements.published,
    Scene.COMMUNIQUE: board_agreements.communique,
    Scene.LEDGER: board_ledgers.ledger,
    Scene.RULING: board_rulings.ruling,
}


def scene(viewer: Viewer) -> BoardScene:
    """The scene that control has chosen. At most eleven queries."""
    exercise = viewer.exercise
    chosen = Scene(exercise.scene)
    if chosen in PLAIN:
        return PLAIN[chosen](viewer)
    match chosen:
        case Scene.LOBBY:
            return _lobby(viewer)
        case Scene.POSITIONS if exercise.scene_tension is not None:
            stage = Stage(exercise.scene_stage)
            return board_positions.positions(viewer, exercise.scene_tension, stage)
        case Scene.INJECT if exercise.scene_inject_id is not None:
            return board_runs.inject(viewer)
        case Scene.POINT | Scene.POLES | Scene.LESSONS:
            return board_talks.scene(viewer) or _clock(viewer)
        case Scene.RATINGS if exercise.scene_criterion is not None:
            return board_ratings.board_ratings(viewer, exercise.scene_criterion)
        case Scene.BLANK:
            return BlankScene()
        case _:
            return _clock(viewer)


def _lobby(viewer: Viewer) -> LobbyScene:
    """Two queries."""
    exercise = viewer.exercise
    names: dict[int | None, list[str]] = {}
    for seat in exercise.seats.players():
        names.setdefault(seat.team_id, []).append(_called(seat, viewer))
    return LobbyScene(
        title=exercise.title,
        course=exercise.course,
        director=str(exercise.director),
        teams=[
            Delegation(team, [name for name in here[:NAMES] if name], len(here))
            for team in exercise.teams.all()
            for here in [names.get(team.pk, [])]
        ],
    )


def _called(seat: Seat, viewer: Viewer) -> str:
    """Given names are enough in a room."""
    known = known_as(seat, viewer)
    return (known.split() or [known])[0] if viewer.knows_people_of(seat.team_id) else known


def _clock(viewer: Viewer) -> ClockScene:
    """At most one query."""
    exercise = viewer.exercise
    step = exercise.step
    if step is None:
        return ClockScene(exercise.title, exercise.course, "")
    if step.move is None:
        return ClockScene(step.title, exercise.title, "")
    move = _("Move %(number)s: %(title)s") % {"number": step.move.number, "title": step.move.title}
    return ClockScene(step.title, move, step.move.question.text)
