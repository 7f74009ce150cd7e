"""Figures by state and year, for everybody in the exercise: what the scenario knows is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.forms.figures import FiguresForm
from wargame.models import Viewer
from wargame.queries import figures as all_figures

from .scoping import control_of_exercise, reader_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def seat_figures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_GET
@never_cache
@control_of_exercise
def figures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


def _page(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """`?of=` names the series, each `state=` one of its states."""
    offer = all_figures.offer(viewer)
    form = FiguresForm(offer, request.GET)
    is_sound, states = form.is_valid(), form.states()
    it = all_figures.figures(form.series, states, own=offer.own) if form.series else None
    context = {"viewer": viewer, "form": form, "it": it}
    return render(request, "figures/figures.html", context, status=200 if is_sound else 422)
