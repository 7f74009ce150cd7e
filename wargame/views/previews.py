"""A draft as one of its teams will read it, on a phone or a wider screen, within a page of ours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from wargame.forms.positions import MarkForm
from wargame.models import ScenarioDraft, Stance
from wargame.queries import previews
from wargame.queries.previews import Preview

from .frames import SHEET, STILL
from .scenario_drafts import own
from .scoping import facilitator_only

SCREENS = ("phone", "laptop")


@require_GET
@never_cache
@facilitator_only
def begin(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    """As the first team, for want of another choice."""
    draft = own(request, scenario_draft_id)
    teams = previews.teams(draft.files)
    if not teams:
        return redirect("scenario-part", draft.pk, "teams")
    return redirect("scenario-preview", draft.pk, teams[0].code)


@require_GET
@never_cache
@csp_override(SHEET)
@facilitator_only
def preview(request: HttpRequest, scenario_draft_id: int, team: str) -> HttpResponse:
    """The frame, with the choice of team and screen around it."""
    draft = own(request, scenario_draft_id)
    asked = request.GET.get("screen")
    screen = asked if asked in SCREENS else SCREENS[0]
    context = {"draft": draft, "it": _of(draft, team), "screen": screen, "place": "scenarios"}
    return render(request, "previews/preview.html", context)


@require_GET
@never_cache
@xframe_options_sameorigin
@csp_override(STILL)
@facilitator_only
def page(request: HttpRequest, scenario_draft_id: int, team: str) -> HttpResponse:
    """What stands in the frame."""
    it = _of(own(request, scenario_draft_id), team)
    moves = [
        (
            one,
            [
                MarkForm(tension=put, stance=Stance.IN_ROLE, has_confidence=True)
                for put in one.tensions
            ],
        )
        for one in it.moves
    ]
    return render(request, "previews/page.html", {"it": it, "moves": moves})


def _of(draft: ScenarioDraft, team: str) -> Preview:
    found = previews.preview(draft.files, team)
    if found is None:
        raise Http404
    return found
