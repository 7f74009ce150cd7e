"""Scenarios in the making: drafts, part by part."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.scenario_acts import said
from wargame.forms.scenario_choices import Sheet
from wargame.forms.scenario_sheets import SHEETS
from wargame.models import Facilitator, ScenarioDraft
from wargame.operations import scenario_drafts as drafts
from wargame.queries import scenario_drafts, scenario_rows
from wargame.scenario_files import parts

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def draft(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    return _show(request, own(request, scenario_draft_id))


@require_POST
@facilitator_only
def begin(request: HttpRequest) -> HttpResponse:
    """A draft from nothing, open where it begins."""
    made = drafts.begin_blank(by=me(request))
    return redirect("scenario-part", made.pk, parts.BRIEF)


@require_POST
@facilitator_only
def discard(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    drafts.discard(own(request, scenario_draft_id), by=me(request))
    return redirect("scenarios")


def _show(request: HttpRequest, found: ScenarioDraft) -> HttpResponse:
    act, it = scenario_rows.last_act(found), scenario_drafts.draft_sheet(found)
    context = {
        "it": it,
        "parts": with_sheets(it),
        "draft": found,
        "act": act,
        "act_said": said(act) if act else "",
        "place": "scenarios",
    }
    return render(request, "scenarios/draft.html", context)


def with_sheets(it: scenario_drafts.DraftSheet) -> list[tuple[scenario_drafts.Part, Sheet]]:
    """The parts of a draft, each with how it is shown."""
    return [(part, SHEETS[part.name]) for part in it.parts]


def own(request: HttpRequest, scenario_draft_id: int) -> ScenarioDraft:
    """Somebody else's draft is as if it were not there."""
    return get_object_or_404(ScenarioDraft.objects.of(me(request)), pk=scenario_draft_id)


def me(request: HttpRequest) -> Facilitator:
    """Who is signed in."""
    return cast(Facilitator, request.user)
