"""The inject list as a spreadsheet: out, and in by a dry run that control looks at first."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms import inject_sheets
from wargame.forms.inject_lists import ColumnsForm, UploadForm, dry_run
from wargame.forms.inject_sheets import Sheet
from wargame.models import Viewer
from wargame.operations import inject_lists
from wargame.reports import inject_list_xlsx, workbooks

from .scoping import control_of_exercise

# A form, and where there is one the sheet that was sent with its columns; `status` of the answer.
type Page = Callable[..., HttpResponse]


@require_GET
@never_cache
@control_of_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer, UploadForm())


@require_GET
@never_cache
@control_of_exercise
def download(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    disposition = f'attachment; filename="injects-{viewer.exercise.code}.xlsx"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(
        inject_list_xlsx.as_bytes(viewer), content_type=workbooks.XLSX, headers=headers
    )


@require_POST
@control_of_exercise
def look(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the list would do; nothing is kept yet."""
    return looked_at(request, partial(_page, request, viewer))


@require_POST
@control_of_exercise
def take(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The rows that can be used, as they were shown."""
    chosen = chosen_from(request, partial(_page, request, viewer))
    if isinstance(chosen, HttpResponse):
        return chosen
    sheet, columns = chosen
    usable = dry_run(viewer.exercise, sheet, columns.places()).usable
    say_how_many(request, inject_lists.take_in(viewer.exercise, usable, by=viewer.own_seat))
    return redirect("inject-list", viewer.exercise.code)


def looked_at(request: HttpRequest, page: Page) -> HttpResponse:
    """The page with what the list that was sent would do, or with what is wrong with it."""
    form = UploadForm(request.POST, request.FILES)
    sheet = _sheet_of(request, form)
    if sheet is None:
        return page(form, status=422)
    columns = ColumnsForm(sheet, request.POST if "column-number" in request.POST else None)
    status = 422 if columns.is_bound and not columns.is_valid() else 200
    return page(UploadForm(), sheet, columns, status=status)


def chosen_from(request: HttpRequest, page: Page) -> tuple[Sheet, ColumnsForm] | HttpResponse:
    """The list as it was shown, with its columns; or the page with what is wrong."""
    form = UploadForm(request.POST)
    sheet = _sheet_of(request, form)
    if sheet is None:
        return page(form, status=422)
    columns = ColumnsForm(sheet, request.POST)
    if not columns.is_valid():
        return page(UploadForm(), sheet, columns, status=422)
    return sheet, columns


def say_how_many(request: HttpRequest, n: int) -> None:
    said = ngettext("%(n)s inject changed or new.", "%(n)s injects changed or new.", n) % {"n": n}
    messages.success(request, said)


def _sheet_of(request: HttpRequest, form: UploadForm) -> Sheet | None:
    """The sheet that was sent now, or was before and came along; None with a fault in the form."""
    try:
        if request.POST.get("sheet"):
            return inject_sheets.of_text(request.POST["sheet"])
        if form.is_valid():
            return inject_sheets.of_upload(form.cleaned_data["file"])
    except ValidationError as fault:
        form.add_error("file", fault)
    return None


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: UploadForm,
    sheet: Sheet | None = None,
    columns: ColumnsForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, object] = {"viewer": viewer, "form": form}
    for name in ("look", "take"):
        context[f"{name}_at"] = reverse(f"inject-list-{name}", args=[viewer.exercise.code])
    if sheet is not None and columns is not None:
        run = dry_run(viewer.exercise, sheet, columns.places())
        context |= {"sheet": sheet, "columns": columns, "run": run}
    return render(request, "injects/list.html", context, status=status)
