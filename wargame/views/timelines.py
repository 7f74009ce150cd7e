"""The timeline: minutes step by step before play, the end of the session and cuts in play."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.sittings import SuspendForm
from wargame.forms.timelines import CutForm, EndForm, TimelineForm
from wargame.models import Viewer
from wargame.operations import timelines
from wargame.scenario_files.timelines import debrief_floor

from . import acts
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def timeline(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return page(request, viewer)


@require_POST
@control_of_exercise
def plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = TimelineForm(viewer.exercise, request.POST)
    if form.is_valid():
        try:
            timelines.plan(viewer.exercise, form.lengths(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The timeline is saved."))
            return redirect("timeline", viewer.exercise.code)
    return page(request, viewer, form=form, status=422)


@require_POST
@control_of_exercise
def set_end(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = EndForm(request.POST)
    if not form.is_valid():
        return page(request, viewer, end=form, status=422)
    timelines.set_end(viewer.exercise, form.ends_at(), by=viewer.own_seat)
    messages.success(request, _("The debrief is counted back from this end."))
    return redirect("console", viewer.exercise.code)


@require_POST
@control_of_exercise
def cut(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    timelines.cut(viewer.exercise, CutForm(request.POST).lengths(), by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


def page(
    request: HttpRequest,
    viewer: Viewer,
    *,
    form: TimelineForm | None = None,
    end: EndForm | None = None,
    suspending: SuspendForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, with whichever form is to be corrected."""
    form = form or TimelineForm(viewer.exercise)
    context = {
        "viewer": viewer,
        "form": form,
        "total": form.total,
        "floor": debrief_floor(form.total),
        "end": end or EndForm(initial={"ends": viewer.exercise.ends_at}),
        "suspending": suspending or SuspendForm(),
    }
    return render(request, "exercises/timeline.html", context, status=status)
