"""The report while it is written: the draft with the director's texts and claims beside it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused, Stale
from wargame.forms.reports import ClaimForm, ReportTextForm, SignForm
from wargame.models import Claim, Section, Viewer
from wargame.operations import reports
from wargame.queries import report_desks
from wargame.reports import report
from wargame.reports.blocks import places

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def draft(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return page(request, viewer)


def page(request: HttpRequest, viewer: Viewer, status: int = 200, **wrong: Any) -> HttpResponse:
    """The draft, with what was sent and is `wrong`."""
    desk = report_desks.desk(viewer)
    drawn = report.report(viewer, viewer.reads_all) if desk.may_read else None
    context = {"viewer": viewer, "desk": desk, "it": drawn, "sign_form": SignForm(), **wrong}
    return render(request, "report/draft.html", context, status=status)


@require_POST
@control_of_exercise
def save(request: HttpRequest, viewer: Viewer, section: int, edition: str) -> HttpResponse:
    """As the page's script sends it, or from a plain form."""
    is_field = "name" in request.POST
    plain = {"text": request.POST.get("text", ""), "base": request.POST.get("base-text", "")}
    form = ReportTextForm(request.POST if is_field else plain)
    if not form.is_valid():
        raise Refused(form.sentence())
    try:
        revision = reports.write(
            viewer.exercise,
            section=_section(section),
            is_internal=edition == "internal",
            by=viewer.own_seat,
            **form.cleaned_data,
        )
    except Stale as stale:
        if not is_field:
            raise
        context = {"stale": stale, "said": form.cleaned_data | {"name": "text"}}
        return render(request, "messages/_conflict.html", context, status=409)
    if not is_field:
        return redirect("report", viewer.exercise.code)
    saved_at = date_format(timezone.localtime(), "H:i:s")
    return JsonResponse({"revision": revision, "saved_at": saved_at})


@require_http_methods(["GET", "POST"])
@never_cache
@control_of_exercise
def write_claim(request: HttpRequest, viewer: Viewer, section: int) -> HttpResponse:
    """A new one in this section."""
    return _claim(request, viewer, _section(section))


@require_http_methods(["GET", "POST"])
@never_cache
@control_of_exercise
def change_claim(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    one = get_object_or_404(_claims(viewer), number=number)
    return _claim(request, viewer, Section(one.section), one)


@require_POST
@control_of_exercise
def drop_claim(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    reports.drop_claim(get_object_or_404(_claims(viewer), number=number), by=viewer.own_seat)
    return redirect("report", viewer.exercise.code)


def _claim(
    request: HttpRequest, viewer: Viewer, section: Section, one: Claim | None = None
) -> HttpResponse:
    if not report_desks.desk(viewer).may_write:
        raise Http404
    known = places(report.report(viewer, True)["sections"])
    reader = Viewer(viewer.exercise, is_observer=True)
    public = places(report.report(reader, False)["sections"])
    given = request.POST if request.method == "POST" else None
    form = ClaimForm(known, public, given, initial=ClaimForm.of(one) if one else None)
    if form.is_valid():
        number = one.number if one else 0
        made = form.claimed(section)
        reports.keep_claim(viewer.exercise, made, by=viewer.own_seat, number=number)
        return redirect("report", viewer.exercise.code)
    context = {"viewer": viewer, "form": form, "section": section, "claim": one}
    return render(request, "report/claim.html", context, status=422 if form.is_bound else 200)


def _claims(viewer: Viewer) -> Any:
    return Claim.objects.visible_to(viewer).current()


def _section(number: int) -> Section:
    if number not in Section.values:
        raise Http404
    return Section(number)
