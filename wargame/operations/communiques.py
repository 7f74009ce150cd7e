"""The joint communique: opened by control, written in clauses, answered clause by clause."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Clause,
    ClauseAnswer,
    ClauseSays,
    ClauseVersion,
    Communique,
    Exercise,
    Kind,
    Seat,
    Team,
)
from wargame.models.communiques import MOST_CLAUSES

from . import checks
from .journal import lock, record, to_everyone

type Said = tuple[ClauseSays, str]


@transaction.atomic
def open_(exercise: Exercise, *, title: str, by: Seat, drafter: Team | None = None) -> Communique:
    """Control opens one for the present move, to be written by control and the drafting team.
    Opened twice under the same title it is opened once."""
    checks.control(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    move = checks.move_of_now(exercise)
    same = exercise.communiques.filter(title=title, move=move, closed_at=None).first()
    if same is not None:
        return same
    communique = Communique.objects.create(
        exercise=exercise,
        number=exercise.communiques.count() + 1,
        move=move,
        title=title,
        drafter=drafter,
        opened_by=by,
    )
    _record(communique, exercise, Kind.COMMUNIQUE_OPENED, by)
    return communique


@transaction.atomic
def add_clause(communique: Communique, text: str, *, by: Seat) -> ClauseVersion:
    """A further clause at the end. The same words that stand last already are not added twice."""
    exercise, communique = _to_write(communique, by)
    last = communique.clauses.last()
    if last is not None and last.versions.latest("number").text == text:
        return last.versions.latest("number")
    if last is not None and last.number >= MOST_CLAUSES:
        raise Refused(_("A communique has %(most)s clauses at most.") % {"most": MOST_CLAUSES})
    clause = Clause.objects.create(communique=communique, number=last.number + 1 if last else 1)
    return _write(exercise, clause, 1, text, by)


@transaction.atomic
def change_clause(current: ClauseVersion, text: str, *, by: Seat) -> ClauseVersion:
    """Other words for a clause, which asks every state again; without words it is struck.

    `current` is the version they were written from: Raises Refused when there is a newer one.
    """
    exercise, _communique = _to_write(current.clause.communique, by)
    last = current.clause.versions.latest("number")
    if last.text == text:
        return last
    if last != current:
        raise Refused(_("The clause has been changed meanwhile. Read it, then change it."))
    return _write(exercise, current.clause, last.number + 1, text, by)


@transaction.atomic
def answer(
    communique: Communique, said: Mapping[ClauseVersion, Said], *, team: Team, by: Seat
) -> list[ClauseAnswer]:
    """What the head of a state says to each of these clauses, until the close. Only what differs
    from its standing answer is new. Raises Refused for a clause that has been changed since."""
    checks.signs_for(team, by)
    exercise, communique = _still_open(communique)
    written = ClauseVersion.objects.filter(clause__communique=communique)
    standing = set(written.order_by("clause_id", "-number").distinct("clause_id"))
    given = []
    for version, (assent, words) in said.items():
        if version not in standing:
            sentence = _("Clause %(number)s has been changed meanwhile. Read it, then answer.")
            raise Refused(sentence % {"number": version.clause.number})
        last = version.answers.filter(team=team).last()
        if last is None or (last.assent, last.words) != (assent, words):
            row = {"version": version, "team": team, "assent": assent, "words": words}
            given.append(ClauseAnswer.objects.create(**row, given_by=by))
    if given:
        _record(communique, exercise, Kind.CLAUSES_ANSWERED, by, team=team.pk)
    return given


@transaction.atomic
def close(communique: Communique, *, by: Seat) -> Communique:
    """Control closes it: as it stands it goes into the review. Closed twice, recorded once."""
    checks.control(by)
    exercise = lock(communique.exercise)
    communique = exercise.communiques.get(pk=communique.pk)
    if communique.closed_at is None:
        communique.closed_at, communique.closed_by = timezone.now(), by
        communique.save(update_fields=["closed_at", "closed_by"])
        _record(communique, exercise, Kind.COMMUNIQUE_CLOSED, by)
    return communique


def _still_open(communique: Communique) -> tuple[Exercise, Communique]:
    exercise = lock(communique.exercise)
    checks.records_open(exercise)
    communique = exercise.communiques.get(pk=communique.pk)
    if communique.closed_at is not None:
        raise Refused(_("Control has closed the communique. It stands as it is."))
    return exercise, communique


def _to_write(communique: Communique, by: Seat) -> tuple[Exercise, Communique]:
    """Control writes, and whoever speaks for the drafting team."""
    if by.is_control:
        checks.control(by)
    elif checks.speaker(by) != communique.drafter_id:
        raise Refused(_("Only control and the drafting team write in it. Ask them."))
    return _still_open(communique)


def _write(exercise: Exercise, clause: Clause, number: int, text: str, by: Seat) -> ClauseVersion:
    version = ClauseVersion.objects.create(
        clause=clause, number=number, text=text, team=by.team, written_by=by
    )
    _record(clause.communique, exercise, Kind.CLAUSE_WRITTEN, by, clause=clause.number)
    return version


def _record(communique: Communique, exercise: Exercise, kind: Kind, by: Seat, **refs: int) -> None:
    """Every state reads it, and the board when it shows it."""
    refs = {"communique": communique.pk, **refs}
    record(exercise, kind, by=by, audiences=to_everyone(), **refs)
