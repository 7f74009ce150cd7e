"""What control prints for a team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.models import Viewer
from wargame.reports import team_packs

from .addresses import for_others
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def team_pack(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    team = get_object_or_404(viewer.exercise.teams.select_related("role"), pk=team_id)
    address = for_others(request, reverse("join-seats", args=[viewer.exercise.code]))
    made = HttpResponse(team_packs.as_pdf(viewer, team, address), content_type="application/pdf")
    name = f"pack-{viewer.exercise.code}-{team.code}.pdf"
    made["Content-Disposition"] = f'attachment; filename="{name}"'
    return made
