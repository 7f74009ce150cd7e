"""Answering the key question alone."""

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.private_answers import IdeasForm, choice_form, figures_form
from wargame.models import StepKind, Viewer
from wargame.operations import private_answers
from wargame.queries.drafts import TOGETHER
from wargame.queries.private_answers import OwnAnswer, own_answer

from . import rooms
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One option, or the mix in own words, with a reason."""
    own = asked(request, viewer)
    form = choice_form(own, request.POST)
    if form is None:
        raise Http404
    if not form.is_valid():
        return again(request, viewer, own, form)
    private_answers.choose(viewer.exercise, move=own.move, by=viewer.own_seat, **form.cleaned_data)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def rate(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A figure for every thing on every aspect."""
    own = asked(request, viewer)
    form = figures_form(own, request.POST)
    if form is None:
        raise Http404
    if not form.is_valid():
        return again(request, viewer, own, form)
    private_answers.appraise(
        viewer.exercise, move=own.move, figures=form.figures(), by=viewer.own_seat
    )
    return rooms.after_act(request, viewer)


def asked(request: HttpRequest, viewer: Viewer) -> OwnAnswer:
    """What the form was made for, which may no longer be what is asked now."""
    sent = request.POST.get("move", "")
    number = int(sent) if sent.isdecimal() and len(sent) < 10 else 0
    own = own_answer(viewer, get_object_or_404(viewer.exercise.moves, number=number))
    if own is None:
        raise Http404
    return own


def again(request: HttpRequest, viewer: Viewer, own: OwnAnswer, form: Form) -> HttpResponse:
    """The form with what is wrong, while it is asked; later there is no place for it."""
    step = viewer.exercise.step
    asked_in = {StepKind.ESTIMATE} | (TOGETHER if isinstance(form, IdeasForm) else set())
    if step is None or step.kind not in asked_in or step.move_id != own.move.pk:
        raise Refused(str(next(iter(form.errors.values()))[0]))
    return rooms.render_room(request, viewer, words=form, status=422)
