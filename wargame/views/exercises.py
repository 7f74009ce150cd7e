"""My exercises, and the three great moments of one: open for joining, start, end."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.models import Facilitator, Viewer
from wargame.operations import exercises
from wargame.queries import exercise_lists

from . import acts
from .scoping import control_of_exercise, facilitator_only


@require_GET
@never_cache
@facilitator_only
def index(request: HttpRequest) -> HttpResponse:
    context = {
        "it": exercise_lists.exercise_list(cast(Facilitator, request.user)),
        "place": "exercises",
    }
    return render(request, "exercises/index.html", context)


@require_POST
@control_of_exercise
def open_lobby(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    exercises.open_lobby(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def start(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    exercises.start(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def end(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    exercises.end(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)
