"""Playing a scenario at once, with stand-ins, and throwing that away."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.models import ScenarioVersion, Viewer
from wargame.operations import rehearsals
from wargame.scenario_files.faults import BrokenPackage

from .scenario_drafts import me, own
from .scoping import control_of_exercise, facilitator_only


@require_POST
@facilitator_only
def of_draft(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    draft = own(request, scenario_draft_id)
    try:
        return _begin(request, draft.files)
    except BrokenPackage:
        messages.error(request, _("It cannot be played yet. What is missing stands beside it."))
        return redirect("scenario-draft", draft.pk)


@require_POST
@facilitator_only
def of_version(request: HttpRequest, version_id: int) -> HttpResponse:
    readable = ScenarioVersion.objects.visible_to(me(request))
    version = get_object_or_404(readable, pk=version_id)
    if not version.files:
        raise Refused(_("This version was kept without its files. Load the scenario once more."))
    return _begin(request, version.files)


@require_POST
@control_of_exercise
def throw_away(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rehearsals.throw_away(viewer.exercise, by=viewer.own_seat)
    messages.success(request, _("The rehearsal is gone."))
    return redirect("scenarios")


def _begin(request: HttpRequest, files: Mapping[str, Any]) -> HttpResponse:
    team = request.POST.get("team", "")
    exercise = rehearsals.begin(files, by=me(request), team=team)
    return redirect("console", exercise.code)
