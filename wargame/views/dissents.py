"""A member dissents from a decision of their team."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from wargame.forms.decisions import DissentForm
from wargame.models import Viewer
from wargame.operations import dissents

from . import rooms
from .drafts import move_of, number_of
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def enter(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    move, number = move_of(request, viewer), number_of(request)
    form = DissentForm(request.POST, number=number)
    if not form.is_valid():
        return rooms.again(request, viewer, form, move)
    dissents.enter(
        viewer.exercise,
        move=move,
        number=number,
        words=form.cleaned_data["words"],
        ticket=form.cleaned_data["ticket"],
        is_named=form.is_named,
        by=viewer.own_seat,
    )
    return rooms.after_act(request, viewer, move)
