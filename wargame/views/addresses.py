"""Addresses that another device can open: a phone, the projector, whoever gets a seat card."""

from django.conf import settings
from django.http import HttpRequest

from wargame.embedded import played_at

THIS_MACHINE = ("localhost", "127.", "[::1]")


def for_others(request: HttpRequest, path: str = "") -> str:
    """The full address of a path; without one that of the site, which ends without a slash.

    Whoever asks at this machine's own name for itself gets the address that `play` hands out.
    """
    base = request.build_absolute_uri("/").rstrip("/")
    if request.get_host().startswith(THIS_MACHINE):
        base = (played_at(settings.DATA_FOLDER) or base).rstrip("/")
    return base + path
