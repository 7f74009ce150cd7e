"""What an exercise takes over from its scenario and format, and then has as its own."""

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Challenge, Exercise, FormatPreset, Inject, Move, Step, Team


def copy(exercise: Exercise, preset: FormatPreset, chairs: Mapping[str, int]) -> None:
    """The teams that play with their seats, the timeline of the format, and the injects."""
    _copy_teams(exercise, chairs)
    _copy_timeline(exercise, preset)
    _copy_injects(exercise)


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
    made: dict[int, Move] = {}
    planned_moves = exercise.version.plannedmoves.all()[: preset.moves]
    for planned, challenge in zip(planned_moves, _dealt(), strict=False):
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
    if len(made) < preset.moves:
        raise Refused(_("This format has more moves than the scenario. Choose another format."))
    for number, step in enumerate(preset.steps, start=1):
        length = timedelta(minutes=step["minutes"])
        Step.objects.create(
            exercise=exercise,
            move=made.get(step["move"]),
            number=number,
            kind=step["kind"],
            title=step["title"],
            planned=length,
            length=length,
        )


def _dealt() -> Iterator[Challenge]:
    """Challenges in a random order, none a second time before all have been dealt."""
    while True:
        yield from random.SystemRandom().sample(list(Challenge), len(Challenge))


def _copy_injects(exercise: Exercise) -> None:
    moves_played = list(exercise.moves.values_list("number", flat=True))
    Inject.objects.bulk_create(
        Inject(
            exercise=exercise,
            plan=planned,
            number=planned.number,
            move=planned.move,
            minute=planned.minute,
            kind=planned.kind,
            title=planned.title,
            sender=planned.sender,
            text=planned.text,
            planned_to=planned.to,
        )
        for planned in exercise.version.plannedinjects.filter(move__in=[0, *moves_played])
    )
