"""The library: scenarios found by their words, and the sheet of each."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.library import LibraryForm
from wargame.models import Facilitator, Scenario
from wargame.operations import scenario_drafts
from wargame.queries import library, scenario_sheets

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def index(request: HttpRequest) -> HttpResponse:
    form = LibraryForm(request.GET)
    found = library.library(_me(request), form.sought())
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {"form": form, "it": found, "kept": kept.urlencode(), "place": "scenarios"}
    return render(request, "library/index.html", context)


@require_GET
@never_cache
@facilitator_only
def sheet(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Of the latest version, or of one before it."""
    me = _me(request)
    found = scenario_sheets.sheet(_readable(request, slug), me, number)
    if found is None:
        raise Http404
    return render(request, "library/sheet.html", {"it": found, "me": me, "place": "scenarios"})


@require_POST
@facilitator_only
def copy(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A draft of one's own, that says what this version says."""
    version = get_object_or_404(_readable(request, slug).versions, number=number)
    draft = scenario_drafts.copy(version, by=_me(request))
    return redirect("scenario-draft", draft.pk)


def _readable(request: HttpRequest, slug: str) -> Scenario:
    """A scenario of somebody who did not share it is as if it were not there."""
    readable = Scenario.objects.visible_to(_me(request)).select_related("owner")
    return get_object_or_404(readable, slug=slug)


def _me(request: HttpRequest) -> Facilitator:
    return cast(Facilitator, request.user)
