"""Writing in the joint communique: control, and whoever speaks for the drafting team."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wargame.forms.communiques import ClauseForm
from wargame.models import ClauseVersion, Viewer
from wargame.operations import communiques as acts
from wargame.queries import communiques
from wargame.queries.communiques import ClauseSheet

from .accords import address
from .communiques import communique_of, show
from .scoping import control_of_exercise, seat_in_exercise


@require_POST
@control_of_exercise
def add(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    return _add(request, viewer, communique_id)


@require_POST
@seat_in_exercise
def seat_add(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    return _add(request, viewer, communique_id)


@require_POST
@control_of_exercise
def change(request: HttpRequest, viewer: Viewer, communique_id: int, number: int) -> HttpResponse:
    return _change(request, viewer, communique_id, number)


@require_POST
@seat_in_exercise
def seat_change(
    request: HttpRequest, viewer: Viewer, communique_id: int, number: int
) -> HttpResponse:
    return _change(request, viewer, communique_id, number)


@require_POST
@control_of_exercise
def strike(request: HttpRequest, viewer: Viewer, communique_id: int, number: int) -> HttpResponse:
    return _strike(request, viewer, communique_id, number)


@require_POST
@seat_in_exercise
def seat_strike(
    request: HttpRequest, viewer: Viewer, communique_id: int, number: int
) -> HttpResponse:
    return _strike(request, viewer, communique_id, number)


def _add(request: HttpRequest, viewer: Viewer, communique_id: int) -> HttpResponse:
    one, form = communique_of(viewer, communique_id), ClauseForm(request.POST)
    if not form.is_valid():
        return show(request, viewer, one, words={0: form})
    acts.add_clause(one, form.cleaned_data["text"], by=viewer.own_seat)
    return redirect(address(viewer, "communique", one.pk))


def _change(request: HttpRequest, viewer: Viewer, communique_id: int, number: int) -> HttpResponse:
    one, clause = communique_of(viewer, communique_id), _clause(viewer, communique_id, number)
    form = ClauseForm(request.POST, clause=clause)
    if not form.is_valid():
        return show(request, viewer, one, words={number: form})
    acts.change_clause(_read(clause, form), form.cleaned_data["text"], by=viewer.own_seat)
    return redirect(address(viewer, "communique", one.pk))


def _strike(request: HttpRequest, viewer: Viewer, communique_id: int, number: int) -> HttpResponse:
    one, clause = communique_of(viewer, communique_id), _clause(viewer, communique_id, number)
    form = ClauseForm(request.POST, clause=clause)
    form.is_valid()
    acts.change_clause(_read(clause, form), "", by=viewer.own_seat)
    return redirect(address(viewer, "communique", one.pk))


def _clause(viewer: Viewer, communique_id: int, number: int) -> ClauseSheet:
    sheet = communiques.sheet(viewer, communique_of(viewer, communique_id))
    for clause in (*sheet.clauses, *sheet.struck):
        if clause.clause.number == number:
            return clause
    raise Http404


def _read(clause: ClauseSheet, form: ClauseForm) -> ClauseVersion:
    """The version from which the form was filled."""
    wanted = form.cleaned_data.get("version")
    for version in (clause.version, *clause.earlier):
        if version.pk == wanted:
            return version
    raise Http404
