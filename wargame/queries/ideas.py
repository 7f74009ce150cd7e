"""Ideas on the tables of teams: what says the same, and how people ranked them, unnamed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.measures import ranks, spread
from wargame.models import (
    Draft,
    DraftKind,
    Exercise,
    Idea,
    IdeaMerge,
    IdeaOpening,
    IdeaPhase,
    Move,
    PartKind,
    Ranking,
    SilentIdea,
    Team,
    Viewer,
)
from wargame.models.answer_fields import NO_IDEAS, Ideas
from wargame.models.idea_lists import IdeaList, Place, idea_lists
from wargame.models.ideas import RANKS, next_phase

from . import passes


@dataclass(frozen=True)
class Listed:
    """One idea that stands, with those that say the same. `ranks` are all that it was given, the
    best first, where they may be shown; `mine` is this person's own."""

    idea: Idea
    same: list[Idea]
    ranks: list[int] = field(default_factory=list)
    mine: int | None = None


@dataclass(frozen=True)
class IdeaTable:
    """The ideas of a team in a move, best ranked first once ranks are shown. `raters` is how many
    ranked, None until the ranks are open; `concordance` is Kendall's W, where so many people and
    ideas carry it; `may_merge`: this person keeps the list."""

    phase: IdeaPhase | None
    listed: list[Listed]
    raters: int | None = None
    concordance: float | None = None
    may_merge: bool = False

    @property
    def next_phase(self) -> IdeaPhase | None:
        return next_phase(self.phase)

    @property
    def laid(self) -> int:
        """How many are on the table, those that say the same too."""
        return sum(1 + len(one.same) for one in self.listed)

    @property
    def places(self) -> list[int]:
        """The ranks that are asked for."""
        return list(range(1, min(RANKS, len(self.listed)) + 1))

    @property
    def has_ranked(self) -> bool:
        return any(one.mine for one in self.listed)

    @property
    def are_ranks_shown(self) -> bool:
        return self.raters is not None and spread.what_may_be_shown(self.raters).dots

    @property
    def finding(self) -> str:
        """How many ranked and, where so many carry it, how far they agree."""
        if self.raters is None:
            return ""
        said = ngettext("%(n)s person ranked.", "%(n)s people ranked.", self.raters)
        found = said % {"n": self.raters}
        if not self.are_ranks_shown:
            return found + " " + _("Ranks are shown from three on.")
        if self.concordance is None:
            return found
        agreed = _("Kendall’s W %(w)s, corrected for ties: 0 is no agreement, 1 is full.")
        return found + " " + agreed % {"w": f"{self.concordance:.2f}"}


def own_table(viewer: Viewer, move: Move) -> IdeaTable | None:
    """None where the question asks for no ideas. Three queries, and one for who may merge."""
    team = viewer.own_team
    if not move.question.has(PartKind.IDEAS):
        return None
    phase = IdeaOpening.objects.phase_of(team.pk, move)
    listed = own_list(viewer, move)
    given = Ranking.objects.filter(move=move, team=team).values_visible_to(viewer)
    is_open = phase == IdeaPhase.RANKED
    rankings = list(given.current().select_related("voice"))
    mine = next((one for one in rankings if _is_own(one, viewer)), None)
    may_merge = phase == IdeaPhase.LISTED and _keeps_the_list(viewer, move)
    return _table(listed, phase, rankings if is_open else None, mine, may_merge=may_merge)


def tables(viewer: Viewer, moves: Iterable[Move]) -> dict[Place, IdeaTable]:
    """All that the viewer may see, by (move, team). Three queries; none where no move asks for
    ideas."""
    asking = [move for move in moves if move.question.has(PartKind.IDEAS)]
    if not asking:
        return {}
    shared = Viewer(viewer.exercise, team=viewer.team) if viewer.team else viewer
    found = idea_lists(Idea.objects.filter(move__in=asking).visible_to(viewer))
    phases: dict[Place, IdeaPhase] = {}
    begun = IdeaOpening.objects.filter(move__in=asking).order_by("pk")
    for move, team, phase in begun.values_list("move", "team", "phase"):
        phases[move, team] = IdeaPhase(phase)
    rankings: dict[Place, list[Ranking]] = defaultdict(list)
    given = Ranking.objects.filter(move__in=asking).values_visible_to(shared)
    for one in given.current():
        rankings[one.move_id, one.team_id].append(one)
    return {
        place: _table(
            listed,
            phases.get(place),
            rankings[place] if phases.get(place) == IdeaPhase.RANKED else None,
        )
        for place, listed in found.items()
    }


