"""Control's register of assumptions: all of them, and one to be judged."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.assumptions import AssumptionForm
from wargame.models import Viewer
from wargame.operations import assumptions as acts
from wargame.queries import assumptions
from wargame.queries.assumptions import AssumptionSheet

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def register(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {"viewer": viewer, "it": assumptions.register(viewer)}
    return render(request, "assumptions/register.html", context)


@require_GET
@never_cache
@control_of_exercise
def assumption(request: HttpRequest, viewer: Viewer, assumption_id: int) -> HttpResponse:
    it = _found(viewer, assumption_id)
    return _page(request, viewer, it, AssumptionForm(viewer, it))


@require_POST
@control_of_exercise
def note(request: HttpRequest, viewer: Viewer, assumption_id: int) -> HttpResponse:
    """What became of it."""
    it = _found(viewer, assumption_id)
    form = AssumptionForm(viewer, it, request.POST)
    if not form.is_valid():
        return _page(request, viewer, it, form, status=422)
    acts.note(it.assumption, form.to_finding(), by=viewer.own_seat)
    return redirect("assumptions", viewer.exercise.code)


def _found(viewer: Viewer, assumption_id: int) -> AssumptionSheet:
    it = assumptions.sheet(viewer, assumption_id)
    if it is None:
        raise Http404
    return it


def _page(
    request: HttpRequest,
    viewer: Viewer,
    it: AssumptionSheet,
    form: AssumptionForm,
    status: int = 200,
) -> HttpResponse:
    context = {"viewer": viewer, "it": it, "form": form}
    return render(request, "assumptions/assumption.html", context, status=status)
