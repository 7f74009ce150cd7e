"""The board on the projector, and choosing what it shows."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.charts.qr_codes import qr_code
from wargame.embedded import played_at
from wargame.forms.boards import SceneForm
from wargame.models import Viewer
from wargame.operations import exercises

from . import acts
from .scoping import board_of_exercise, control_of_exercise

THIS_MACHINE = ("localhost", "127.", "[::1]")


@require_GET
@never_cache
@board_of_exercise
def board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    exercise = viewer.exercise
    place = (exercise.code, exercise.board_key)
    address = _for_others(request, reverse("join-seats", args=[exercise.code]))
    context = {
        "viewer": viewer,
        "page": "board",
        "live_url": reverse("board-live", args=place),
        "poll_url": reverse("board-regions", args=place),
        "join_site": _for_others(request, "").partition("://")[2].rstrip("/"),
        "join_address": address,
        "join_qr": qr_code(address),
    }
    return render(request, "board/board.html", context)


@require_POST
@control_of_exercise
def set_board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    given = SceneForm(viewer.exercise, request.POST).said()
    exercises.set_board(
        viewer.exercise, scene=given["scene"], tension=given["tension"], by=viewer.own_seat
    )
    return acts.done(request, "console", viewer.exercise.code)


def _for_others(request: HttpRequest, path: str) -> str:
    """An address that a phone can open too: a board at this machine's own name for itself
    shows the address that `play` hands out."""
    if request.get_host().startswith(THIS_MACHINE) and (base := played_at(settings.DATA_FOLDER)):
        return base.rstrip("/") + path
    return request.build_absolute_uri(path or "/")
