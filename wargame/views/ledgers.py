"""Control's ledger: on and off, figures, every line and what they cover."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.ledgers import BudgetsForm, RequirementsForm, SwitchForm
from wargame.models import Viewer
from wargame.operations import ledgers
from wargame.queries.ledger_desks import Desk
from wargame.queries.ledger_desks import desk as desk_of

from . import acts
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    it = desk_of(viewer)
    return _page(request, viewer, it, RequirementsForm(it), BudgetsForm(it))


@require_POST
@control_of_exercise
def switch(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = SwitchForm(request.POST).said()
    ledgers.switch(viewer.exercise, is_on=said["is_on"], by=viewer.own_seat)
    return acts.done(request, "ledger-desk", viewer.exercise.code)


@require_POST
@control_of_exercise
def set_requirements(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All at once; what stands already is left alone."""
    it = desk_of(viewer)
    form = RequirementsForm(it, request.POST)
    if form.is_valid():
        try:
            ledgers.require_all(viewer.exercise, form.given(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("ledger-desk", viewer.exercise.code)
    return _page(request, viewer, it, form, BudgetsForm(it), status=422)


@require_POST
@control_of_exercise
def set_budgets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All at once; what stands already is left alone."""
    it = desk_of(viewer)
    form = BudgetsForm(it, request.POST)
    if form.is_valid():
        try:
            ledgers.set_budgets(viewer.exercise, form.given(), by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("ledger-desk", viewer.exercise.code)
    return _page(request, viewer, it, RequirementsForm(it), form, status=422)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    it: Desk,
    requirements: RequirementsForm,
    budgets: BudgetsForm,
    status: int = 200,
) -> HttpResponse:
    code = viewer.exercise.code
    context = {
        "viewer": viewer,
        "page": "desk",
        "live_url": reverse("ledger-desk-live", args=[code]),
        "poll_url": reverse("ledger-desk-regions", args=[code]),
        "it": it,
        "requirements": requirements,
        "budgets": budgets,
    }
    return render(request, "ledger/desk.html", context, status=status)
