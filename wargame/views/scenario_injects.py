"""The planned injects of a scenario as a spreadsheet: out of a version or a draft, and into one."""

from functools import partial
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.inject_lists import ColumnsForm, UploadForm, dry_run_among
from wargame.forms.inject_sheets import Sheet
from wargame.forms.scenario_inject_lists import known_of
from wargame.models import Facilitator, ScenarioDraft, ScenarioVersion
from wargame.operations import scenario_injects
from wargame.reports import inject_list_xlsx, workbooks

from .inject_lists import chosen_from, looked_at, say_how_many
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
    return looked_at(request, partial(_page, request, own(request, scenario_draft_id)))


@require_POST
@facilitator_only
def take(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    """The rows that can be used, as they were shown."""
    draft = own(request, scenario_draft_id)
    chosen = chosen_from(request, partial(_page, request, draft))
    if isinstance(chosen, HttpResponse):
        return chosen
    sheet, columns = chosen
    usable = dry_run_among(known_of(draft.files), sheet, columns.places()).usable
    author = cast(Facilitator, request.user)
    say_how_many(request, scenario_injects.take_in(draft, usable, by=author))
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
