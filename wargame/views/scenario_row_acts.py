"""Acts on the rows of a scenario draft: one act, one address. With `inside` and `at` in the address
it is done to an entry of that list within the row."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wargame.forms.scenario_acts import said
from wargame.forms.scenario_rows import CodeForm, PlaceForm
from wargame.operations import scenario_acts, scenario_edits
from wargame.queries import scenario_rows
from wargame.scenario_files.edits import Spot
from wargame.scenario_files.parts import TEAMS, is_keyed

from .scenario_drafts import me, own
from .scenario_rows import sheet_of
from .scoping import facilitator_only


@require_POST
@facilitator_only
def add(request: HttpRequest, scenario_draft_id: int, part: str, row: str = "") -> HttpResponse:
    spot = _spot(request, part, row)
    key = scenario_edits.add(own(request, scenario_draft_id), spot, by=me(request))
    return _back(request, scenario_draft_id, spot, opened=key, focus="first", on=key)


@require_POST
@facilitator_only
def duplicate(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    spot = _spot(request, part, row)
    key = scenario_edits.duplicate(own(request, scenario_draft_id), spot, by=me(request))
    return _back(request, scenario_draft_id, spot, opened=key, focus="first", on=key)


@require_POST
@facilitator_only
def remove(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    """What named the row elsewhere names it no more, and is told."""
    spot, found = _spot(request, part, row), own(request, scenario_draft_id)
    named = () if spot.is_within else scenario_rows.named_in(found.files, part, row)
    scenario_edits.remove(found, spot, by=me(request))
    if named:
        told = _("It was named in: %(rows)s. Look there, or undo.") % {"rows": ", ".join(named)}
        messages.warning(request, told)
    opened = row if spot.is_within else ""
    return _back(request, scenario_draft_id, spot, opened=opened, focus="undo")


@require_POST
@facilitator_only
def up(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    return _step(request, scenario_draft_id, _spot(request, part, row), -1)


@require_POST
@facilitator_only
def down(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    return _step(request, scenario_draft_id, _spot(request, part, row), 1)


@require_POST
@facilitator_only
def place(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    """Where a row was dragged to, counted from 1."""
    found, form = own(request, scenario_draft_id), PlaceForm(request.POST)
    spot, key = _spot(request, part, row), row
    if form.is_valid():
        key = scenario_edits.place(found, spot, form.cleaned_data["to"] - 1, by=me(request))
    return _back(request, scenario_draft_id, spot, opened=_open(request, spot, key))


@require_POST
@facilitator_only
def code(request: HttpRequest, scenario_draft_id: int, row: str) -> HttpResponse:
    """Another code for a team, here and wherever it is named."""
    found, spot, form = own(request, scenario_draft_id), Spot(TEAMS, row), CodeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A code is three capital letters."))
        return _back(request, scenario_draft_id, spot, opened=row)
    wanted = form.cleaned_data["code"]
    scenario_edits.code(found, row, wanted, by=me(request))
    return _back(request, scenario_draft_id, spot, opened=wanted)


@require_POST
@facilitator_only
def undo(request: HttpRequest, scenario_draft_id: int, act_id: int) -> HttpResponse:
    """All as before the last act, shown where that was done."""
    found = own(request, scenario_draft_id)
    act = scenario_acts.undo(found, act_id, by=me(request))
    messages.success(request, _("Undone: %(act)s.") % {"act": said(act)})
    return _back(request, scenario_draft_id, Spot(act.part, act.row), opened=act.row, focus="undo")


def _step(request: HttpRequest, scenario_draft_id: int, spot: Spot, by_places: int) -> HttpResponse:
    found = own(request, scenario_draft_id)
    key = scenario_edits.step(found, spot, by_places, by=me(request))
    on = f"{spot.inside}:{spot.at + by_places + 1}" if spot.is_within else key
    focus = "up" if by_places < 0 else "down"
    opened = _open(request, spot, key)
    return _back(request, scenario_draft_id, spot, opened=opened, focus=focus, on=on)


def _open(request: HttpRequest, spot: Spot, key: str) -> str:
    """The row that was open stays so, unless rows are known by their place and it had another."""
    opened = request.GET.get("open", "")
    if opened == spot.key:
        return key
    return opened if spot.part == TEAMS or is_keyed(spot.part) else ""


def _spot(request: HttpRequest, part: str, row: str) -> Spot:
    sheet = sheet_of(part)
    inside, at = request.GET.get("inside", ""), request.GET.get("at", "")
    number = int(at) if at.isdecimal() and len(at) < 4 else 0
    if inside and inside not in sheet.lists:
        raise Http404
    return Spot(part, row, inside, number - 1) if inside else Spot(part, row)


def _back(
    request: HttpRequest,
    scenario_draft_id: int,
    spot: Spot,
    *,
    opened: str,
    focus: str = "",
    on: str = "",
) -> HttpResponse:
    """The page where it was done, with what had the focus in focus again."""
    names = [str(scenario_draft_id), spot.part, *([opened] if opened else [])]
    page = reverse("scenario-row" if opened else "scenario-part", args=names)
    if spot.is_within and focus == "first":
        on = f"{spot.inside}:last"
    query = urlencode({name: text for name, text in (("focus", focus), ("on", on)) if text})
    return redirect(f"{page}?{query}" if query else page)
