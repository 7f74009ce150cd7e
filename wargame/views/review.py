"""The review after play, and what people leave for it: hot wash and exit ticket."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.review import ExitTicketForm, HotWashForm
from wargame.models import Viewer
from wargame.operations import review
from wargame.queries import reviews

from . import rooms
from .scoping import control_of_exercise, reader_in_exercise, seat_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def seat_review(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Not there before play has ended, but for those who only look on."""
    if viewer.team and not viewer.exercise.has_ended:
        raise Http404
    return _page(request, viewer)


@require_GET
@never_cache
@control_of_exercise
def control_review(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@seat_in_exercise
def give_hot_wash(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = HotWashForm(request.POST)
    if not form.is_valid():
        return _again(request, viewer, form)
    review.give_hot_wash(viewer.exercise, **form.cleaned_data, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def give_exit_ticket(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ExitTicketForm(request.POST)
    if not form.is_valid():
        return _again(request, viewer, form)
    review.give_exit_ticket(viewer.exercise, **form.cleaned_data, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


def _page(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {"viewer": viewer, "it": reviews.review(viewer)}
    return render(request, "review/review.html", context)


def _again(
    request: HttpRequest, viewer: Viewer, form: HotWashForm | ExitTicketForm
) -> HttpResponse:
    """The form as it was sent, with what is wrong; where play has moved on, a refusal."""
    step = viewer.exercise.step
    if step is None or step.kind != form.step:
        raise Refused(str(next(iter(form.errors.values()))[0]))
    return rooms.render_room(request, viewer, words=form, status=422)
