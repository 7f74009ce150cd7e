"""Playing on from a moment of an exercise that is over."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wargame.archives import branching
from wargame.models import Viewer
from wargame.queries import pasts

from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def play_on(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    then = pasts.moment(viewer.exercise, number)
    if then is None:
        raise Http404
    made = branching.branch(viewer.exercise, then, by=viewer.own_seat)
    return redirect("console", made.code)
