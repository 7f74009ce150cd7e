"""The note on method, which writes itself: scales, numbers of people, what was shown and what was
withheld."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wargame.measures.spread import FEWEST_FOR_QUARTILES, FEWEST_SHOWN
from wargame.models import Attribution, Estimate, Occasion, Seat
from wargame.models.attribution import OwnViewsTo
from wargame.models.positions import POINTS
from wargame.models.ratings import LEVELS
from wargame.queries.rating_cells import FEW

from .blocks import Block, facts, heading, points, row, table
from .report_draft import Draft


@dataclass(frozen=True)
class Paired:
    """How many people gave an own view when: of both times, of one alone, never."""

    people: int
    both: int
    first: int
    last: int

    @property
    def neither(self) -> int:
        """Who left before the end may have given one, so it is never below zero."""
        return max(self.people - self.both - self.first - self.last, 0)


def method_note(draft: Draft) -> tuple[str, list[Block]]:
    return _("Method note"), [
        heading(_("Scales")),
        points(_scales()),
        heading(_("Who is counted")),
        _counted(draft),
        heading(_("Shown and withheld")),
        points(_withheld(draft)),
        heading(_("Figures")),
        points(_figures()),
        heading(_("Rulings and names")),
        _rules(draft),
    ]


def paired(draft: Draft) -> Paired:
    """Two queries; they ask that something was given, never what."""
    exercise = draft.viewer.exercise
    given: dict[object, set[str]] = defaultdict(set)
    asked = Estimate.objects.filter(exercise=exercise).exclude(occasion=Occasion.MOVE)
    for voice, occasion in asked.order_by().values_list("voice", "occasion").distinct():
        given[voice].add(occasion)
    times = list(given.values())
    people = Seat.objects.players().filter(exercise=exercise, is_stand_in=False, played_by=None)
    return Paired(
        people=people.count(),
        both=sum(1 for one in times if len(one) == 2),
        first=times.count({Occasion.BASELINE}),
        last=times.count({Occasion.FINAL}),
    )


def _scales() -> list[str]:
    return [
        _("Tensions: %(points)s points from one pole to the other, or reframed.")
        % {"points": POINTS},
        _("Own views are the person’s; estimates in a move are in role. The two are never mixed."),
        _("Criteria: levels 1 to %(levels)s with anchors, each alone. There is no total.")
        % {"levels": LEVELS},
        _("Expected effects: −2 to +2, as each team wrote them of its own decision."),
    ]


def _counted(draft: Draft) -> Block:
    found = paired(draft)
    rows = [
        row([_("People at the end"), found.people]),
        row([_("Own view before and after: paired"), found.both]),
        row([_("Before alone: unpaired"), found.first]),
        row([_("After alone: unpaired"), found.last]),
        row([_("Neither: missing"), found.neither]),
    ]
    return table(_("Own views"), [_("People"), _("n")], rows, widths=(5, 1))


def _withheld(draft: Draft) -> list[str]:
    it = draft.it
    few = sum(1 for part in it.positions.stood for one in part.stands if one.has_few)
    cells = [
        cell
        for one in it.ratings
        for team in one.teams
        for rated in team.criteria
        for cell in rated.cells
    ]
    unshown = sum(1 for one in it.positions.shifts if not one.is_shown)
    sealed = sum(not one.is_open for one in it.positions.stood)
    counts = {"fewest": FEWEST_SHOWN, "quartiles": FEWEST_FOR_QUARTILES}
    return [
        _(
            "Of fewer than %(fewest)s people nothing is shown but how many; quartiles from "
            "%(quartiles)s on."
        )
        % counts,
        _("Spreads of teams withheld for that reason: %(n)s.") % {"n": few},
        _("Cells of ratings withheld for that reason: %(n)s, of %(of)s.")
        % {"n": sum(one.kind == FEW for one in cells), "of": len(cells)},
        _own_views(draft, unshown),
        _("Tensions of moves of which some positions were never revealed: %(n)s.") % {"n": sealed},
    ]


def _own_views(draft: Draft, unshown: int) -> str:
    if not draft.it.positions.shifts:
        return _("Own views were not shown, to control neither. This report is without them.")
    said = {"n": unshown, "of": len(draft.it.positions.shifts)}
    return _("Tensions with too few paired people to show: %(n)s of %(of)s.") % said


def _figures() -> list[str]:
    return [
        _(
            "Disagreement is the mean gap between two people, as a share of the largest possible "
            "for so many: Σ|xi − xj| / (⌊n/2⌋ · ⌈n/2⌉ · (k − 1))."
        ),
        _("“Split” stands in place of a median when a third or more stand at each end."),
        _("Quartiles are Tukey’s hinges. No mean and no standard deviation is used."),
        _("Before and after are compared for paired people alone."),
    ]


def _rules(draft: Draft) -> Block:
    exercise = draft.viewer.exercise
    return facts(
        [
            (_("Names"), Attribution(exercise.attribution).rule),
            (_("Own views"), OwnViewsTo(exercise.own_views_to).rule),
            (_("Drafted from"), _("the record, under the rules of who may see what")),
        ]
    )
