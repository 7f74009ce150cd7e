"""The data collection plan, and saying that an exercise is ready."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.captures import CollectionForm
from wargame.models import Viewer
from wargame.models.collection_plans import collection_plan
from wargame.operations import captures

from . import acts
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def collection(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer, CollectionForm(collection_plan(viewer.exercise)))


@require_POST
@control_of_exercise
def set_plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = CollectionForm(collection_plan(viewer.exercise), request.POST)
    if not form.is_valid():
        return _page(request, viewer, form, status=422)
    captures.set_plan(viewer.exercise, form.cleaned_data, by=viewer.own_seat)
    messages.success(request, _("The plan is saved."))
    return redirect("collection", viewer.exercise.code)


@require_POST
@control_of_exercise
def leave_out_empty(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    captures.leave_out_empty(viewer.exercise, by=viewer.own_seat)
    return redirect("collection", viewer.exercise.code)


@require_POST
@control_of_exercise
def make_ready(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    captures.make_ready(viewer.exercise, by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


def _page(
    request: HttpRequest, viewer: Viewer, form: CollectionForm, status: int = 200
) -> HttpResponse:
    context = {"viewer": viewer, "form": form, "plan": form.plan}
    return render(request, "exercises/collection.html", context, status=status)
