"""Scenarios in the making: drafts, part by part."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.scenario_parts import rows_form
from wargame.forms.scenario_sheets import SHEETS
from wargame.models import Facilitator, ScenarioDraft
from wargame.operations import scenario_drafts as drafts
from wargame.queries import scenario_drafts
from wargame.scenario_files import parts

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def draft(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    return _show(request, own(request, scenario_draft_id))


@require_http_methods(["GET", "POST"])
@never_cache
@facilitator_only
def part(request: HttpRequest, scenario_draft_id: int, part: str) -> HttpResponse:
    """One part as a form; saved whole, and open again with what was saved."""
    if part not in SHEETS:
        raise Http404
    found = own(request, scenario_draft_id)
    form = rows_form(part, found.files, request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            drafts.change(found, part, form.rows(), by=_me(request), seen=seen)
        except Refused as refused:
            form.non_form_errors().append(refused.sentence)
        else:
            messages.success(request, _("Saved."))
            return redirect("scenario-part", scenario_draft_id, part)
    context = {
        "it": scenario_drafts.draft_sheet(found),
        "name": part,
        "sheet": SHEETS[part],
        "form": form,
        "seen": parts.state_of(found.files, part),
        "place": "scenarios",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "scenarios/part.html", context, status=status)


@require_POST
@facilitator_only
def discard(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    drafts.discard(own(request, scenario_draft_id), by=_me(request))
    return redirect("scenarios")


def _show(request: HttpRequest, found: ScenarioDraft) -> HttpResponse:
    context = {
        "it": scenario_drafts.draft_sheet(found),
        "sheets": SHEETS,
        "place": "scenarios",
    }
    return render(request, "scenarios/draft.html", context)


def own(request: HttpRequest, scenario_draft_id: int) -> ScenarioDraft:
    """Somebody else's draft is as if it were not there."""
    return get_object_or_404(ScenarioDraft.objects.of(_me(request)), pk=scenario_draft_id)


def _me(request: HttpRequest) -> Facilitator:
    return cast(Facilitator, request.user)
