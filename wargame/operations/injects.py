"""Writing and releasing injects, taking them back unread, and teams opening them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Delivery, Exercise, Inject, Kind, Seat, Team

from . import checks
from .journal import lock, record, to_addressees, to_control, to_everyone, to_teams

MOST = 200
RELEASE = ["released_at", "released_by", "released_in", "is_to_all"]


@dataclass(frozen=True)
class Words:
    """What control writes: `kind` as InjectKind has them, `ticket` that of the form, and the
    inject it `corrects`, if it does."""

    kind: str
    title: str
    sender: str
    text: str
    ticket: str
    corrects: Inject | None = None


@transaction.atomic
def write(exercise: Exercise, words: Words, *, by: Seat, teams: Iterable[Team] = ()) -> Inject:
    """Put an inject of control's own into the queue of the present move, between moves into the
    reserve, for these teams or for all. Sent again, the same form writes nothing more.

    A correction is for teams that have what it corrects, and without `teams` for all of those.
    """
    checks.control(by)
    exercise = lock(exercise)
    _may_release(exercise)
    already = exercise.injects.filter(ticket=words.ticket).first()
    if already is not None:
        return already
    if exercise.injects.count() >= MOST:
        raise Refused(_("An exercise has at most %(most)s injects.") % {"most": MOST})
    own = exercise.injects.exclude(written_by=None).count() + 1
    step = exercise.step
    inject = exercise.injects.create(
        number=f"C.{own}",
        move=step.move.number if step and step.move else 0,
        kind=words.kind,
        title=words.title,
        sender=words.sender,
        text=words.text,
        planned_to=_addressed(words.corrects, list(teams)),
        corrects=words.corrects,
        written_by=by,
        ticket=words.ticket,
    )
    record(exercise, Kind.INJECT_WRITTEN, by=by, audiences=to_control(), inject=inject.pk)
    return inject


@transaction.atomic
def release(inject: Inject, *, by: Seat, teams: Iterable[Team] | None = None) -> Inject:
    """Send an inject to `teams`, or to those it is planned for.

    Teams that have it already are left alone; releasing it again to the same teams changes
    nothing.
    """
    checks.control(by)
    exercise = lock(inject.exercise)
    _may_release(exercise)
    inject = exercise.injects.get(pk=inject.pk)
    everybody = list(exercise.teams.all())
    chosen = list(teams) if teams is not None else planned_teams(inject, everybody)
    if not chosen:
        raise Refused(_("No team that plays is addressed. Choose the teams to send it to."))
    if inject.corrects is not None:
        _addressed(inject.corrects, chosen)
    deliver(exercise, inject, chosen, by=by)
    return inject


@transaction.atomic
def withdraw(inject: Inject, *, by: Seat) -> Inject:
    """Take a release back, as if it had not been, while no team has opened it and it is fresh.

    Later only a correction is left. Both acts stay on record. What went out by itself does not
    do so again.
    """
    checks.control(by)
    exercise = lock(inject.exercise)
    inject = exercise.injects.get(pk=inject.pk)
    if inject.released_at is None:
        return inject
    is_opened = inject.deliveries.exclude(opened_at=None).exists()
    if is_opened or not inject.grace_left:
        raise Refused(_("A team has opened it, or 30 seconds are over. Write a correction."))
    had = list(inject.deliveries.values_list("team", flat=True))
    audiences = to_everyone() if inject.is_to_all else to_addressees(*had)
    inject.deliveries.all().delete()
    inject.released_at = inject.released_by = inject.released_in = None
    inject.scheduled_at = inject.scheduled_by = None
    inject.is_to_all = False
    inject.save(update_fields=[*RELEASE, "scheduled_at", "scheduled_by"])
    record(exercise, Kind.INJECT_WITHDRAWN, by=by, audiences=audiences, inject=inject.pk, teams=had)
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


def deliver(
    exercise: Exercise,
    inject: Inject,
    teams: list[Team],
    *,
    by: Seat,
    kind: Kind = Kind.INJECT_RELEASED,
) -> None:
    """Give an inject to those of the teams that do not have it, on the locked exercise."""
    had = set(inject.deliveries.values_list("team", flat=True))
    new = [team for team in teams if team.pk not in had]
    if not new:
        return
    playing = exercise.teams.count()
    Delivery.objects.bulk_create(Delivery(inject=inject, team=team) for team in new)
    inject.is_to_all = len(had) + len(new) == playing
    inject.held_at = inject.held_by = None
    if inject.released_at is None:
        inject.released_at, inject.released_by = timezone.now(), by
        inject.released_in = exercise.exercise_time(inject.released_at)
    inject.save(update_fields=[*RELEASE, "held_at", "held_by"])
    pks = [team.pk for team in new]
    audiences = to_everyone() if len(new) == playing else to_addressees(*pks)
    record(exercise, kind, by=by, audiences=audiences, inject=inject.pk, teams=pks)


def planned_teams(inject: Inject, playing: list[Team]) -> list[Team]:
    """Those of the playing teams that the plan addresses; an empty plan means all."""
    return [team for team in playing if not inject.planned_to or team.code in inject.planned_to]


def _may_release(exercise: Exercise) -> None:
    checks.started(exercise)
    if exercise.has_ended:
        raise Refused(_("Play has ended. Nothing more is released."))


def _addressed(corrects: Inject | None, teams: list[Team]) -> list[str]:
    """The codes of a plan, in which none means all."""
    if corrects is None:
        return [team.code for team in teams]
    have_it = list(corrects.deliveries.values_list("team__code", flat=True))
    if not have_it:
        raise Refused(_("No team has what this corrects. Change that one, or leave it."))
    if any(team.code not in have_it for team in teams):
        raise Refused(_("A correction goes to teams that have what it corrects."))
    return [team.code for team in teams] or have_it
