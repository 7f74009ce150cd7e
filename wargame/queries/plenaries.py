"""What the plenary has opened to all: positions with their spreads, answers and decisions."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.charts.spread_plot import SpreadPlot, spread_plot
from wargame.measures import spread
from wargame.measures.figures import figures
from wargame.models import (
    Answer,
    Commitment,
    Decision,
    Estimate,
    Move,
    Occasion,
    Position,
    Team,
    Tension,
    Viewer,
)
from wargame.models.positions import POINTS

from . import assents, beside
from .assents import Assents
from .ideas import IdeaTable, tables
from .spreads import point_in_words


@dataclass(frozen=True)
class Stand:
    """Where one team stands on one tension, with the unnamed estimates behind it."""

    team: Team
    words: str
    reason: str
    plot: SpreadPlot
    is_split: bool
    assents: Assents


@dataclass(frozen=True)
class Plenary:
    """Only what has been revealed; teams in seating order."""

    tensions: list[tuple[Tension, list[Stand]]]
    answers: list[Answer]
    decisions: list[Decision]
    ideas: list[tuple[Team, IdeaTable]] = field(default_factory=list)

    @property
    def has_band(self) -> bool:
        """True when the people of some team are enough for quartiles."""
        return any(one.plot.band for _tension, stands in self.tensions for one in stands)

    @property
    def is_empty(self) -> bool:
        return not (self.tensions or self.answers or self.decisions)


def plenary(viewer: Viewer, move: Move) -> Plenary:
    """At most twelve queries, and four where the question asks for ideas."""
    everyone = Viewer.board(viewer.exercise)
    released = Answer.objects.filter(move=move).visible_to(everyone).last_versions().in_shape()
    answers = sorted(released.select_related("team", "released_by"), key=_order)
    beside.allocate(answers, viewer.exercise, Commitment.objects.visible_to(everyone))
    decisions = Decision.objects.filter(move=move).visible_to(everyone).last_versions()
    opened = Position.objects.visible_to(everyone)
    made = sorted(decisions.in_full(opened), key=_order)
    beside.show(made, everyone)
    return Plenary(
        tensions=_tensions(everyone, move),
        answers=answers,
        decisions=made,
        ideas=_ideas(everyone, move),
    )


def _ideas(everyone: Viewer, move: Move) -> list[tuple[Team, IdeaTable]]:
    """The lists of teams whose answers are open, in seating order."""
    found = tables(everyone, [move])
    teams = everyone.exercise.teams.all() if found else []
    return [(team, found[move.pk, team.pk]) for team in teams if (move.pk, team.pk) in found]


def _tensions(everyone: Viewer, move: Move) -> list[tuple[Tension, list[Stand]]]:
    positions = Position.objects.filter(move=move).visible_to(everyone).select_related("team")
    held = sorted(positions.current(), key=lambda one: one.team.order)
    if not held:
        return []
    estimates = Estimate.objects.filter(move=move, occasion=Occasion.MOVE)
    marks: dict[tuple[int, int], list[Estimate]] = defaultdict(list)
    for one in estimates.values_visible_to(everyone).current():
        marks[one.team_id, one.tension_id].append(one)
    prefetch_related_objects([move], "tensions")
    said = assents.of_positions(everyone, held)
    found = []
    for tension in move.tensions.all():
        stands = [
            _stand(one, tension, marks[one.team_id, tension.pk], said.get(one.pk, Assents()))
            for one in held
            if one.tension_id == tension.pk
        ]
        found.append((tension, stands))
    return found


def _stand(position: Position, tension: Tension, marks: list[Estimate], assents: Assents) -> Stand:
    """Fewer than three estimates are not shown, nor how many there are."""
    shown = spread.what_may_be_shown(len(marks))
    points = [one.point for one in marks if one.point is not None] if shown.dots else []
    found = figures(points, POINTS)
    words = _("would put the question another way")
    if position.point is not None:
        words = point_in_words(position.point, tension)
    said = [f"{position.team.name}: {words}"]
    if points:
        said.append(ngettext("%(n)s estimate", "%(n)s estimates", len(points)) % {"n": len(points)})
    if found.is_split:
        said.append(_("split"))
    plot = spread_plot(
        points,
        points=POINTS,
        median=found.median,
        quartiles=found.quartiles,
        mark=position.point,
        sentence=", ".join(said) + ".",
    )
    return Stand(position.team, words, position.reason, plot, found.is_split, assents)


def _order(one: Answer | Decision) -> tuple[int, int]:
    return one.team.order, one.draft_id
