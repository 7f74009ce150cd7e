"""What players say in adjudication, from the room."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.asks import ArgumentForm, LikelihoodForm, PointForm
from wargame.models import Ruling, Side, Viewer
from wargame.operations import arguments, likelihoods
from wargame.queries import asks
from wargame.queries.asks import Asked

from . import rooms
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def argue(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The head argues for the team, once a move."""
    form = ArgumentForm(request.POST)
    if not form.is_valid():
        return _again(request, viewer, form, lambda asked: asked.may_argue)
    step = viewer.exercise.step
    if step is None or step.move is None:
        raise Refused(_("No move is being played. Wait for control."))
    arguments.lodge(viewer.exercise, move=step.move, by=viewer.own_seat, **form.said())
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def add_point(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    ruling, form = _put(viewer, ruling_id), PointForm(request.POST)
    if not form.is_valid():
        return _again(request, viewer, form, lambda asked: _is_asked(asked, ruling))
    said = form.cleaned_data
    arguments.add_point(ruling, side=Side(said["side"]), text=said["point"], by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def give_likelihood(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    ruling, form = _put(viewer, ruling_id), LikelihoodForm(request.POST)
    if not form.is_valid():
        return _again(request, viewer, form, lambda asked: _is_asked(asked, ruling))
    likelihoods.give(ruling, percent=form.cleaned_data["percent"], by=viewer.own_seat)
    return rooms.after_act(request, viewer)


def _put(viewer: Viewer, ruling_id: int) -> Ruling:
    return get_object_or_404(Ruling.objects.put_to(viewer), pk=ruling_id)


def _again(
    request: HttpRequest, viewer: Viewer, form: Form, is_asked: Callable[[Asked], bool]
) -> HttpResponse:
    """The form as it was sent, with what is wrong; a refusal where it is no longer asked."""
    if is_asked(asks.asked(viewer)):
        return rooms.render_room(request, viewer, words=form, status=422)
    raise Refused(str(next(iter(form.errors.values()))[0]))


def _is_asked(asked: Asked, ruling: Ruling) -> bool:
    return any(one.ruling == ruling and not one.is_acting for one in asked.matters)
