"""The whole exercise to take to another machine, for who directs it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.archives import writing
from wargame.models import Viewer
from wargame.queries import report_desks

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def take_out(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Once play has ended, and nothing is sealed any more: what control may read, and no more."""
    exercise = viewer.exercise
    if not exercise.has_ended or not report_desks.is_director(viewer):
        raise Http404
    text = writing.take_out(exercise, writing.Holds.FOR_CONTROL)
    disposition = f'attachment; filename="archive-{exercise.code}.json"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(text, content_type="application/json", headers=headers)
