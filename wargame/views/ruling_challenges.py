"""A team challenges a ruling; control upholds or denies it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.adjudication import RulingForm
from wargame.forms.ruling_challenges import ChallengeForm, DenialForm
from wargame.models import RulingChallenge, Viewer
from wargame.operations import ruling_challenges
from wargame.queries import asks

from . import rooms
from .scoping import control_of_exercise, seat_in_exercise


@require_POST
@seat_in_exercise
def lodge(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ChallengeForm(viewer, request.POST)
    if not form.is_valid() and asks.asked(viewer).challengeable:
        return rooms.render_room(request, viewer, words=form, status=422)
    if not form.is_valid():
        raise Refused(str(next(iter(form.errors.values()))[0]))
    said = form.cleaned_data
    ruling_challenges.lodge(said["ruling"], text=said["challenge"], by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_GET
@never_cache
@control_of_exercise
def challenge(request: HttpRequest, viewer: Viewer, challenge_id: int) -> HttpResponse:
    """What the team says, beside the ruling; to deny, or to uphold with a correction."""
    return _page(request, viewer, _challenge(viewer, challenge_id), DenialForm())


@require_POST
@control_of_exercise
def deny(request: HttpRequest, viewer: Viewer, challenge_id: int) -> HttpResponse:
    one = _challenge(viewer, challenge_id)
    form = DenialForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, form, status=422)
    ruling_challenges.deny(one, answer=form.cleaned_data["answer"], by=viewer.own_seat)
    return redirect("rulings", viewer.exercise.code)


@require_POST
@control_of_exercise
def uphold(request: HttpRequest, viewer: Viewer, challenge_id: int) -> HttpResponse:
    one = _challenge(viewer, challenge_id)
    form = RulingForm(viewer, request.POST, one.ruling)
    if form.is_valid():
        try:
            ruling_challenges.uphold(one, form.words(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("rulings", viewer.exercise.code)
    return _page(request, viewer, one, DenialForm(), form, status=422)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    one: RulingChallenge,
    denial: DenialForm,
    correction: RulingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "viewer": viewer,
        "challenge": one,
        "denial": denial,
        "form": correction or RulingForm(viewer, ruling=one.ruling),
    }
    return render(request, "adjudication/challenge.html", context, status=status)


def _challenge(viewer: Viewer, challenge_id: int) -> RulingChallenge:
    challenges = RulingChallenge.objects.visible_to(viewer)
    return get_object_or_404(
        challenges.select_related("team", "ruling__move", "ruling__corrected_by"), pk=challenge_id
    )
