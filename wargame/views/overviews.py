"""A policy overview comes in: sent or pasted, read, looked through, and made a draft of."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.overviews import DraftForm, OverviewForm
from wargame.models import Facilitator
from wargame.operations import scenario_drafts
from wargame.overviews.overview import COUNTED
from wargame.queries import overview_previews

from .scoping import facilitator_only


@require_http_methods(["GET", "POST"])
@never_cache
@facilitator_only
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a document; sent, it is shown with what was recognized, and nothing is saved."""
    if request.method != "POST":
        return _ask(request, OverviewForm())
    form = OverviewForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, status=422)
    return _check(request, form, DraftForm(form.overview))


@require_POST
@never_cache
@facilitator_only
def make(request: HttpRequest) -> HttpResponse:
    """A draft of the document as it was looked through."""
    form = OverviewForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    wanted = DraftForm(form.overview, request.POST)
    if not wanted.is_valid():
        return _check(request, form, wanted, status=422)
    try:
        draft = scenario_drafts.make(
            form.overview.with_poles(wanted.poles()).only(request.POST.getlist("take")),
            by=cast(Facilitator, request.user),
            teams=wanted.teams(),
            preset=wanted.chosen_preset(),
            document=form.document,
            document_name=form.cleaned_data["name"],
        )
    except Refused as refused:
        wanted.add_error(None, refused.sentence)
        return _check(request, form, wanted, status=422)
    return redirect("scenario-draft", draft.pk)


def _ask(request: HttpRequest, form: OverviewForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "place": "scenarios"}
    return render(request, "scenarios/choose.html", context, status=status)


def _check(
    request: HttpRequest, form: OverviewForm, wanted: DraftForm, status: int = 200
) -> HttpResponse:
    context = {
        "document": form.document,
        "name": form.cleaned_data["name"],
        "it": overview_previews.preview(form.overview, form.document),
        "form": wanted,
        "taken": request.POST.getlist("take") or list(COUNTED),
        "place": "scenarios",
    }
    return render(request, "scenarios/check.html", context, status=status)
