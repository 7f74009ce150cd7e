"""Starring things on record with one press, and the page of all that is starred."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.stars import StarForm
from wargame.models import Viewer
from wargame.operations import stars
from wargame.queries import stars as queries

from .rooms import is_by_script
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def starred(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {"viewer": viewer, "it": queries.desk(viewer)}
    return render(request, "stars/starred.html", context)


@require_POST
@control_of_exercise
def star(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    thing = StarForm(request.POST).said()["thing"]
    stars.star(viewer.exercise, exhibit=thing, by=viewer.own_seat)
    return _answer(request, viewer, thing, is_starred=True)


@require_POST
@control_of_exercise
def take_off(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    thing = StarForm(request.POST).said()["thing"]
    stars.take_off(viewer.exercise, exhibit=thing, by=viewer.own_seat)
    return _answer(request, viewer, thing, is_starred=False)


def _answer(request: HttpRequest, viewer: Viewer, thing: str, *, is_starred: bool) -> HttpResponse:
    """For script the button as it stands now; a plain form goes on to all that is starred."""
    if not is_by_script(request):
        return redirect("starred", viewer.exercise.code)
    context = {"name": thing, "is_starred": is_starred, "code": viewer.exercise.code}
    return render(request, "stars/_star.html", context)
