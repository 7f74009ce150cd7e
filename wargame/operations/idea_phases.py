"""Moving a team on with its ideas: by its head or, of one team or of all, by control."""

from itertools import zip_longest
from random import SystemRandom

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures import spread
from wargame.models import (
    Answer,
    Exercise,
    Idea,
    IdeaOpening,
    IdeaPhase,
    Kind,
    Move,
    PartKind,
    Seat,
    SilentIdea,
    StepKind,
    Team,
)
from wargame.models.idea_lists import IdeaList, idea_lists
from wargame.models.ideas import FEWEST_RANKED, next_phase

from . import checks, versions
from .journal import lock, record, to_teams
from .private_answers import asked


@transaction.atomic
def move_on(
    exercise: Exercise, *, move: Move, phase: IdeaPhase, by: Seat, team: Team | None = None
) -> IdeaOpening:
    """Begin a phase, each after the one before. Done twice, recorded once.

    With the first, what people wrote goes on the table.
    """
    of_team = _mover(by, team)
    exercise = _open(exercise, move)
    begun = IdeaOpening.objects.filter(team=of_team, move=move, phase=phase).first()
    if begun is not None:
        return begun
    why_not = _why_not(of_team, move, phase)
    if why_not:
        raise Refused(why_not)
    return _begin(exercise, of_team, move, phase, by)


@transaction.atomic
def move_all_on(exercise: Exercise, *, move: Move, phase: IdeaPhase, by: Seat) -> list[IdeaOpening]:
    """Control begins a phase in every team that can begin it now; the others stay where they
    are."""
    checks.control(by)
    exercise = _open(exercise, move)
    ready = [team.pk for team in exercise.teams.all() if not _why_not(team.pk, move, phase)]
    begun = IdeaOpening.objects.filter(team__in=ready, move=move, phase=phase)
    left = set(ready) - set(begun.values_list("team", flat=True))
    return [_begin(exercise, team, move, phase, by) for team in ready if team in left]


def in_turn(lists: list[list[str]]) -> list[str]:
    """One of each list, then the next of each, until all are told: no list comes before another."""
    return [text for one in zip_longest(*lists) for text in one if text]


def who_sees(team: int, move: Move) -> list[str]:
    """The team and control; everybody once they may read its answer."""
    answer = Answer.objects.standing().filter(team=team, move=move).select_related("draft").first()
    return versions.who_hears(answer.draft) if answer else to_teams(team)


def _mover(by: Seat, team: Team | None) -> int:
    """The team of its head, or the one that control names."""
    if not by.is_control:
        return checks.lead(by)
    checks.control(by)
    if team is None or team.exercise_id != by.exercise_id:
        raise Refused(_("Choose a team of this exercise."))
    return team.pk


def _open(exercise: Exercise, move: Move) -> Exercise:
    """The locked exercise, in which the move is played and its teams talk."""
    exercise = lock(exercise)
    checks.records_open(exercise)
    checks.current_move(exercise, move)
    checks.begun(exercise, StepKind.DELIBERATE, move)
    asked(move, PartKind.IDEAS)
    return exercise


def _why_not(team: int, move: Move, phase: IdeaPhase) -> str:
    """Why the team cannot begin this phase now; empty where it can, or has."""
    now = IdeaOpening.objects.phase_of(team, move)
    if phase not in {next_phase(now), *_up_to(now)}:
        return _("One phase after the other: the one before has not begun.")
    if phase == IdeaPhase.RANKING and now == IdeaPhase.LISTED:
        own = idea_lists(Idea.objects.filter(team=team, move=move))
        if len(own.get((move.pk, team), IdeaList()).standing) < FEWEST_RANKED:
            return _("Fewer than two ideas are on the table. Answer in words.")
    return ""


def _up_to(phase: IdeaPhase | None) -> list[IdeaPhase]:
    """This one and those before it; none while people write."""
    every = list(IdeaPhase)
    return every[: every.index(phase) + 1] if phase else []


def _begin(exercise: Exercise, team: int, move: Move, phase: IdeaPhase, by: Seat) -> IdeaOpening:
    if phase == IdeaPhase.LISTED:
        _lay_all(exercise, team, move)
    made = IdeaOpening.objects.create(
        exercise=exercise, team_id=team, move=move, phase=phase, seat=by
    )
    refs = {"move": move.number, "team": team, "phase": phase}
    record(exercise, Kind.IDEAS_MOVED_ON, by=by, audiences=who_sees(team, move), **refs)
    return made


def _lay_all(exercise: Exercise, team: int, move: Move) -> None:
    """What people wrote in silence, one of each in turn, in an order that follows no seat.

    Ideas of fewer than three people would tell whose they are: these stay with their authors,
    who may lay them themselves.
    """
    written = SilentIdea.objects.filter(team=team, move=move).current()
    by_voice: dict[object, list[str]] = {}
    for one in written:
        if one.text:
            by_voice.setdefault(one.voice_id, []).append(one.text)
    if not spread.what_may_be_shown(len(by_voice)).dots:
        return
    lists = list(by_voice.values())
    SystemRandom().shuffle(lists)
    Idea.objects.bulk_create(
        Idea(exercise=exercise, team_id=team, move=move, number=number, text=text)
        for number, text in enumerate(in_turn(lists), start=1)
    )
