"""Parking an objection to the scenario, and control's answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.forms.objections import ObjectionAnswerForm, ObjectionForm
from wargame.models import Viewer
from wargame.operations import objections
from wargame.queries import objections as queries

from .scoping import control_of_exercise, seat_in_exercise


@require_http_methods(["GET", "POST"])
@never_cache
@seat_in_exercise
def seat_parked(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the team has parked, and one more."""
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        objections.park(viewer.exercise, words=words, by=viewer.own_seat)
        return redirect("seat-parked", viewer.exercise.code, viewer.own_seat.pk)
    context = {"viewer": viewer, "it": queries.parked(viewer), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "objections/seat.html", context, status=status)


@require_GET
@never_cache
@control_of_exercise
def parked(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@control_of_exercise
def answer(request: HttpRequest, viewer: Viewer, objection_id: int) -> HttpResponse:
    one = get_object_or_404(viewer.exercise.objections, pk=objection_id)
    form = ObjectionAnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, form, objection_id)
    said = form.cleaned_data
    text, is_accepted = said["words"], said["is_accepted"]
    objections.answer(one, text=text, is_accepted=is_accepted, by=viewer.own_seat)
    return redirect("parked", viewer.exercise.code)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: ObjectionAnswerForm | None = None,
    wrong: int = 0,
) -> HttpResponse:
    """`form` is what was sent of the objection `wrong`."""
    context = {"viewer": viewer, "it": queries.parked(viewer), "form": form, "wrong": wrong}
    return render(request, "objections/control.html", context, status=422 if form else 200)
