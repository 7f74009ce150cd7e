"""The page of evaluators and observers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.forms.observations import ObservationForm
from wargame.models import Viewer
from wargame.operations.seats import new_ticket
from wargame.queries import observations, passes, viewers, watches

from .scoping import onlooker_in_exercise


@require_GET
@never_cache
@onlooker_in_exercise
def watch(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render_watch(request, viewer)


def render_watch(
    request: HttpRequest, viewer: Viewer, form: ObservationForm | None = None
) -> HttpResponse:
    """`form` holds an observation that was sent and is wrong."""
    passes.begin(viewer.exercise)
    where = viewers.place(viewer)
    context = {
        "viewer": viewer,
        "it": watches.watch(viewer),
        "guide": observations.guide(viewer) if viewer.is_evaluator else None,
        "form": form,
        "ticket": new_ticket(),
        "page": "watch",
        "live_url": reverse("watch-live", args=where),
        "poll_url": reverse("watch-regions", args=where),
    }
    return render(request, "watch/watch.html", context, status=422 if form else 200)
