"""The record of an exercise to take away: all of it as JSON, the decisions as CSV."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.models import Viewer
from wargame.reports import (
    assumptions_csv,
    decisions_csv,
    ledger_csv,
    record,
    record_workbook,
    workbooks,
)

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def as_json(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    name = f"record-{viewer.exercise.code}.json"
    return _file(record.as_text(viewer), name, "application/json")


@require_GET
@never_cache
@control_of_exercise
def as_csv(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    name = f"decisions-{viewer.exercise.code}.csv"
    return _file(decisions_csv.as_text(viewer), name, "text/csv; charset=utf-8")


@require_GET
@never_cache
@control_of_exercise
def ledger_as_csv(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    name = f"ledger-{viewer.exercise.code}.csv"
    return _file(ledger_csv.as_text(viewer), name, "text/csv; charset=utf-8")


@require_GET
@never_cache
@control_of_exercise
def assumptions_as_csv(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    name = f"assumptions-{viewer.exercise.code}.csv"
    return _file(assumptions_csv.as_text(viewer), name, "text/csv; charset=utf-8")


@require_GET
@never_cache
@control_of_exercise
def as_xlsx(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _file(
        record_workbook.as_xlsx(viewer), f"record-{viewer.exercise.code}.xlsx", workbooks.XLSX
    )


@require_GET
@never_cache
@control_of_exercise
def as_zip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    name = f"record-{viewer.exercise.code}.zip"
    return _file(record_workbook.as_zip(viewer), name, "application/zip")


def _file(text: str | bytes, name: str, kind: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": disposition})
