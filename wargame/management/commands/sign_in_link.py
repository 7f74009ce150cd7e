"""The command that lets a facilitator in who has no password, or has forgotten it."""

import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import ProgrammingError
from django.urls import reverse

from wargame.embedded import played_at
from wargame.management import addresses
from wargame.models import Facilitator
from wargame.operations import facilitators


class Command(BaseCommand):
    help = "Print a link that signs a facilitator in once; without a name, the first account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", nargs="?")

    def handle(self, *_args: object, username: str | None, **_options: object) -> None:
        try:
            token = facilitators.sign_in_link(_account(username))
        except ProgrammingError:
            sys.exit("This database is empty: start it once with manage.py play.")
        base = played_at(settings.DATA_FOLDER) or addresses.local(8000)
        self.stdout.write(f"{base}{reverse('sign-in-by-link', args=[token])}")


def _account(username: str | None) -> Facilitator:
    if username is None:
        return facilitators.first()
    found = Facilitator.objects.filter(username=username).first()
    if found is None:
        sys.exit(f"There is no account named {username}.")
    return found
