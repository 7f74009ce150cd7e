"""How the demonstration's decisions of the first move are rated: each alone, closed and shown."""

from collections.abc import Iterator
from functools import partial

from wargame.models import Exercise, Move, RatingRound, Seat, Team

from . import ratings
from .demo_teams import Act, Script, Teams
from .ratings import Level


class Ratings:
    """One round: levels by criterion, rated team and kind of rater, as the script has them."""

    def __init__(self, script: Script, exercise: Exercise, control: Seat, teams: Teams) -> None:
        self.script: Script = script["ratings"]
        self.exercise = exercise
        self.control = control
        self.teams = teams

    def of(self, move: Move) -> Iterator[tuple[float, Act]]:
        """All at its minute of the step in which control adjudicates the move."""
        if move.number == self.script["move"]:
            yield self.script["minute"], partial(self._rate, move)

    def _rate(self, move: Move) -> None:
        peers = self.script["peers"]
        made = ratings.open_round(
            self.exercise, move=move, peers=peers, is_blind=True, by=self.control
        )
        table = list(self.exercise.teams.all())
        for team in table:
            for seat, place in self._raters(made, team, table):
                levels = list(self._levels(move, team, seat, place))
                ratings.rate(made, levels, team=team, by=seat)
        ratings.show(ratings.close(made, by=self.control), by=self.control)

    def _raters(
        self, made: RatingRound, rated: Team, table: list[Team]
    ) -> Iterator[tuple[Seat, int]]:
        """Three of each team that is asked about this one, then control; each with their place."""
        yield self.control, 0
        for team in table:
            if rated in made.asked(team, table):
                seats = self.teams.seats[team.code].values()
                yield from zip(seats, (1, 2, 3), strict=False)

    def _levels(self, move: Move, rated: Team, seat: Seat, place: int) -> Iterator[Level]:
        who = "control" if seat.is_control else "self" if seat.team == rated else "peers"
        cited = list(move.decisions.filter(team=rated))
        for criterion in self.exercise.version.criteria.all():
            given = self.script["levels"][criterion.key][rated.code][who]
            level = given if place == 0 else given[place - 1]
            line = self.script["lines"].get(f"{rated.code} {criterion.key} {who}", "")
            yield Level(criterion, level, line if place < 2 else "", cited)
