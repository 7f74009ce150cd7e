"""Opening what is sealed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wargame.forms.moves import RevealForm
from wargame.models import Revealed, Viewer
from wargame.operations import reveals

from . import acts
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def reveal(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = RevealForm(viewer.exercise, request.POST).said()
    what = Revealed(said["what"])
    reveals.reveal(viewer.exercise, what=what, move=said["move"], by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)
