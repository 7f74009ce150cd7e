"""A part of a scenario draft row by row: one is open, and each of its fields is saved by itself."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.scenario_acts import said
from wargame.forms.scenario_choices import Sheet
from wargame.forms.scenario_parts import RowForm
from wargame.forms.scenario_sheets import SHEETS
from wargame.models import ScenarioDraft
from wargame.operations import scenario_edits
from wargame.operations.scenario_edits import Change
from wargame.queries import scenario_drafts, scenario_rows
from wargame.scenario_files import parts
from wargame.scenario_files.edits import Spot

from .scenario_drafts import me, own, with_sheets
from .scoping import facilitator_only


@dataclass(frozen=True)
class Typed:
    """What was typed into a field."""

    name: str
    text: str


@dataclass(frozen=True)
class Unsaved:
    """A field that somebody else changed: what was typed, and what stands there now."""

    change: Typed
    label: str
    theirs: str
    by: str
    revision: str
    is_prose: bool

    @property
    def sentence(self) -> str:
        return _("It was changed while you wrote. Choose one, or keep both and edit.")

    @property
    def both(self) -> str:
        return f"{self.theirs}\n\n{self.change.text}"


@require_GET
@never_cache
@facilitator_only
def part(request: HttpRequest, scenario_draft_id: int, part: str) -> HttpResponse:
    """The rows of a part, all closed; a part that is one row is open at once."""
    found, sheet = own(request, scenario_draft_id), sheet_of(part)
    rows = parts.rows_of(found.files, part)
    opened = rows[0]["key"] if sheet.is_single and rows else ""
    return show(request, found, part, opened)


@require_GET
@never_cache
@facilitator_only
def row(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    """The same with one row open."""
    found = own(request, scenario_draft_id)
    sheet_of(part)
    if parts.row_of(found.files, part, row) is None:
        page = reverse("scenario-part", args=[scenario_draft_id, part])
        return redirect(f"{page}?{request.GET.urlencode()}")
    return show(request, found, part, row)


@require_POST
@facilitator_only
def save(request: HttpRequest, scenario_draft_id: int, part: str, row: str) -> HttpResponse:
    """One field, as the page's script sends it, or every field of a plain form."""
    found, sheet = own(request, scenario_draft_id), sheet_of(part)
    stands = parts.row_of(found.files, part, row)
    if stands is None:
        raise Refused(_("This entry was taken out meanwhile. Load the page again."))
    if "base" in request.POST:
        form = RowForm(sheet, stands, found.files)
        return _save_one(request, found, Spot(part, row), form)
    form = RowForm(sheet, stands, found.files, request.POST)
    return _save_all(request, found, Spot(part, row), form)


def show(
    request: HttpRequest,
    found: ScenarioDraft,
    part: str,
    opened: str,
    form: RowForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The editor at one part. `form` holds what could not be saved of the open row."""
    sheet, stands = SHEETS[part], parts.row_of(found.files, part, opened)
    if form is None and stands is not None:
        form = RowForm(sheet, stands, found.files)
        if request.GET.get("focus") == "first":
            form.focus_on(request.GET.get("on", ""))
    act, it = scenario_rows.last_act(found), scenario_drafts.draft_sheet(found)
    context = {
        "it": it,
        "parts": with_sheets(it),
        "draft": found,
        "here": request.path if request.method == "GET" else "",
        "name": part,
        "sheet": sheet,
        "lines": scenario_rows.lines(found.files, part),
        "opened": opened,
        "row": stands,
        "form": form,
        "named_in": scenario_rows.named_in(found.files, part, opened),
        "act": act,
        "act_said": said(act) if act else "",
        "focus": request.GET.get("focus", ""),
        "on": request.GET.get("on", ""),
        "place": "scenarios",
    }
    return render(request, "scenarios/part.html", context, status=status)


def sheet_of(part: str) -> Sheet:
    """How a part is shown; not found where there is none of this name."""
    if part not in SHEETS:
        raise Http404
    return SHEETS[part]


def _save_one(
    request: HttpRequest, found: ScenarioDraft, spot: Spot, form: RowForm
) -> HttpResponse:
    name, text = request.POST.get("name", ""), request.POST.get("text", "")
    try:
        change = _change(form, name, text, request.POST["base"])
    except ValidationError as wrong:
        return JsonResponse({"error": wrong.messages[0]}, status=422)
    if change is None:
        return _saved(form, name)
    found, left = scenario_edits.write(found, spot, [change], by=me(request))
    fresh = _form(found, spot)
    if not left:
        return _saved(fresh, name)
    unsaved = Unsaved(
        Typed(name, text),
        str(form.fields[name].label),
        fresh.text_of(name),
        scenario_rows.changed_by(found),
        parts.state_of(fresh.value_of(name)),
        form.is_prose(name),
    )
    return render(request, "drafts/_conflict.html", {"unsaved": unsaved}, status=409)


def _save_all(
    request: HttpRequest, found: ScenarioDraft, spot: Spot, form: RowForm
) -> HttpResponse:
    """Saves what was changed, as far as it can; what it cannot save stays in its field."""
    changes = []
    for name in list(form.places):
        base = request.POST.get(f"base-{name}")
        text = " ".join(request.POST.getlist(name))
        try:
            change = base and _change(form, name, text, base)
        except ValidationError as wrong:
            form.add_error(name, wrong)
        else:
            changes += [change] if change else []
    found, left = scenario_edits.write(found, spot, changes, by=me(request))
    if not left and not form.errors:
        return redirect("scenario-row", found.pk, spot.part, spot.key)
    kept = RowForm(sheet_of(spot.part), _row(found, spot), found.files, request.POST)
    for name, errors in form.errors.items():
        kept.add_error(name, errors.as_data())
    for change in left:
        kept.say_stale(change.name, scenario_rows.changed_by(found))
    return show(request, found, spot.part, spot.key, kept, status=409 if left else 422)


def _change(form: RowForm, name: str, text: str, base: str) -> Change | None:
    """What was sent, if it says something else than what it was written from."""
    if name not in form.places:
        raise ValidationError(_("There is no such field. Load the page again."))
    if not form.is_changed(name, text):
        return None
    value = form.value_from(name, text)
    if parts.state_of(value) == base:
        return None
    return Change(name, form.places[name].path, value, base)


def _saved(form: RowForm, name: str) -> JsonResponse:
    revision = parts.state_of(form.value_of(name))
    return JsonResponse(
        {"revision": revision, "saved_at": date_format(timezone.localtime(), "H:i:s")}
    )


def _form(found: ScenarioDraft, spot: Spot) -> RowForm:
    return RowForm(sheet_of(spot.part), _row(found, spot), found.files)


def _row(found: ScenarioDraft, spot: Spot) -> parts.Row:
    return parts.row_of(found.files, spot.part, spot.key) or {}
