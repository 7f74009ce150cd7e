"""The command that erases whose own views were whose, where the days told to players are over."""

from django.core.management.base import BaseCommand

from wargame.operations import own_views


class Command(BaseCommand):
    help = "Erase the link between own views and people where its time is over."

    def handle(self, *_args: object, **_options: object) -> None:
        self.stdout.write(f"Erased in {own_views.let_go()} exercises.")
