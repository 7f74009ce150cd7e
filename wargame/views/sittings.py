"""Suspending play to another day, and taking it up again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.sittings import SuspendForm
from wargame.models import Viewer
from wargame.operations import sittings

from . import acts, timelines
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def suspend(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = SuspendForm(request.POST)
    if form.is_valid():
        try:
            until = form.cleaned_data["until"]
            sittings.suspend(viewer.exercise, until=until, by=viewer.own_seat)
        except Refused as refused:
            form.add_error("until", refused.sentence)
        else:
            return redirect("console", viewer.exercise.code)
    return timelines.page(request, viewer, suspending=form, status=422)


@require_POST
@control_of_exercise
def take_up(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    sittings.take_up(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)
