"""When injects go out by themselves, and holding them back, as control presses it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wargame.forms.inject_times import How, TimeForm, TriggerForm
from wargame.models import Viewer
from wargame.operations import inject_times
from wargame.queries import inject_sheets

from . import acts
from .injects import found, sheet_page
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def set_time(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    inject, by = found(viewer, inject_id), viewer.own_seat
    form = TimeForm(viewer.exercise, inject, request.POST)
    if not form.is_valid():
        sheet = inject_sheets.sheet(viewer, inject)
        return sheet_page(request, viewer, sheet, status=422, times=form)
    said = form.cleaned_data
    match said["how"]:
        case How.MINUTE:
            inject_times.set_minute(inject, move=said["move"], minute=said["minute"], by=by)
        case How.STEP:
            inject_times.set_step(inject, said["step"], by=by)
        case How.HAND:
            inject_times.by_hand(inject, by=by)
    return redirect("inject", viewer.exercise.code, inject_id)


@require_POST
@control_of_exercise
def set_trigger(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    inject = found(viewer, inject_id)
    form = TriggerForm(viewer.exercise, inject, request.POST)
    if not form.is_valid():
        sheet = inject_sheets.sheet(viewer, inject)
        return sheet_page(request, viewer, sheet, status=422, triggers=form)
    inject_times.set_trigger(inject, form.when(), by=viewer.own_seat)
    return redirect("inject", viewer.exercise.code, inject_id)


@require_POST
@control_of_exercise
def hold(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    inject_times.hold(found(viewer, inject_id), by=viewer.own_seat)
    return acts.done(request, "inject", viewer.exercise.code, inject_id)


@require_POST
@control_of_exercise
def let_go(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    inject_times.let_go(found(viewer, inject_id), by=viewer.own_seat)
    return acts.done(request, "inject", viewer.exercise.code, inject_id)


@require_POST
@control_of_exercise
def schedule_plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    inject_times.schedule_plan(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)
