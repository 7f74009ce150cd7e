"""Control's side of the ledger: switching it on and off, budgets, and what theaters require."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures.coverage import TOKEN_WORTH, scaled
from wargame.models import (
    Budget,
    Commitment,
    Exercise,
    Kind,
    Move,
    Requirement,
    Seat,
    Team,
    Theater,
    Token,
)

from . import checks
from .journal import lock, record, to_control, to_everyone, to_teams


def lay_out(exercise: Exercise, *, by: Seat) -> None:
    """Copy the scenario's budgets, tokens and requirements, for the teams and moves that play.

    What is required is written for all of the scenario's teams; where fewer play, it shrinks
    with the units that they have.
    """
    plan = exercise.version.ledger
    if not plan:
        return
    teams, moves = list(exercise.teams.all()), list(exercise.moves.all())
    Budget.objects.bulk_create(
        Budget(
            exercise=exercise, team=team, move=move, points=_units(plan, team.code, move), seat=by
        )
        for team in teams
        for move in moves
    )
    Token.objects.bulk_create(
        Token(exercise=exercise, team=team, number=number, name=name)
        for team in teams
        for number, name in enumerate(plan["tokens"].get(team.code, []), start=1)
    )
    Requirement.objects.bulk_create(_requirements(exercise, plan, teams, moves, by))


def clear(exercise: Exercise) -> None:
    """Of a draft, before its teams or moves become others and the ledger is laid out anew."""
    exercise.requirements.all().delete()
    exercise.budgets.all().delete()
    exercise.tokens.all().delete()


@transaction.atomic
def switch(exercise: Exercise, *, is_on: bool, by: Seat) -> Exercise:
    """Play with the ledger or without it, from now on; what was recorded stays. Done twice,
    recorded once."""
    checks.control(by)
    exercise = lock(exercise)
    if exercise.has_ledger == is_on:
        return exercise
    if exercise.has_ended:
        raise Refused(_("Play has ended. Records are locked."))
    if is_on and not exercise.version.theaters.exists():
        raise Refused(_("This scenario has no ledger: it names no theaters."))
    exercise.ledger_since = timezone.now() if is_on else None
    exercise.save(update_fields=["ledger_since"])
    kind = Kind.LEDGER_ON if is_on else Kind.LEDGER_OFF
    record(exercise, kind, by=by, audiences=to_everyone())
    return exercise


@transaction.atomic
def require(move: Move, theater: Theater, *, points: int, is_shown: bool, by: Seat) -> Requirement:
    """Set what a theater requires in a move, and whether all see it. The same again changes
    nothing. Where an inject tells it, those who have that inject go on seeing it."""
    checks.control(by)
    exercise = lock(move.exercise)
    _open(exercise)
    before = move.requirements.current().filter(theater=theater).first()
    if before and (before.points, before.is_shown) == (points, is_shown):
        return before
    row = Requirement.objects.create(
        exercise=exercise,
        move=move,
        theater=theater,
        points=points,
        is_shown=is_shown,
        inject=before.inject if before else None,
        supersedes=before,
        seat=by,
    )
    audiences = _who_hears(row, is_shown or bool(before and before.is_shown))
    record(exercise, Kind.REQUIREMENT_SET, by=by, audiences=audiences, requirement=row.pk)
    return row


@transaction.atomic
def require_all(
    exercise: Exercise, given: Iterable[tuple[Move, Theater, int, bool]], *, by: Seat
) -> None:
    """Set many at once; what stands as given is left alone."""
    lock(exercise)
    for move, theater, points, is_shown in given:
        require(move, theater, points=points, is_shown=is_shown, by=by)


@transaction.atomic
def set_budgets(exercise: Exercise, given: Iterable[tuple[Team, Move, int]], *, by: Seat) -> None:
    """Set many at once, all or none; what stands as given is left alone."""
    lock(exercise)
    for team, move, points in given:
        set_budget(team, move, points=points, by=by)


@transaction.atomic
def set_budget(team: Team, move: Move, *, points: int, by: Seat) -> Budget:
    """Set what a state may spend in a move. Refused below what it has spent there already."""
    checks.control(by)
    exercise = lock(move.exercise)
    _open(exercise)
    before = move.budgets.current().filter(team=team).first()
    if before and before.points == points:
        return before
    if points < (already := spent(team, move)):
        sentence = _("%(team)s has committed %(points)s points in this move already.")
        raise Refused(sentence % {"team": team.name, "points": already})
    row = Budget.objects.create(
        exercise=exercise, team=team, move=move, points=points, supersedes=before, seat=by
    )
    record(exercise, Kind.BUDGET_SET, by=by, audiences=to_teams(team.pk), team=team.pk)
    return row


def spent(team: Team, move: Move) -> int:
    """Points that a move has paid for: a line that was withdrawn while it still ran costs
    nothing, one that was given up later is paid."""
    lines = Commitment.objects.current().filter(team=team, move=move)
    return lines.paid().aggregate(points=Sum("points", default=0))["points"]


def budget(team: Team, move: Move) -> int:
    """What a state may spend in a move; 0 where control has set nothing."""
    row = Budget.objects.current().filter(team=team, move=move).first()
    return row.points if row else 0


def _open(exercise: Exercise) -> None:
    if exercise.has_ended:
        raise Refused(_("Play has ended. Records are locked."))


def _units(plan: Mapping[str, Any], code: str, move: Move) -> int:
    units = plan["budgets"].get(code, 0)
    return units[move.number - 1] if isinstance(units, list) else units


def _requirements(
    exercise: Exercise, plan: Mapping[str, Any], teams: list[Team], moves: list[Move], by: Seat
) -> list[Requirement]:
    theaters = {theater.key: theater for theater in exercise.version.theaters.all()}
    played = {move.number: move for move in moves}
    planned = exercise.injects.exclude(plan=None).values_list("plan__key", "pk")
    injects = dict(planned)
    codes = [team.code for team in teams]
    return [
        Requirement(
            exercise=exercise,
            move=played[one["move"]],
            theater=theaters[one["theater"]],
            points=scaled(
                one["points"],
                _worth(plan, codes, played[one["move"]]),
                _worth(plan, plan["budgets"], played[one["move"]]),
            ),
            is_shown=one["is_shown"] and not one["inject"],
            inject_id=injects.get(one["inject"]),
            seat=by,
        )
        for one in plan["requirements"]
        if one["move"] in played
    ]


def _worth(plan: Mapping[str, Any], codes: Any, move: Move) -> int:
    """The units that these teams have together in a move, tokens included."""
    tokens = sum(len(plan["tokens"].get(code, [])) for code in codes)
    return sum(_units(plan, code, move) for code in codes) + tokens * TOKEN_WORTH


def _who_hears(row: Requirement, is_for_all: bool) -> list[str]:
    """Control alone before the move has begun; then all, or those who have the inject."""
    if not row.move.steps.exclude(began=None).exists():
        return to_control()
    if is_for_all or (row.inject and row.inject.is_to_all):
        return to_everyone()
    if row.inject is None:
        return to_control()
    return to_teams(*row.inject.deliveries.values_list("team", flat=True))
