"""Injects: control reads, writes and releases them, a team opens them."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.inject_snippets import SNIPPETS
from wargame.forms.inject_times import TimeForm, TriggerForm
from wargame.forms.injects import ReleaseForm, WordsForm
from wargame.models import Inject, Viewer
from wargame.operations import injects
from wargame.queries import inject_sheets
from wargame.queries.inject_sheets import InjectSheet

from . import acts
from .scoping import control_of_exercise, seat_in_exercise


@require_GET
@never_cache
@control_of_exercise
def preview(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    sheet = inject_sheets.sheet(viewer, found(viewer, inject_id))
    return sheet_page(request, viewer, sheet)


@require_GET
@never_cache
@control_of_exercise
def as_team(request: HttpRequest, viewer: Viewer, inject_id: int, team_id: int) -> HttpResponse:
    """What people of a team will see, on a phone and on a wider screen."""
    team = get_object_or_404(viewer.exercise.teams, pk=team_id)
    it = inject_sheets.as_team(viewer, found(viewer, inject_id), team)
    return render(request, "injects/as_team.html", {"viewer": viewer, "it": it})


@require_POST
@control_of_exercise
def release(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    sheet = inject_sheets.sheet(viewer, found(viewer, inject_id))
    form = ReleaseForm(sheet, request.POST)
    if not form.is_valid():
        return sheet_page(request, viewer, sheet, status=422, form=form)
    teams = None if form.is_as_planned else form.cleaned_data["teams"]
    injects.release(sheet.inject, by=viewer.own_seat, teams=teams)
    return acts.done(request, "inject", viewer.exercise.code, inject_id)


@require_POST
@control_of_exercise
def withdraw(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    injects.withdraw(found(viewer, inject_id), by=viewer.own_seat)
    return acts.done(request, "inject", viewer.exercise.code, inject_id)


@require_GET
@never_cache
@control_of_exercise
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One from scratch, or from a snippet."""
    return _page(request, viewer, WordsForm(viewer, snippet=request.GET.get("from", "")))


@require_GET
@never_cache
@control_of_exercise
def correct(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    """One that corrects another, beginning with its words."""
    return _page(request, viewer, WordsForm(viewer, _released(viewer, inject_id)))


@require_POST
@control_of_exercise
def keep(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Into the queue; it is released from there."""
    return _write(request, viewer, WordsForm(viewer, data=request.POST))


@require_POST
@control_of_exercise
def send(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Written and released in one press."""
    return _write(request, viewer, WordsForm(viewer, data=request.POST), is_released=True)


@require_POST
@control_of_exercise
def send_correction(request: HttpRequest, viewer: Viewer, inject_id: int) -> HttpResponse:
    form = WordsForm(viewer, _released(viewer, inject_id), request.POST)
    return _write(request, viewer, form, is_released=True)


@require_POST
@seat_in_exercise
def open_(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One of the team marks a slip as read, for all of them."""
    sent = request.POST.get("inject", "")
    inject = found(viewer, int(sent) if sent.isdecimal() and len(sent) < 18 else 0)
    injects.open_(inject, by=viewer.own_seat)
    return acts.done(request, "room", viewer.exercise.code, viewer.own_seat.pk)


def found(viewer: Viewer, inject_id: int) -> Inject:
    """An inject that this viewer may see; otherwise there is none."""
    visible = viewer.exercise.injects.visible_to(viewer).select_related(
        "plan", "corrects", "at_step", "held_by"
    )
    return get_object_or_404(visible, pk=inject_id)


def sheet_page(
    request: HttpRequest, viewer: Viewer, sheet: InjectSheet, *, status: int = 200, **forms: Form
) -> HttpResponse:
    """One inject with its forms; those of `forms` have been filled in."""
    context: dict[str, object] = {"viewer": viewer, "it": sheet, "form": ReleaseForm(sheet)}
    if sheet.inject.released_at is None:
        context["times"] = TimeForm(viewer.exercise, sheet.inject)
        context["triggers"] = TriggerForm(viewer.exercise, sheet.inject)
    return render(request, "injects/inject.html", context | forms, status=status)


def _released(viewer: Viewer, inject_id: int) -> Inject:
    return get_object_or_404(viewer.exercise.injects.visible_to(viewer).released(), pk=inject_id)


def _write(
    request: HttpRequest, viewer: Viewer, form: WordsForm, *, is_released: bool = False
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, viewer, form, status=422)
    by, teams = viewer.own_seat, form.cleaned_data["teams"]
    inject = injects.write(viewer.exercise, form.words(), by=by, teams=teams)
    if is_released:
        injects.release(inject, by=by)
    return redirect("inject", viewer.exercise.code, inject.pk)


def _page(
    request: HttpRequest, viewer: Viewer, form: WordsForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "viewer": viewer,
        "form": form,
        "corrects": form.corrects,
        "snippets": SNIPPETS,
    }
    return render(request, "injects/write.html", context, status=status)
