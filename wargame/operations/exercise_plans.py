"""What an exercise takes over from its scenario and format, and then has as its own."""

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Challenge,
    Exercise,
    FormatPreset,
    Inject,
    Move,
    PlannedInject,
    Role,
    Step,
    Team,
    Theater,
)

from . import captures

MOST_TEAMS = 24


def copy(exercise: Exercise, preset: FormatPreset, chairs: Mapping[str, int]) -> None:
    """The teams that play with their seats, the timeline of the format, the injects, and where
    what should be learned is captured."""
    check_teams(chairs)
    _copy_teams(exercise, chairs)
    _copy_timeline(exercise, preset)
    _copy_injects(exercise, range(preset.moves + 1))
    captures.fill(exercise, exercise.moves.all())


def check_teams(chairs: Mapping[str, int]) -> None:
    """Raises Refused for none, and for too many."""
    if not 1 <= len(chairs) <= MOST_TEAMS:
        raise Refused(_("Choose between 1 and 24 teams."))


def reseat(exercise: Exercise, chairs: Mapping[str, int]) -> None:
    """Other teams or seats for a draft; a team that stays keeps what was planned for it."""
    exercise.teams.exclude(code__in=chairs).delete()
    stay = dict(exercise.teams.values_list("code", "pk"))
    for code, pk in stay.items():
        exercise.teams.filter(pk=pk).update(chairs=chairs[code])
    _copy_teams(exercise, {code: n for code, n in chairs.items() if code not in stay})


def seat_another(exercise: Exercise, role: Role, chairs: int) -> None:
    """One more state of the scenario. Raises Refused if it plays already."""
    if exercise.teams.filter(code=role.key).exists() or role.version_id != exercise.version_id:
        raise Refused(_("This state plays already. Choose another."))
    if exercise.teams.count() >= MOST_TEAMS:
        raise Refused(_("Choose between 1 and 24 teams."))
    _copy_teams(exercise, {role.key: chairs})


def retime(exercise: Exercise, preset: FormatPreset) -> list[Move]:
    """Another format for a draft; a move that stays keeps its injects. The moves that are new."""
    exercise.steps.all().delete()
    exercise.moves.filter(number__gt=preset.moves).delete()
    exercise.injects.filter(move__gt=preset.moves, written_by=None).delete()
    had = set(exercise.moves.values_list("number", flat=True))
    _copy_timeline(exercise, preset)
    _copy_injects(exercise, [move for move in range(1, preset.moves + 1) if move not in had])
    exercise.format_name = preset.name
    exercise.save(update_fields=["format_name"])
    return [move for move in exercise.moves.all() if move.number not in had]


def same_plan(source: Exercise, made: Exercise) -> None:
    """The timeline as it was changed, what is captured where, and what records ask for, as in
    `source`; the two are of the same version, format and objectives."""
    of_number = {move.number: move for move in made.moves.all()}
    made.steps.all().delete()
    Step.objects.bulk_create(
        Step(
            exercise=made,
            move=of_number[step.move.number] if step.move else None,
            number=step.number,
            kind=step.kind,
            title=step.title,
            planned=step.planned,
            length=step.planned,
        )
        for step in source.steps.select_related("move")
    )
    captures.copy(source, made)
    made.required_paragraphs = source.required_paragraphs
    made.opened_paragraphs = source.opened_paragraphs
    made.save(update_fields=["required_paragraphs", "opened_paragraphs"])


def _copy_teams(exercise: Exercise, chairs: Mapping[str, int]) -> None:
    roles = exercise.version.roles.filter(key__in=chairs)
    if len(roles) != len(chairs):
        raise Refused(_("This scenario does not have all of the teams you chose."))
    Team.objects.bulk_create(
        Team(
            exercise=exercise,
            role=role,
            code=role.key,
            name=role.name,
            short_name=role.short_name,
            colour=role.colour,
            order=role.order,
            chairs=chairs[role.key],
        )
        for role in roles
    )


def _copy_timeline(exercise: Exercise, preset: FormatPreset) -> None:
    made = _moves(exercise, preset.moves)
    lengths = [timedelta(minutes=step["minutes"]) for step in preset.steps]
    Step.objects.bulk_create(
        Step(
            exercise=exercise,
            move=made.get(step["move"]),
            number=number,
            kind=step["kind"],
            title=step["title"],
            planned=length,
            length=length,
        )
        for number, (step, length) in enumerate(zip(preset.steps, lengths, strict=True), start=1)
    )


def _moves(exercise: Exercise, count: int) -> dict[int, Move]:
    """By number; those that are not there yet are made."""
    made = {move.number: move for move in exercise.moves.all()}
    planned_moves = exercise.version.plannedmoves.all()[:count]
    for planned, challenge in zip(planned_moves, _dealt(), strict=False):
        if planned.order in made:
            continue
        move = Move.objects.create(
            exercise=exercise,
            number=planned.order,
            title=planned.title,
            aim=planned.aim,
            brief=planned.brief,
            question_id=planned.question_id,
            challenge=challenge,
        )
        move.tensions.set(planned.tensions.all())
        made[move.number] = move
    if len(made) < count:
        raise Refused(_("This format has more moves than the scenario. Choose another format."))
    return made


def _dealt() -> Iterator[Challenge]:
    """Challenges in a random order, none a second time before all have been dealt."""
    while True:
        yield from random.SystemRandom().sample(list(Challenge), len(Challenge))


def _copy_injects(exercise: Exercise, moves: Iterable[int]) -> None:
    teams = {team.code: team for team in exercise.teams.all()}
    theaters = {theater.key: theater for theater in exercise.version.theaters.all()}
    Inject.objects.bulk_create(
        Inject(
            exercise=exercise,
            plan=planned,
            **_trigger(planned, teams, theaters),
            number=planned.number,
            move=planned.move,
            minute=planned.minute,
            kind=planned.kind,
            title=planned.title,
            sender=planned.sender,
            text=planned.text,
            planned_to=planned.to,
        )
        for planned in exercise.version.plannedinjects.filter(move__in=list(moves))
    )


def _trigger(
    planned: PlannedInject, teams: Mapping[str, Team], theaters: Mapping[str, Theater]
) -> dict[str, Any]:
    """What suggests the inject; nothing where it waits for a team that does not play."""
    team = planned.trigger_team
    if not planned.trigger or (team and team not in teams):
        return {}
    return {
        "trigger": planned.trigger,
        "trigger_line": planned.trigger_line,
        "trigger_team": teams.get(team),
        "trigger_theater": theaters.get(planned.trigger_theater),
    }
