"""The single Django app."""

from django.apps import AppConfig


class WargameConfig(AppConfig):
    name = "wargame"
    verbose_name = "Wargame"
