"""What a team could see when it released a decision: a page, or the part of a review."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.models import Viewer
from wargame.queries import information_states

from .rooms import is_by_script
from .scoping import control_of_exercise, reader_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def seat_state(request: HttpRequest, viewer: Viewer, decision_id: int) -> HttpResponse:
    return _state(request, viewer, decision_id)


@require_GET
@never_cache
@control_of_exercise
def state(request: HttpRequest, viewer: Viewer, decision_id: int) -> HttpResponse:
    return _state(request, viewer, decision_id)


def _state(request: HttpRequest, viewer: Viewer, decision_id: int) -> HttpResponse:
    it = information_states.sheet(viewer, decision_id)
    if it is None:
        raise Http404
    context = {"viewer": viewer, "it": it}
    if is_by_script(request):
        return render(request, "records/_known.html", context | {"is_folded": True})
    return render(request, "records/known.html", context)
