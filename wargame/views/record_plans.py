"""Control says what decision records ask for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.record_plans import OPEN, REQUIRED, RecordPlanForm
from wargame.models import Viewer
from wargame.operations import record_plans

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def record_plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer, RecordPlanForm(viewer.exercise))


@require_POST
@control_of_exercise
def set_plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = RecordPlanForm(viewer.exercise, request.POST)
    if not form.is_valid():
        return _page(request, viewer, form, status=422)
    required, opened = form.named(REQUIRED), form.named(OPEN)
    record_plans.set_plan(viewer.exercise, required=required, opened=opened, by=viewer.own_seat)
    messages.success(request, _("Saved. Records released so far stay as they were."))
    return redirect("record-plan", viewer.exercise.code)


def _page(
    request: HttpRequest, viewer: Viewer, form: RecordPlanForm, status: int = 200
) -> HttpResponse:
    context = {"viewer": viewer, "form": form}
    return render(request, "records/plan.html", context, status=status)
