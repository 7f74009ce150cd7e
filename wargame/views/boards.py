"""The board on the projector, and choosing what it shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.charts.qr_codes import qr_code
from wargame.forms.boards import SceneForm
from wargame.models import Viewer
from wargame.operations import exercises

from . import acts
from .addresses import for_others
from .scoping import board_of_exercise, control_of_exercise


@require_GET
@never_cache
@board_of_exercise
def board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if viewer.exercise.started_at is None:
        exercises.board_opened(viewer.exercise)
    return render(request, "board/board.html", board_context(request, viewer))


def board_context(request: HttpRequest, viewer: Viewer) -> dict[str, object]:
    """All that the page of the board is made from."""
    exercise = viewer.exercise
    place = (exercise.code, exercise.board_key)
    address = for_others(request, reverse("join-seats", args=[exercise.code]))
    return {
        "viewer": viewer,
        "page": "board",
        "live_url": reverse("board-live", args=place),
        "poll_url": reverse("board-regions", args=place),
        "join_site": for_others(request).partition("://")[2],
        "join_address": address,
        "join_qr": qr_code(address),
    }


@require_POST
@control_of_exercise
def set_board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    given = SceneForm(viewer.exercise, request.POST).said()
    exercises.set_board(
        viewer.exercise,
        scene=given["scene"],
        tension=given["tension"],
        criterion=given["criterion"],
        inject=given["inject"],
        decision=given["decision"],
        stage=given["stage"],
        by=viewer.own_seat,
    )
    return acts.done(request, "console", viewer.exercise.code)
