"""The page of evaluators and observers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.models import Viewer
from wargame.queries import passes, viewers, watches

from .scoping import onlooker_in_exercise


@require_GET
@never_cache
@onlooker_in_exercise
def watch(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    passes.begin(viewer.exercise)
    where = viewers.place(viewer)
    context = {
        "viewer": viewer,
        "it": watches.watch(viewer),
        "page": "watch",
        "live_url": reverse("watch-live", args=where),
        "poll_url": reverse("watch-regions", args=where),
    }
    return render(request, "watch/watch.html", context)
