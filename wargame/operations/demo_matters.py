"""What the demonstration's control puts to the teams before it rules, and what they say to it."""

from collections.abc import Iterator
from functools import partial

from wargame.models import Exercise, Method, Move, Ruling, Rung, Seat, Side

from . import adjudication, arguments, draws, likelihoods, matters
from .adjudication import Words
from .demo_teams import Act, Script, Teams
from .matters import Matter

POINT_EVERY = 0.25


class Matters:
    """Matters in the order of the script: begun, answered, and, where there are words, ruled on."""

    def __init__(self, script: Script, exercise: Exercise, control: Seat, teams: Teams) -> None:
        self.put: list[Script] = script["matters"]
        self.exercise = exercise
        self.control = control
        self.teams = teams

    def of(self, move: Move, step: str) -> Iterator[tuple[float, Act]]:
        for said in self.put:
            if (said["move"], said["step"]) == (move.number, step):
                yield from self._of(said, move)

    def _of(self, said: Script, move: Move) -> Iterator[tuple[float, Act]]:
        minute = said["minute"]
        yield minute, partial(self._begin, said, move)
        answers = [partial(self._point, said, one) for one in said.get("points", [])]
        answers += [
            partial(self._judge, said, who, percent)
            for who, percent in said.get("likelihoods", {}).items()
        ]
        for place, answer in enumerate(answers, start=1):
            yield minute + place * POINT_EVERY, answer
        if "works" in said:
            yield minute + (len(answers) + 1) * POINT_EVERY, partial(self._rule, said)

    def _begin(self, said: Script, move: Move) -> None:
        teams = self.exercise.teams
        matter = Matter(
            said["matter"],
            Method(said["method"]),
            said["method_reason"],
            acting=teams.get(code=said["acting"]) if "acting" in said else None,
            pros=said.get("reasons", []),
        )
        matters.begin(self.exercise, matter, move=move, by=self.control)

    def _point(self, said: Script, point: Script) -> None:
        by = self.teams.writer(point["team"])
        side = Side(point["side"])
        arguments.add_point(self._ruling(said), side=side, text=point["text"], by=by)

    def _judge(self, said: Script, who: str, percent: int) -> None:
        likelihoods.give(self._ruling(said), percent=percent, by=self.teams.seat(who))

    def _rule(self, said: Script) -> None:
        """Weigh, close, show the odds, draw, and say what follows from what came."""
        ruling = self._ruling(said)
        for point in ruling.points.filter(text__in=said["strong"]):
            arguments.weigh(point, is_strong=True, by=self.control)
        ruling = matters.close(ruling, by=self.control)
        draws.show_odds(ruling, by=self.control)
        drawn = draws.draw(ruling, by=self.control)
        roads = [said["fails"], said["works"]]
        if (drawn.rung or 0) >= Rung.AT_A_COST:
            roads.reverse()
        words = Words(roads[0], said["reason"], other_road=roads[1])
        adjudication.release(adjudication.change(ruling, words, by=self.control), by=self.control)

    def _ruling(self, said: Script) -> Ruling:
        return self.exercise.rulings.get(matter=said["matter"])
