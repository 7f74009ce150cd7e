"""The improvement plan for control, and one action for its owner, who comes by a link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.charts.qr_codes import qr_code
from wargame.errors import Refused
from wargame.forms.improvements import ActionForm, StatusForm
from wargame.forms.invitations import RenewForm
from wargame.models import ImprovementAction, Viewer
from wargame.models.improvements import BY_OWNER
from wargame.operations import improvements
from wargame.operations.seats import key_for, new_ticket
from wargame.queries import improvements as queries

from .addresses import for_others
from .scoping import control_of_exercise, public


@require_GET
@never_cache
@control_of_exercise
def plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@control_of_exercise
def agree(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ActionForm(_areas(queries.plan(viewer)), request.POST)
    if form.is_valid():
        ticket = form.cleaned_data["ticket"]
        agreed = form.agreed()
        try:
            action = improvements.agree(viewer.exercise, agreed, ticket=ticket, by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("action-link", viewer.exercise.code, action.number, key_for(ticket))
    return _page(request, viewer, form)


@require_POST
@control_of_exercise
def say(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    form = StatusForm(request.POST)
    if not form.is_valid():
        raise Refused(str(next(iter(form.errors.values()))[0]))
    state, note = form.said()
    improvements.say(_action(viewer, number), state, note=note, by=viewer.own_seat)
    return redirect("improvements", viewer.exercise.code)


@require_POST
@control_of_exercise
def renew(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    ticket = RenewForm(request.POST).said()["ticket"]
    action = improvements.renew(_action(viewer, number), ticket=ticket, by=viewer.own_seat)
    return redirect("action-link", viewer.exercise.code, action.number, key_for(ticket))


@require_GET
@never_cache
@control_of_exercise
def link(request: HttpRequest, viewer: Viewer, number: int, secret: str) -> HttpResponse:
    """To be handed over; nobody can look it up later, but a new one can be made."""
    action = _action(viewer, number)
    if not queries.fits(action, secret):
        raise Http404
    address = for_others(request, reverse("own-action", args=[action.pk, secret]))
    context = {"viewer": viewer, "one": action, "link": address, "picture": qr_code(address)}
    return render(request, "improvements/link.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@public
def own(request: HttpRequest, action_id: int, key: str) -> HttpResponse:
    """The one action of whoever has its link; forbidden and missing look the same."""
    action = queries.of_link(action_id, key)
    if action is None:
        raise Http404
    form = StatusForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        state, note = form.said()
        try:
            improvements.report(action, state, note=note)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("own-action", action_id, key)
    states = [state for state in action.next if state in BY_OWNER]
    context = {"one": action, "form": form, "states": states}
    return render(request, "improvements/own.html", context, status=422 if form.is_bound else 200)


def _action(viewer: Viewer, number: int) -> ImprovementAction:
    return get_object_or_404(ImprovementAction.objects.visible_to(viewer), number=number)


def _areas(it: queries.Plan) -> list[tuple[int, str]]:
    return [(one.lesson.number, one.lesson.text) for one in it.areas]


def _page(request: HttpRequest, viewer: Viewer, form: ActionForm | None = None) -> HttpResponse:
    """Nothing before play has ended."""
    if not viewer.exercise.has_ended:
        raise Http404
    it = queries.plan(viewer)
    fresh = ActionForm(_areas(it), initial={"ticket": new_ticket()})
    rows = [(one, it.area(one.lesson), new_ticket()) for one in it.actions]
    context = {"viewer": viewer, "rows": rows, "form": form or fresh}
    return render(request, "improvements/plan.html", context, status=422 if form else 200)
