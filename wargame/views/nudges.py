"""One press that solves what needs control: a nudge, and the pen for somebody who is here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.forms.seats import LeadForm
from wargame.models import DraftKind, Viewer
from wargame.operations import drafts, nudges

from . import acts
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def nudge(request: HttpRequest, viewer: Viewer, team_id: int) -> HttpResponse:
    nudges.nudge(get_object_or_404(viewer.exercise.teams, pk=team_id), by=viewer.own_seat)
    return acts.done(request, "console", viewer.exercise.code)


@require_POST
@control_of_exercise
def hand_pen(request: HttpRequest, viewer: Viewer, draft_id: int) -> HttpResponse:
    """To a person of the team whose draft it is."""
    draft = get_object_or_404(viewer.exercise.drafts.select_related("move"), pk=draft_id)
    said = LeadForm(request.POST).said()
    to = get_object_or_404(viewer.exercise.seats.taken(), pk=said["seat"], team=draft.team_id)
    drafts.hand_pen(
        viewer.exercise,
        move=draft.move,
        kind=DraftKind(draft.kind),
        to=to,
        by=viewer.own_seat,
        number=draft.number,
    )
    return acts.done(request, "console", viewer.exercise.code)
