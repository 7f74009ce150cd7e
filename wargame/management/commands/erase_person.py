"""The command with which whoever runs the server takes a person out of a record."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from wargame.errors import Refused
from wargame.models import Exercise
from wargame.operations import erasures
from wargame.operations.erasures import Person
from wargame.queries import mentions


class Command(BaseCommand):
    help = "Erase the name and the own views of one person of an exercise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the six characters that people join with")
        parser.add_argument("who", help="the number of a seat, or a whole name")
        parser.add_argument("--look", action="store_true", help="say what it would do, no more")
        parser.add_argument(
            "--doubtful", action="store_true", help="take what may be the name for the name too"
        )

    def handle(self, *_args: object, code: str, who: str, **options: bool) -> None:
        exercise = Exercise.objects.filter(code="".join(code.split()).upper()).first()
        if exercise is None:
            sys.exit(f"There is no exercise with the code {code}.")
        people = _people(exercise, who)
        if not people:
            sys.exit(f"Nobody in {exercise.code} is called {who}, or they are erased already.")
        for person in people:
            try:
                self._erase(exercise, person, **options)
            except Refused as refused:
                sys.exit(refused.sentence)

    def _erase(
        self, exercise: Exercise, person: Person, *, look: bool, doubtful: bool, **_others: object
    ) -> None:
        found = mentions.find(exercise, [erasures.name_of(person)])
        if look:
            self.stdout.write(f"{found.names[0].instead}: {found.sure} texts would change.")
        else:
            settled = frozenset(found.doubtful if doubtful else ())
            done = erasures.erase(exercise, person, find=mentions.find, settled=settled)
            if done is not None:
                self.stdout.write(f"{found.names[0].instead}: {done.places} texts have changed.")
            if doubtful:
                return
        for key, words in found.doubtful.items():
            self.stdout.write(f"  in doubt: {key} ({', '.join(sorted(set(words)))})")


def _people(exercise: Exercise, who: str) -> list[Person]:
    """By the number of a seat, or everybody of that name."""
    seats = exercise.seats.named()
    if who.isdecimal():
        return list(seats.filter(pk=int(who)))
    expected = exercise.roster.filter(name__iexact=who, seat=None)
    return [*seats.filter(name__iexact=who), *expected]
