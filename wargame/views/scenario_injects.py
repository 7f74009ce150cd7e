"""The planned injects of a scenario as a spreadsheet: out of a version or a draft, and into one."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.inject_lists import ColumnsForm, UploadForm, dry_run_among
from wargame.forms.inject_sheets import Sheet
from wargame.forms.scenario_inject_lists import known_of
from wargame.models import Facilitator, ScenarioDraft, ScenarioVersion
from wargame.operations import scenario_injects
from wargame.reports import inject_list_xlsx, workbooks

from .inject_lists import sheet_of
from .scenario_drafts import own
from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def download(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Of a version that one may read."""
    readable = ScenarioVersion.objects.visible_to(cast(Facilitator, request.user))
    version = get_object_or_404(readable, scenario__slug=slug, number=number)
    if not version.files:
        raise Http404
    return _file(version.files, f"injects-{slug}-{number}.xlsx")


@require_GET
@never_cache
@facilitator_only
def download_draft(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    draft = own(request, scenario_draft_id)
    return _file(draft.files, f"injects-draft-{draft.pk}.xlsx")


@require_GET
@never_cache
@facilitator_only
def desk(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    return _page(request, own(request, scenario_draft_id), UploadForm())


@require_POST
@facilitator_only
def look(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    """What the list would do; nothing is kept yet."""
    draft, form = own(request, scenario_draft_id), UploadForm(request.POST, request.FILES)
    sheet = sheet_of(request, form)
    if sheet is None:
        return _page(request, draft, form, status=422)
    columns = ColumnsForm(sheet, request.POST if "column-number" in request.POST else None)
    status = 422 if columns.is_bound and not columns.is_valid() else 200
    return _page(request, draft, UploadForm(), sheet, columns, status=status)


@require_POST
@facilitator_only
def take(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    """The rows that can be used, as they were shown."""
    draft, form = own(request, scenario_draft_id), UploadForm(request.POST)
    sheet = sheet_of(request, form)
    if sheet is None:
        return _page(request, draft, form, status=422)
    columns = ColumnsForm(sheet, request.POST)
    if not columns.is_valid():
        return _page(request, draft, UploadForm(), sheet, columns, status=422)
    usable = dry_run_among(known_of(draft.files), sheet, columns.places()).usable
    n = scenario_injects.take_in(draft, usable, by=cast(Facilitator, request.user))
    said = ngettext("%(n)s inject changed or new.", "%(n)s injects changed or new.", n) % {"n": n}
    messages.success(request, said)
    return redirect("scenario-injects", draft.pk)


def _file(files: dict[str, Any], name: str) -> HttpResponse:
    return HttpResponse(
        inject_list_xlsx.of_files(files),
        content_type=workbooks.XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page(
    request: HttpRequest,
    draft: ScenarioDraft,
    form: UploadForm,
    sheet: Sheet | None = None,
    columns: ColumnsForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, object] = {"draft": draft, "form": form, "place": "scenarios"}
    for name in ("look", "take"):
        context[f"{name}_at"] = reverse(f"scenario-injects-{name}", args=[draft.pk])
    if sheet is not None and columns is not None:
        run = dry_run_among(known_of(draft.files), sheet, columns.places())
        context |= {"sheet": sheet, "columns": columns, "run": run}
    return render(request, "library/injects.html", context, status=status)
