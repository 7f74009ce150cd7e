"""Noting observations, for evaluators on their page and for control on a page of its own."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.observations import ObservationForm
from wargame.models import Viewer
from wargame.operations import observations as operations
from wargame.operations.seats import new_ticket
from wargame.queries import observations as queries

from . import rooms
from .scoping import control_of_exercise, evaluator_in_exercise
from .watches import render_watch


@require_GET
@never_cache
@control_of_exercise
def observations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@control_of_exercise
def note(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ObservationForm(queries.guide(viewer), request.POST)
    return _noted(request, viewer, form) or _page(request, viewer, form)


@require_POST
@evaluator_in_exercise
def observe(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ObservationForm(queries.guide(viewer), request.POST)
    return _noted(request, viewer, form) or render_watch(request, viewer, form)


def _noted(request: HttpRequest, viewer: Viewer, form: ObservationForm) -> HttpResponse | None:
    """Done; for script with the time or a sentence; None where the plain page shows the form."""
    is_script = request.accepts("application/json") and not request.accepts("text/html")
    if form.is_valid():
        try:
            operations.note(viewer.exercise, form.noted(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            at = date_format(timezone.localtime(), "H:i:s")
            return JsonResponse({"noted_at": at}) if is_script else _back(viewer)
    return JsonResponse({"error": form.sentence()}, status=422) if is_script else None


def _back(viewer: Viewer) -> HttpResponse:
    code = viewer.exercise.code
    if viewer.is_control:
        return redirect("observations", code)
    return redirect("watch", code, viewer.own_seat.pk)


def _page(
    request: HttpRequest, viewer: Viewer, form: ObservationForm | None = None
) -> HttpResponse:
    code = viewer.exercise.code
    context = {"viewer": viewer, "every": queries.every(viewer)}
    if rooms.is_by_script(request):
        return render(request, "observations/_every.html", context)
    context |= {
        "guide": queries.guide(viewer),
        "form": form,
        "ticket": new_ticket(),
        "page": "console",
        "live_url": reverse("console-live", args=[code]),
        "poll_url": reverse("console-regions", args=[code]),
    }
    return render(request, "observations/observations.html", context, status=422 if form else 200)
