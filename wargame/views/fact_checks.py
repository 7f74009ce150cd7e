"""The fact check: teams and evaluators read the draft and comment, the director answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.reports import FactAnswerForm, FactCommentForm
from wargame.models import FactComment, Section, Viewer
from wargame.operations import fact_checks
from wargame.queries import participations, report_desks
from wargame.reports import report

from . import reports
from .scoping import control_of_exercise, reader_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def seat_report(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Not there before play has ended."""
    return _page(request, viewer)


@require_POST
@reader_in_exercise
def comment(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """When the check has been closed meanwhile, the refusal keeps what was written."""
    if viewer.is_observer or not viewer.exercise.has_ended:
        raise Http404
    form = FactCommentForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, form)
    section, words = Section(form.cleaned_data["section"]), form.cleaned_data["words"]
    fact_checks.comment(viewer.exercise, section=section, words=words, by=viewer.own_seat)
    return redirect("seat-report", viewer.exercise.code, viewer.own_seat.pk)


@require_POST
@control_of_exercise
def open_(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    fact_checks.open_(viewer.exercise, by=viewer.own_seat)
    return redirect("report", viewer.exercise.code)


@require_POST
@control_of_exercise
def close(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    fact_checks.close(viewer.exercise, by=viewer.own_seat)
    return redirect("report", viewer.exercise.code)


@require_POST
@control_of_exercise
def answer(request: HttpRequest, viewer: Viewer, comment_id: int) -> HttpResponse:
    one = get_object_or_404(FactComment.objects.visible_to(viewer), pk=comment_id)
    form = FactAnswerForm(request.POST)
    if not form.is_valid():
        return reports.page(request, viewer, 422, answer_form=form, wrong=comment_id)
    said = form.cleaned_data
    about = {"text": said["words"], "is_corrected": said["is_corrected"]}
    fact_checks.answer(one, by=viewer.own_seat, **about)
    return redirect("report", viewer.exercise.code)


def _page(
    request: HttpRequest, viewer: Viewer, form: FactCommentForm | None = None
) -> HttpResponse:
    if not viewer.exercise.has_ended:
        raise Http404
    desk = report_desks.desk(viewer)
    drawn = None
    if desk.may_read:
        drawn = report.report(report_desks.as_team(viewer), viewer.reads_all)
    context = {
        "viewer": viewer,
        "desk": desk,
        "it": drawn,
        "form": form,
        "own_team": participations.of_team(viewer) if viewer.team else None,
    }
    return render(request, "report/seat.html", context, status=422 if form else 200)
