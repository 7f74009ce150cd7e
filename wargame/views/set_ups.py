"""Setting up an exercise: one form, saved as a draft, and changed until people may join."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.exercises import SetupForm
from wargame.models import Facilitator, Viewer
from wargame.models.attribution import ground_rules
from wargame.operations import exercises, set_ups
from wargame.queries import improvements, setups

from .scoping import control_of_exercise, facilitator_only


@require_http_methods(["GET", "POST"])
@never_cache
@facilitator_only
def new(request: HttpRequest) -> HttpResponse:
    setup = setups.setup(cast(Facilitator, request.user), _asked_version(request))
    if setup is None:
        return render(request, "exercises/no_scenario.html", {"place": "exercises"})
    if request.method != "POST":
        return _ask(request, SetupForm(setup))
    form = SetupForm(setup, request.POST)
    if form.is_valid():
        me = cast(Facilitator, request.user)
        try:
            exercise = exercises.make(by=me, version=setup.version, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("console", exercise.code)
    return _ask(request, form, status=422)


@require_POST
@facilitator_only
def propose(request: HttpRequest) -> HttpResponse:
    """The form again, for the scenario and the people that were chosen; nothing is saved."""
    setup = setups.setup(cast(Facilitator, request.user), _asked_version(request))
    if setup is None:
        raise Http404
    return _propose(request, SetupForm(setup, request.POST))


@require_GET
@never_cache
@control_of_exercise
def set_up(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A draft in the form that made it; later its terms, to read."""
    exercise = viewer.exercise
    if exercise.is_open:
        context = {"exercise": exercise, "rules": ground_rules(exercise)}
        return render(request, "exercises/terms.html", context)
    begun = setups.begun(exercise)
    return _ask(request, SetupForm(setups.setup_of(exercise), exercise=exercise, initial=begun))


@require_POST
@control_of_exercise
def change(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    exercise = viewer.exercise
    form = SetupForm(setups.setup_of(exercise), request.POST, exercise=exercise)
    if form.is_valid():
        try:
            set_ups.change(exercise, **form.given(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The draft is saved."))
            return redirect("console", exercise.code)
    return _ask(request, form, status=422)


@require_POST
@control_of_exercise
def propose_again(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    setup = setups.setup_of(viewer.exercise)
    return _propose(request, SetupForm(setup, request.POST, exercise=viewer.exercise))


def _propose(request: HttpRequest, sent: SetupForm) -> HttpResponse:
    try:
        return _ask(request, sent.proposed())
    except ValidationError:
        return _ask(request, sent, status=422)


def _ask(request: HttpRequest, form: SetupForm, status: int = 200) -> HttpResponse:
    me, version = cast(Facilitator, request.user), form.setup.version
    context = {"form": form, "it": form.setup, "exercise": form.exercise, "place": "exercises"}
    if me.is_authenticated:
        context["since"] = improvements.since_last_time(me, version, but=form.exercise)
    return render(request, "exercises/new.html", context, status=status)


def _asked_version(request: HttpRequest) -> int | None:
    """The scenario version that was chosen; None for whichever comes first."""
    asked = request.POST.get("version", request.GET.get("version", ""))
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 17:
        raise Http404
    return int(asked)
