"""Releasing injects to teams, and teams opening them."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Delivery, Exercise, Inject, Kind, Seat, Team

from . import checks
from .journal import lock, record, to_everyone, to_teams


@transaction.atomic
def release(inject: Inject, *, by: Seat, teams: Iterable[Team] | None = None) -> Inject:
    """Send an inject to `teams`, or to those it is planned for.

    Teams that have it already are left alone; releasing it again to the same teams changes
    nothing.
    """
    checks.control(by)
    exercise = lock(inject.exercise)
    checks.started(exercise)
    if exercise.has_ended:
        raise Refused(_("Play has ended. Nothing more is released."))
    inject = exercise.injects.get(pk=inject.pk)
    everybody = list(exercise.teams.all())
    chosen = list(teams) if teams is not None else planned_teams(inject, everybody)
    if not chosen:
        raise Refused(_("No team that plays is addressed. Choose the teams to send it to."))
    had = set(inject.deliveries.values_list("team", flat=True))
    new = [team for team in chosen if team.pk not in had]
    if not new:
        return inject
    Delivery.objects.bulk_create(Delivery(inject=inject, team=team) for team in new)
    inject.is_to_all = len(had) + len(new) == len(everybody)
    if inject.released_at is None:
        inject.released_at, inject.released_by = timezone.now(), by
        inject.released_in = exercise.exercise_time(inject.released_at)
    inject.save(update_fields=["is_to_all", "released_at", "released_by", "released_in"])
    pks = [team.pk for team in new]
    audiences = to_everyone() if len(new) == len(everybody) else to_teams(*pks)
    record(exercise, Kind.INJECT_RELEASED, by=by, audiences=audiences, inject=inject.pk, teams=pks)
    return inject


@transaction.atomic
def open_(inject: Inject, *, by: Seat) -> Delivery:
    """A member opens an inject sent to their team. The first opening is recorded."""
    checks.player(by)
    exercise: Exercise = lock(inject.exercise)
    delivery = inject.deliveries.get(team=by.team_id)
    if delivery.opened_at is None:
        delivery.opened_at, delivery.opened_by = timezone.now(), by
        delivery.save(update_fields=["opened_at", "opened_by"])
        audiences = to_teams(by.team_id)
        record(
            exercise,
            Kind.INJECT_OPENED,
            by=by,
            audiences=audiences,
            inject=inject.pk,
            team=by.team_id,
        )
    return delivery


def planned_teams(inject: Inject, playing: list[Team]) -> list[Team]:
    """Those of the playing teams that the plan addresses; an empty plan means all."""
    return [team for team in playing if not inject.planned_to or team.code in inject.planned_to]
