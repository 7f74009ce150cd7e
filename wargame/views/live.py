"""The same regions by plain GET, for browsers that cannot hold a stream open."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.live import regions
from wargame.live.region import Page, audience_of
from wargame.models import Viewer
from wargame.operations import seats
from wargame.queries import journal

from .scoping import (
    board_of_exercise,
    control_of_exercise,
    onlooker_in_exercise,
    public,
    seat_in_exercise,
)

NOTHING_NEW, LOAD_AGAIN = 204, 205


@require_GET
@never_cache
@control_of_exercise
def control_regions(request: HttpRequest, viewer: Viewer, page: Page) -> HttpResponse:
    """What changed on one of control's pages."""
    return _touched(request, viewer, page)


@require_GET
@never_cache
@seat_in_exercise
def seat_regions(request: HttpRequest, viewer: Viewer, page: Page) -> HttpResponse:
    """What changed on one of a seat's pages; to ask is a sign of life."""
    seats.arrive(viewer.own_seat)
    return _touched(request, viewer, page)


@require_GET
@never_cache
@onlooker_in_exercise
def watch_regions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _touched(request, viewer, "watch")


@require_GET
@never_cache
@board_of_exercise
def board_regions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What changed on the board."""
    return _touched(request, viewer, "board")


@public
def stream_elsewhere(request: HttpRequest, **names: object) -> HttpResponse:
    """Streams are answered beside Django (see wargame.live.streams); here only the name lives."""
    raise Http404


def _touched(request: HttpRequest, viewer: Viewer, page: Page) -> HttpResponse:
    """Every region of the page touched after the entry the page shows."""
    asked = request.GET.get("after", "")
    after = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    kinds = journal.kinds_since(viewer, after)
    if journal.was_moved_since(viewer, after, kinds):
        return HttpResponse(status=LOAD_AGAIN)
    touched = {
        region.name: regions.render(region, viewer)
        for region in regions.of_page(page)
        if region.touched_by & kinds and audience_of(region, viewer)
    }
    if not touched:
        return HttpResponse(status=NOTHING_NEW)
    return JsonResponse({"n": viewer.exercise.entries, "regions": touched})
