"""Signing the report, and reading what was signed."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.reports import SignForm
from wargame.models import Edition, Viewer
from wargame.models.reports import reads_draft
from wargame.operations import editions
from wargame.reports import report, report_pdf, report_standing

from . import reports
from .scoping import control_of_exercise, reader_in_exercise

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_POST
@control_of_exercise
def sign(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = SignForm(request.POST)
    if not form.is_valid():
        return reports.page(request, viewer, 422, sign_form=form)
    changes = form.cleaned_data["words"]
    editions.sign(viewer.exercise, changes=changes, draw=report.report, by=viewer.own_seat)
    return redirect("report", viewer.exercise.code)


@require_GET
@never_cache
@control_of_exercise
def read(request: HttpRequest, viewer: Viewer, number: int, edition: str) -> HttpResponse:
    return _page(request, viewer, number, edition)


@require_GET
@never_cache
@reader_in_exercise
def seat_read(request: HttpRequest, viewer: Viewer, number: int, edition: str) -> HttpResponse:
    return _page(request, viewer, number, edition)


@require_GET
@never_cache
@control_of_exercise
def draft_pdf(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The internal draft, which says on every page that it is not signed."""
    if not reads_draft(viewer):
        raise Http404
    made = report_pdf.draft_as_pdf(report.report(viewer, True))
    return _file(made, f"report-{viewer.exercise.code}-draft.pdf")


@require_GET
@never_cache
@control_of_exercise
def draft_docx(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The same to edit elsewhere."""
    if not reads_draft(viewer):
        raise Http404
    made = _as_docx(report.report(viewer, True), report_standing.draft(), [])
    return _file(made, f"report-{viewer.exercise.code}-draft.docx", DOCX)


@require_GET
@never_cache
@control_of_exercise
def docx(request: HttpRequest, viewer: Viewer, number: int, edition: str) -> HttpResponse:
    one = find(viewer, number, edition)
    standing, signed = report_standing.standing(one), report_standing.signed(one)
    made = _as_docx(json.loads(one.body), standing, signed)
    return _file(made, f"report-{viewer.exercise.code}-{number}-{edition}.docx", DOCX)


@require_GET
@never_cache
@control_of_exercise
def pdf(request: HttpRequest, viewer: Viewer, number: int, edition: str) -> HttpResponse:
    return _as_pdf(viewer, number, edition)


@require_GET
@never_cache
@reader_in_exercise
def seat_pdf(request: HttpRequest, viewer: Viewer, number: int, edition: str) -> HttpResponse:
    return _as_pdf(viewer, number, edition)


def _as_pdf(viewer: Viewer, number: int, edition: str) -> HttpResponse:
    made = report_pdf.edition_as_pdf(find(viewer, number, edition))
    return _file(made, f"report-{viewer.exercise.code}-{number}-{edition}.pdf")


def _as_docx(drawn: dict[str, Any], standing: str, signed: list[str]) -> bytes:
    # What writes Word documents is loaded with the first of them, not when the server starts.
    from wargame.reports import report_docx

    return report_docx.as_docx(drawn, standing, signed)


def _file(made: bytes, name: str, kind: str = "application/pdf") -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(made, content_type=kind, headers={"Content-Disposition": disposition})


def _page(request: HttpRequest, viewer: Viewer, number: int, edition: str) -> HttpResponse:
    one = find(viewer, number, edition)
    context: dict[str, Any] = {"viewer": viewer, "edition": one, "it": json.loads(one.body)}
    return render(request, "report/edition.html", context)


def find(viewer: Viewer, number: int, edition: str) -> Edition:
    """404 for whoever may not read it."""
    mine = Edition.objects.visible_to(viewer).select_related("signed_by")
    return get_object_or_404(mine, number=number, is_internal=edition == "internal")
