"""Erasing people: their names, and what leads from them to their own views, are gone for good.

What they did for their state stays on record, from then on under the name of their place, as
"ABC 2". The journal holds no names and is left as it is; it says that somebody was erased, and
not who.
"""

import secrets
from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.measures.names import Name
from wargame.models import (
    Duty,
    Erasure,
    Estimate,
    Exercise,
    Jotting,
    Kind,
    RosterPerson,
    Seat,
    Stance,
    Voice,
)

from . import checks, erased_words
from .erased_words import Mentions
from .journal import lock, record, to_everyone
from .seats import hash_of

type Find = Callable[[Exercise, list[Name]], Mentions]
type Person = Seat | RosterPerson


@transaction.atomic
def erase(
    exercise: Exercise,
    person: Person,
    *,
    find: Find,
    settled: frozenset[str] = frozenset(),
    by: Seat | None = None,
) -> Erasure | None:
    """Take one person out. `find` looks for the name; `settled` are the doubtful places in which
    it means them. Without `by` it is the operator who does it. Done twice, recorded once.

    Raises Refused while the person still plays, and for whoever signs in with an account.
    """
    exercise = lock(exercise)
    if by is not None:
        checks.director(exercise, by)
    if not type(person).objects.filter(pk=person.pk).exists():
        return None
    if isinstance(person, Seat):
        person.refresh_from_db()
        if person.erased_at is not None:
            return None
        may_be_erased(exercise, person)
    name = name_of(person)
    found = find(exercise, [name])
    places = _take_out(exercise, {person: name}, found, settled)
    record(exercise, Kind.PERSON_ERASED, by=by, audiences=to_everyone())
    left = len(found.doubtful.keys() - settled)
    return Erasure.objects.create(
        exercise=exercise, is_due=False, people=1, places=places, doubtful=left, seat=by
    )


@transaction.atomic
def erase_all(exercise: Exercise, *, find: Find) -> Erasure | None:
    """Take out everybody whose day has come, as the director set up. Once only."""
    exercise = lock(exercise)
    people: list[Person] = [*exercise.seats.named(), *exercise.roster.filter(seat=None)]
    if not people:
        return None
    names = {person: name_of(person) for person in people}
    found = find(exercise, list(names.values()))
    if not exercise.has_ended:
        exercise.seats.players().update(left_at=timezone.now(), present_since=None)
    places = _take_out(exercise, names, found, frozenset())
    director = exercise.seats.filter(duty=Duty.CONTROL).order_by("pk").first()
    record(exercise, Kind.PEOPLE_ERASED, by=director, audiences=to_everyone())
    about = {"people": len(people), "places": places, "doubtful": len(found.doubtful)}
    return Erasure.objects.create(exercise=exercise, is_due=True, seat=None, **about)


def may_be_erased(exercise: Exercise, seat: Seat) -> None:
    """Raises Refused while the person still plays, and for whoever signs in with an account."""
    if seat.is_of_account:
        raise Refused(_("This is the name of an account. Whoever runs the server changes it."))
    if seat.left_at is None and not exercise.has_ended:
        raise Refused(_("They still have a seat. Remove them from the exercise, then erase them."))


def name_of(person: Person) -> Name:
    """How they are called, and what they are called from then on."""
    exercise = person.exercise
    name = person.name
    seats = exercise.seats.named().filter(name__iexact=name)
    roster = exercise.roster.filter(name__iexact=name)
    if isinstance(person, Seat):
        is_shared = seats.exclude(pk=person.pk).exists() or roster.exclude(seat=person).exists()
        return Name(name, place_of(person), is_unsure=is_shared)
    is_shared = seats.exists() or roster.exclude(pk=person.pk).exists()
    return Name(name, _("a person expected"), is_unsure=is_shared)


def place_of(seat: Seat) -> str:
    """What a seat is called by itself: state and chair, or the duty beside the teams."""
    if seat.team is not None:
        return f"{seat.team.code} {seat.chair}"
    alike = Seat.objects.filter(exercise=seat.exercise_id, duty=seat.duty, pk__lte=seat.pk)
    return f"{Duty(seat.duty).label} {alike.count()}"


def _take_out(
    exercise: Exercise, people: dict[Person, Name], found: Mentions, settled: frozenset[str]
) -> int:
    """Them and what is said of them; how many texts have changed."""
    with erased_words.erasing():
        for name in found.names:
            if not name.is_doubtful:
                _end_links_of(exercise, name)
        places = erased_words.take_out(found, settled)
        for person, name in people.items():
            _forget(person, name)
    return places


def _end_links_of(exercise: Exercise, name: Name) -> None:
    """What they own of the improvement plan leads nowhere any more, and nobody finds them by it."""
    for action in exercise.actions.filter(owner__iexact=name.text):
        action.key_hash, action.contact = _of_nobody(), ""
        action.save(update_fields=["key_hash", "contact"])
        with connection.cursor() as cursor:
            past = "UPDATE history.wargame_improvementaction SET contact = '' WHERE id = %s"
            cursor.execute(past, [action.pk])


def _forget(person: Person, name: Name) -> None:
    """Their place on the roster, their name and key, and what leads to their own views."""
    if isinstance(person, RosterPerson):
        person.delete()
        return
    RosterPerson.objects.filter(seat=person).delete()
    Jotting.objects.filter(seat=person).delete()
    own = Estimate.objects.filter(voice__seat=person, stance=Stance.OWN_VIEW)
    own.exclude(reason="").update(reason="")
    Voice.objects.filter(seat=person, stance=Stance.OWN_VIEW).update(seat=None)
    key_hash = person.key_hash if person.is_of_account else _of_nobody()
    about = {"name": name.instead, "key_hash": key_hash, "erased_at": timezone.now()}
    Seat.objects.filter(pk=person.pk).update(**about)
    with connection.cursor() as cursor:
        past = "UPDATE history.wargame_seat SET name = %s, key_hash = '' WHERE id = %s"
        cursor.execute(past, [name.instead, person.pk])


def _of_nobody() -> str:
    """The hash of a key that nobody has."""
    return hash_of(secrets.token_urlsafe())
