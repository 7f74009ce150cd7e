"""Reviews: the finished exercises of a facilitator, and one scenario across its runs."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.forms.cohorts import CohortForm
from wargame.models import Facilitator
from wargame.queries import cohorts
from wargame.queries.cohorts import MOST, Cohort
from wargame.reports import across_runs, across_runs_csv

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def library(request: HttpRequest) -> HttpResponse:
    context = {"it": cohorts.library(_me(request)), "place": "reviews"}
    return render(request, "cohorts/library.html", context)


@require_GET
@never_cache
@facilitator_only
def across(request: HttpRequest, scenario_id: int) -> HttpResponse:
    """`?course=`, `?year=`, `?format=`, `?version=` and `?team=` narrow it."""
    cohort = _of(request, scenario_id)
    form = CohortForm(cohort.offer, request.GET)
    it = across_runs.across(cohort.runs(form.chosen()))
    context = {"cohort": cohort, "form": form, "it": it, "most": MOST, "place": "reviews"}
    context["asked"] = request.GET.urlencode()
    return render(request, "cohorts/across.html", context, status=200 if form.is_valid() else 422)


@require_GET
@never_cache
@facilitator_only
def as_csv(request: HttpRequest, scenario_id: int) -> HttpResponse:
    """Of the same runs."""
    cohort = _of(request, scenario_id)
    chosen = CohortForm(cohort.offer, request.GET).chosen()
    disposition = f'attachment; filename="runs-{cohort.scenario.slug}.csv"'
    return HttpResponse(
        across_runs_csv.as_text(cohort.runs(chosen)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )


def _of(request: HttpRequest, scenario_id: int) -> Cohort:
    found = cohorts.cohort(_me(request), scenario_id)
    if found is None:
        raise Http404
    return found


def _me(request: HttpRequest) -> Facilitator:
    return cast(Facilitator, request.user)
