"""Erasing people, and the day on which all names go: the director's page of names."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.retention import EraseForm, NamesKeptForm
from wargame.models import Erasure, Viewer
from wargame.operations import erasures, retention
from wargame.operations.erasures import Person
from wargame.queries import erasures as named
from wargame.queries import mentions

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def names(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _director(viewer)
    day = {"names_kept_until": viewer.exercise.names_kept_until}
    return _page(request, viewer, NamesKeptForm(initial=day))


@require_POST
@control_of_exercise
def keep_until(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _director(viewer)
    form = NamesKeptForm(request.POST)
    if form.is_valid():
        day = form.cleaned_data["names_kept_until"]
        try:
            retention.keep_until(viewer.exercise, day, by=viewer.own_seat)
        except Refused as refused:
            form.add_error("names_kept_until", refused.sentence)
        else:
            return redirect("names", viewer.exercise.code)
    return _page(request, viewer, form, status=422)


@require_http_methods(["GET", "POST"])
@never_cache
@control_of_exercise
def erase_seat(request: HttpRequest, viewer: Viewer, seat_id: int) -> HttpResponse:
    """Somebody who has or had a seat; what it does is read first, and pressed a second time."""
    _director(viewer)
    seats = viewer.exercise.seats.named().filter(facilitator=None)
    return _erase(request, viewer, get_object_or_404(seats.select_related("team"), pk=seat_id))


@require_http_methods(["GET", "POST"])
@never_cache
@control_of_exercise
def erase_expected(request: HttpRequest, viewer: Viewer, person_id: int) -> HttpResponse:
    """Somebody of the roster who never came."""
    _director(viewer)
    return _erase(request, viewer, get_object_or_404(viewer.exercise.roster, pk=person_id))


def _erase(request: HttpRequest, viewer: Viewer, person: Person) -> HttpResponse:
    sheet = named.sheet(viewer, erasures.name_of(person))
    if request.method == "GET":
        context = {"viewer": viewer, "it": sheet}
        return render(request, "erasures/erase.html", context)
    shown = [doubt.key for doubt in sheet.doubts]
    settled = frozenset(EraseForm(shown, request.POST).said()["doubtful"])
    erasure = erasures.erase(
        viewer.exercise, person, find=mentions.find, settled=settled, by=viewer.own_seat
    )
    if erasure is not None:
        messages.success(request, _said(erasure))
    return redirect("names", viewer.exercise.code)


def _said(erasure: Erasure) -> str:
    n, left = erasure.places, erasure.doubtful
    said = ngettext("Erased. %(n)s text has changed.", "Erased. %(n)s texts have changed.", n)
    doubt = ngettext(
        "%(n)s doubtful place stays as it is.", "%(n)s doubtful places stay as they are.", left
    )
    return " ".join([said % {"n": n}, doubt % {"n": left}] if left else [said % {"n": n}])


def _director(viewer: Viewer) -> None:
    """404 for whoever did not make the exercise, co-facilitators included."""
    if viewer.own_seat.facilitator_id != viewer.exercise.director_id:
        raise Http404


def _page(
    request: HttpRequest, viewer: Viewer, form: NamesKeptForm, status: int = 200
) -> HttpResponse:
    context = {"viewer": viewer, "it": named.names(viewer), "form": form}
    return render(request, "erasures/names.html", context, status=status)
