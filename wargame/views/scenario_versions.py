"""Versions of a scenario: read, compared, begun anew, and published from a draft."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.scenario_versions import PublishForm
from wargame.models import Facilitator, Scenario, ScenarioDraft, ScenarioVersion
from wargame.operations import scenario_drafts as drafts
from wargame.queries import differences, scenario_versions
from wargame.scenario_files.faults import BrokenPackage

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def versions(request: HttpRequest, scenario_id: int) -> HttpResponse:
    readable = ScenarioVersion.objects.visible_to(_me(request)).values("scenario")
    scenario = get_object_or_404(Scenario.objects.filter(pk__in=readable), pk=scenario_id)
    pair = [request.GET.get(name, "") for name in ("to", "from")]
    if all(one.isascii() and one.isdecimal() and len(one) < 18 for one in pair):
        return redirect("version-difference", *map(int, pair))
    context = {"it": scenario_versions.versions(scenario, _me(request)), "place": "scenarios"}
    return render(request, "scenarios/versions.html", context)


@require_GET
@never_cache
@facilitator_only
def difference(request: HttpRequest, version_id: int, other_id: int) -> HttpResponse:
    """What changed from one version of a scenario to another of the same."""
    after = _version(request, version_id)
    before = get_object_or_404(after.scenario.versions, pk=other_id)
    context = {
        "it": differences.of_versions(before, after) if before.files and after.files else None,
        "before": before,
        "after": after,
        "place": "scenarios",
    }
    return render(request, "scenarios/difference.html", context)


@require_POST
@facilitator_only
def edit(request: HttpRequest, version_id: int) -> HttpResponse:
    """A draft of what is to follow this version."""
    draft = drafts.begin(_version(request, version_id), by=_me(request))
    return redirect("scenario-draft", draft.pk)


@require_http_methods(["GET", "POST"])
@never_cache
@facilitator_only
def publish(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    """The draft becomes a version that exercises can be set up from; before it follows another
    its author sees what changed, and says why."""
    draft = get_object_or_404(ScenarioDraft.objects.of(_me(request)), pk=scenario_draft_id)
    form = PublishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            version = drafts.publish(draft, by=_me(request), **form.cleaned_data)
        except BrokenPackage:
            form.add_error(None, _("Not published yet. Some parts keep it from being played."))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect(f"{reverse('exercise-new')}?version={version.pk}")
    it = scenario_versions.publishing(draft)
    context = {"it": it, "form": form, "place": "scenarios"}
    status = 422 if request.method == "POST" else 200
    return render(request, "scenarios/publish.html", context, status=status)


def _version(request: HttpRequest, version_id: int) -> ScenarioVersion:
    readable = ScenarioVersion.objects.visible_to(_me(request)).select_related("scenario")
    return get_object_or_404(readable, pk=version_id)


def _me(request: HttpRequest) -> Facilitator:
    return cast(Facilitator, request.user)
