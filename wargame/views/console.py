"""Control's console."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.charts.qr_codes import qr_code
from wargame.models import Viewer
from wargame.queries import consoles, next_scenes, passes

from .addresses import for_others
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def console(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(request, "console/console.html", console_context(request, viewer))


def console_context(request: HttpRequest, viewer: Viewer) -> dict[str, object]:
    """All that the page of the console is made from."""
    passes.begin(viewer.exercise)
    code = viewer.exercise.code
    join_address = for_others(request, reverse("join-seats", args=[code]))
    return {
        "viewer": viewer,
        "it": consoles.console(viewer),
        "next": next_scenes.next_(viewer),
        "page": "console",
        "live_url": reverse("console-live", args=[code]),
        "poll_url": reverse("console-regions", args=[code]),
        "join_address": join_address,
        "join_qr": qr_code(join_address),
    }
