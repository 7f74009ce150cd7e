"""My exercises, a new one, and its three great moments: open for joining, start, end."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.exercises import SetupForm
from wargame.models import Facilitator, Viewer
from wargame.operations import exercises
from wargame.queries import exercise_lists, setups

from . import acts
from .scoping import control_of_exercise, facilitator_only


@require_GET
@never_cache
@facilitator_only
def index(request: HttpRequest) -> HttpResponse:
    context = {"it": exercise_lists.exercise_list(_me(request)), "place": "exercises"}
    return render(request, "exercises/index.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@facilitator_only
def new(request: HttpRequest) -> HttpResponse:
    setup = setups.setup(_asked_version(request))
    if setup is None:
        return render(request, "exercises/no_scenario.html", {"place": "exercises"})
    if request.method != "POST":
        return _ask(request, SetupForm(setup))
    form = SetupForm(setup, request.POST)
    if form.is_valid():
        try:
            exercise = exercises.make(by=_me(request), version=setup.version, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("console", exercise.code)
    return _ask(request, form)


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


def _me(request: HttpRequest) -> Facilitator:
    """Whoever has signed in, which `facilitator_only` sees to."""
    return cast(Facilitator, request.user)


def _ask(request: HttpRequest, form: SetupForm) -> HttpResponse:
    context = {"form": form, "it": form.setup, "place": "exercises"}
    status = 422 if request.method == "POST" else 200
    return render(request, "exercises/new.html", context, status=status)


def _asked_version(request: HttpRequest) -> int | None:
    """The scenario version that was chosen; None for whichever comes first."""
    asked = request.POST.get("version", request.GET.get("version", ""))
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 17:
        raise Http404
    return int(asked)
