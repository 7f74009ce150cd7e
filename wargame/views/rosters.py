"""The roster: a dry run before anything is taken in, teams, pins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.rosters import ApartForm, DryRun, PersonForm, RosterForm
from wargame.models import RosterPerson, Viewer
from wargame.operations import rosters
from wargame.queries import rosters as expected

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def roster(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_POST
@control_of_exercise
def check(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The dry run: every row that cannot be used, and why; nothing is kept."""
    form = RosterForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, viewer, form=form, status=422)
    return _page(request, viewer, form=form, dry=form.dry_run(viewer.exercise))


@require_POST
@control_of_exercise
def enter(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the dry run could use, looked at once more."""
    form = RosterForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, form=form, status=422)
    n = rosters.enter(viewer.exercise, form.dry_run(viewer.exercise).people, by=viewer.own_seat)
    said = ngettext("%(n)s person is new on the roster.", "%(n)s people are new on the roster.", n)
    messages.success(request, said % {"n": n})
    return redirect("roster", viewer.exercise.code)


@require_POST
@control_of_exercise
def place(request: HttpRequest, viewer: Viewer, person_id: int) -> HttpResponse:
    said = PersonForm(viewer.exercise, request.POST).said()
    rosters.place(_person(viewer, person_id), said["team"], by=viewer.own_seat)
    return redirect("roster", viewer.exercise.code)


@require_POST
@control_of_exercise
def strike(request: HttpRequest, viewer: Viewer, person_id: int) -> HttpResponse:
    rosters.strike(_person(viewer, person_id), by=viewer.own_seat)
    return redirect("roster", viewer.exercise.code)


@require_POST
@control_of_exercise
def balance(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    left = rosters.balance(viewer.exercise, by=viewer.own_seat)
    if left:
        said = ngettext(
            "There is no room for %(n)s person: add chairs, or take a pin out.",
            "There is no room for %(n)s people: add chairs, or take a pin out.",
            left,
        )
        messages.error(request, said % {"n": left})
    else:
        messages.success(request, _("Everybody has a team."))
    return redirect("roster", viewer.exercise.code)


@require_POST
@control_of_exercise
def keep_apart(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ApartForm(viewer.exercise, request.POST)
    if not form.is_valid():
        return _page(request, viewer, apart=form, status=422)
    said = form.cleaned_data
    rosters.keep_apart(said["one"], said["other"], by=viewer.own_seat)
    return redirect("roster", viewer.exercise.code)


@require_POST
@control_of_exercise
def let_together(request: HttpRequest, viewer: Viewer, pin_id: int) -> HttpResponse:
    pin = get_object_or_404(viewer.exercise.pins, pk=pin_id)
    rosters.let_together(pin, by=viewer.own_seat)
    return redirect("roster", viewer.exercise.code)


def _person(viewer: Viewer, person_id: int) -> RosterPerson:
    return get_object_or_404(viewer.exercise.roster, pk=person_id)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    *,
    form: RosterForm | None = None,
    dry: DryRun | None = None,
    apart: ApartForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "viewer": viewer,
        "it": expected.roster(viewer),
        "form": form or RosterForm(),
        "dry": dry,
        "apart": apart or ApartForm(viewer.exercise),
    }
    return render(request, "exercises/roster.html", context, status=status)
