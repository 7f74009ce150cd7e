"""Rating the objectives when play has ended, for control and evaluators."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.objective_ratings import ObjectiveRatingForm
from wargame.models import Grade, Viewer
from wargame.operations import objective_ratings
from wargame.queries import objectives as queries
from wargame.queries import viewers

from .scoping import control_of_exercise, evaluator_in_exercise


@require_GET
@never_cache
@control_of_exercise
def objectives(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_GET
@never_cache
@evaluator_in_exercise
def seat_objectives(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@control_of_exercise
def rate(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _rate(request, viewer, number)


@require_POST
@evaluator_in_exercise
def seat_rate(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _rate(request, viewer, number)


def _rate(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    objective = get_object_or_404(viewer.exercise.objectives, number=number)
    form = ObjectiveRatingForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, form, number)
    grade, why = Grade(form.cleaned_data["grade"]), form.cleaned_data["why"]
    objective_ratings.rate(viewer.exercise, objective, grade=grade, why=why, by=viewer.own_seat)
    return redirect("objectives", *viewers.place(viewer))


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: ObjectiveRatingForm | None = None,
    wrong: int = 0,
) -> HttpResponse:
    """Nothing before play has ended. `form` is what was sent of the objective `wrong`."""
    if not viewer.exercise.has_ended:
        raise Http404
    context = {
        "viewer": viewer,
        "it": queries.objectives(viewer),
        "grades": Grade,
        "form": form,
        "wrong": wrong,
    }
    status = 422 if form else 200
    return render(request, "talk/objectives.html", context, status=status)
