"""The demonstration's script, played step by step with the clock of the exercise wound on."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from wargame.models import DraftKind, Duty, Exercise, Move, Revealed, Scene, StepKind, Team, Tension

from . import demo_times, exercises, inject_times, injects, moves, reveals, seats, step_notes
from .demo_matters import Matters
from .demo_messages import Post
from .demo_ratings import Ratings
from .demo_rulings import Rulings
from .demo_talks import Talks
from .demo_teams import Act, Script, Teams, spread

type Timed = tuple[float, Act]


class Play:
    """Control's side of the run, and the order in which everything happens."""

    def __init__(self, script: Script, exercise: Exercise) -> None:
        self.script = script
        self.exercise = exercise
        self.control = exercise.seats.get(duty=Duty.CONTROL)
        self.teams = Teams(script, exercise)
        self.matters = Matters(script, exercise, self.control, self.teams)
        self.rulings = Rulings(script, exercise, self.control, self.teams)
        self.ratings = Ratings(script, exercise, self.control, self.teams)
        self.talks = Talks(script, exercise, self.teams, self.control)
        self.post = Post(script, self.teams, self.control)

    def run(self) -> None:
        self.teams.take_seats()
        self.rulings.prepare()
        self.exercise = exercises.start(self.exercise, by=self.control)
        for number, planned in enumerate(self.script["steps"]):
            if number:
                self.exercise = moves.next_step(self.exercise, after=number, by=self.control)
            acts = [
                *self._of_control(planned),
                *self._of_teams(planned),
                *self.talks.acts(planned),
            ]
            acts += self.post.of_step(number + 1)
            for minute, together in groupby(sorted(acts, key=itemgetter(0)), itemgetter(0)):
                demo_times.wind_to(self.exercise, minute)
                for _minute, act in together:
                    act()
            demo_times.wind_to(self.exercise, planned["minutes"])
        self._show(Scene.POSITIONS, self.exercise.moves.get(number=1).tensions.get())

    def _of_control(self, planned: Script) -> Iterator[Timed]:
        """Injects and their opening, minutes given, who loses the connection, what is revealed."""
        minutes = planned["minutes"]
        if "note" in planned and self.exercise.step:
            keep = partial(step_notes.save, self.exercise.step, base=0, by=self.control)
            yield 0.1, partial(keep, text=planned["note"])
        for number, minute in planned.get("injects", {}).items():
            yield from self._inject(number, minute)
        for number, trigger in planned.get("suggests", {}).items():
            inject = self.exercise.injects.get(number=number)
            when = inject_times.When(trigger)
            yield 0.2, partial(inject_times.set_trigger, inject, when, by=self.control)
        if "added" in planned:
            more = partial(moves.change_length, minutes=planned["added"], by=self.control)
            yield minutes * 0.8, partial(more, self.exercise)
        for who in planned.get("away", []):
            yield minutes / 2, partial(seats.leave, self.teams.seat(who))
        if planned["kind"] == StepKind.DELIBERATE:
            yield 1, partial(self._reveal, Revealed.ESTIMATES)
        if planned["kind"] == StepKind.PLENARY:
            yield 1, partial(self._reveal, Revealed.POSITIONS)
            yield 1, partial(self._show, Scene.POSITIONS, self.move.tensions.get())
            first = self.exercise.teams.first()
            yield 3, partial(self._reveal, Revealed.ANSWERS, first)
            yield 4, partial(self._reveal, Revealed.ANSWERS)
            yield 6, partial(self._reveal, Revealed.DECISIONS)
            yield 6, partial(self._show, Scene.DECISIONS)
        if planned["kind"] == StepKind.ADJUDICATE:
            yield from self.rulings.of(self.move)
            yield from self.ratings.of(self.move)
        if self.exercise.step and self.exercise.step.move:
            yield from self.matters.of(self.exercise.step.move, planned["kind"])

    def _of_teams(self, planned: Script) -> Iterator[Timed]:
        minutes = planned["minutes"]
        match planned["kind"]:
            case StepKind.BASELINE:
                yield from spread(self.teams.own_views(), minutes * 0.2, minutes * 0.9)
            case StepKind.ESTIMATE:
                yield from spread(self.teams.estimates(self.move), minutes * 0.2, minutes * 0.7)
                yield from spread(self.teams.alone(self.move), minutes * 0.4, minutes * 0.9)
            case StepKind.DELIBERATE:
                yield from spread(self.teams.positions(self.move), minutes * 0.3, minutes * 0.6)
                yield from spread(self.teams.assents(self.move), minutes * 0.62, minutes * 0.68)
                yield from spread(self.teams.commitments(self.move), minutes * 0.4, minutes * 0.8)
                yield from spread(self.teams.notes(self.move), minutes * 0.2, minutes * 0.5)
                yield from self._texts(DraftKind.ANSWER, minutes)
            case StepKind.DECIDE:
                yield from self._texts(DraftKind.DECISION, minutes)
                yield from spread(self.teams.dissents(self.move), minutes * 0.96, minutes * 0.98)
                more = self.teams.second_decisions(self.move)
                yield from spread(more, minutes * 0.985, minutes * 0.995)

    def _texts(self, kind: DraftKind, minutes: float) -> Iterator[Timed]:
        """Written in the first part of the step, offered and released toward its end."""
        yield from spread(self.teams.writing(self.move, kind), minutes * 0.1, minutes * 0.7)
        yield from spread(self.teams.releases(self.move, kind), minutes * 0.75, minutes * 0.95)

    def _inject(self, number: str, minute: float) -> Iterator[Timed]:
        inject = self.exercise.injects.get(number=number)
        yield minute, partial(injects.release, inject, by=self.control)
        teams = injects.planned_teams(inject, list(self.exercise.teams.all()))
        for place, team in enumerate(teams, start=1):
            if f"{number} to {team.code}" not in self.script["unopened"]:
                reader = self.teams.writer(team.code)
                yield minute + place / 5, partial(injects.open_, inject, by=reader)

    @property
    def move(self) -> Move:
        """The move of the present step. Raises LookupError between moves."""
        if self.exercise.step is None or self.exercise.step.move is None:
            raise LookupError("The script asks for the work of a move outside of one.")
        return self.exercise.step.move

    def _reveal(self, what: Revealed, team: Team | None = None) -> None:
        reveals.reveal(self.exercise, what=what, move=self.move, team=team, by=self.control)

    def _show(self, scene: Scene, tension: Tension | None = None) -> None:
        exercises.set_board(self.exercise, scene=scene, tension=tension, by=self.control)