def own_list(viewer: Viewer, move: Move) -> IdeaList:
    """What the viewer's own team has on its table. One query; in a pass one for all teams."""
    step = viewer.exercise.step
    if step is not None and step.move_id == move.pk:
        return passes.own(viewer, _present) or IdeaList()
    return _lists(move, Team.objects.filter(pk=viewer.own_team.pk)).get(
        viewer.own_team.pk, IdeaList()
    )


def kept(table: IdeaTable, own: list[SilentIdea]) -> list[str]:
    """What one person wrote and the table does not show: it is still theirs alone."""
    laid = {one.text.casefold() for row in table.listed for one in (row.idea, *row.same)}
    return [idea.text for idea in own if idea.text.casefold() not in laid]


def to_name(viewer: Viewer, move: Move) -> Ideas:
    """{number: text} of what the team's answer can name. At most one query."""
    if not move.question.has(PartKind.IDEAS):
        return NO_IDEAS
    return own_list(viewer, move).named


def counted() -> list[QuerySet]:
    """What changes a team's list, as rows with a team and a move."""
    of_idea = {"team": F("idea__team"), "move": F("idea__move")}
    merges = IdeaMerge.objects.annotate(**of_idea)
    return [Idea.objects.all(), merges, IdeaOpening.objects.all()]


def _present(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, IdeaList]:
    """Of the move that is played."""
    move = exercise.step.move if exercise.step else None
    return _lists(move, teams) if move else {}


def _lists(move: Move, teams: QuerySet[Team]) -> dict[int, IdeaList]:
    found = idea_lists(Idea.objects.filter(move=move, team__in=teams))
    return {team: listed for (_move, team), listed in found.items()}


def _keeps_the_list(viewer: Viewer, move: Move) -> bool:
    """The head does, and whoever holds the pen of the answer."""
    if viewer.own_seat.is_lead:
        return True
    drafts = Draft.objects.filter(team=viewer.team, move=move, kind=DraftKind.ANSWER)
    return drafts.filter(pen=viewer.seat).exists()


def _is_own(ranking: Ranking, viewer: Viewer) -> bool:
    return viewer.seat is not None and ranking.voice.seat_id == viewer.seat.pk


def _table(
    listed: IdeaList,
    phase: IdeaPhase | None,
    rankings: list[Ranking] | None,
    mine: Ranking | None = None,
    *,
    may_merge: bool = False,
) -> IdeaTable:
    """`rankings` are given where they are open."""
    is_shown = rankings is not None and spread.what_may_be_shown(len(rankings)).dots
    given: dict[int, list[int]] = defaultdict(list)
    for one in rankings or [] if is_shown else []:
        for rank, idea in enumerate(one.ideas, start=1):
            given[idea].append(rank)
    own = {idea: rank for rank, idea in enumerate(mine.ideas if mine else [], start=1)}
    standing = listed.standing
    rows = [
        Listed(idea, listed.same_as(idea), sorted(given[idea.pk]), own.get(idea.pk))
        for idea in standing
    ]
    if rankings is not None and is_shown:
        rows.sort(key=lambda row: sum(row.ranks) - (RANKS + 1) * len(row.ranks))
    return IdeaTable(
        phase=phase,
        listed=rows,
        raters=None if rankings is None else len(rankings),
        concordance=_concordance(standing, rankings) if rankings and is_shown else None,
        may_merge=may_merge,
    )


def _concordance(standing: list[Idea], rankings: list[Ranking]) -> float | None:
    """Whoever ranked three puts all others behind them, tied; None where it says nothing."""
    rows = [{idea: rank for rank, idea in enumerate(one.ideas, start=1)} for one in rankings]
    try:
        return ranks.kendalls_w(
            [[row.get(idea.pk, RANKS + 1) for idea in standing] for row in rows]
        )
    except ValueError:
        return None
