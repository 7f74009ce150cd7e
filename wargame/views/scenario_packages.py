"""A scenario as one file: taken along, and taken in from elsewhere."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from wargame.forms.scenario_packages import PackageForm
from wargame.models import Facilitator, ScenarioVersion
from wargame.operations import scenario_packages
from wargame.operations.scenario_packages import TakenIn
from wargame.scenario_files.packing import SUFFIX, pack

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def download(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    readable = ScenarioVersion.objects.visible_to(cast(Facilitator, request.user))
    version = get_object_or_404(readable, scenario__slug=slug, number=number)
    if not version.files:
        raise Http404
    return HttpResponse(
        pack(version.files, version.number, version.note),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{slug}-{number}{SUFFIX}"'},
    )


@require_http_methods(["GET", "POST"])
@never_cache
@facilitator_only
def take_in(request: HttpRequest) -> HttpResponse:
    """A package that is sound becomes a version; of one that is broken every fault is said."""
    if request.method != "POST":
        return _ask(request, PackageForm())
    form = PackageForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, status=422)
    taken = scenario_packages.take_in(form.unpacked, by=cast(Facilitator, request.user))
    messages.success(request, _said(taken))
    return redirect("scenario", taken.version.scenario.slug)


def _said(taken: TakenIn) -> str:
    about = {"number": taken.version.number, "slug": taken.version.scenario.slug}
    if taken.was_here:
        return _("Version %(number)s says the same; nothing was changed.") % about
    if taken.is_renamed:
        return _("Taken in as a new scenario, “%(slug)s”: the name was taken.") % about
    if taken.version.scenario.versions.count() > 1:
        return _("Taken in as version %(number)s of your scenario.") % about
    return _("Taken in. It is yours alone until you share it.")


def _ask(request: HttpRequest, form: PackageForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "place": "scenarios"}
    return render(request, "library/take_in.html", context, status=status)
