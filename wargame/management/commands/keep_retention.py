"""The command that erases all names in the exercises whose day has come. The server does it too."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from wargame.models import Erasure
from wargame.operations import retention
from wargame.queries import mentions


class Command(BaseCommand):
    help = "Erase the names of people in every exercise whose day has come, and say so."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--log", action="store_true", help="say what was erased up to now")

    def handle(self, *_args: object, log: bool, **_options: object) -> None:
        every = Erasure.objects.select_related("exercise").order_by("pk")
        done = list(every) if log else retention.carry_out(mentions.find)
        for one in done:
            at = timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M")
            why = "on the day that was set" if one.is_due else "asked for"
            self.stdout.write(
                f"{at} {one.exercise.code}: {one.people} erased, {why}; {one.places} texts "
                f"changed, {one.doubtful} left in doubt."
            )
        if not done:
            self.stdout.write("Nothing was erased." if log else "No day has come.")
