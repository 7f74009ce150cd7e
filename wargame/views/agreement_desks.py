"""Control's desk: every agreement by where it stands, and what control may do with one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.agreement_desks import EnterForm, FindingForm
from wargame.forms.agreements import ShowForm
from wargame.forms.communiques import OpenForm
from wargame.models import Agreement, Signing, Viewer
from wargame.operations import agreements as acts
from wargame.operations import signatures
from wargame.queries import agreement_desks

from .accords import address, following
from .agreements import agreement_of, parts, version_of
from .rooms import is_by_script
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def agreements(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return desk(request, viewer, OpenForm(viewer))


@require_GET
@never_cache
@control_of_exercise
def agreement(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    one = agreement_of(viewer, agreement_id)
    return parts(request, viewer, one) if is_by_script(request) else _page(request, viewer, one)


@require_POST
@control_of_exercise
def show(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    """Let more teams see it."""
    one = agreement_of(viewer, agreement_id)
    form = ShowForm(agreement_desks.page(viewer, one).without, request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, showing=form)
    acts.show(one, teams=form.cleaned_data["teams"], by=viewer.own_seat)
    return _back(viewer, one)


@require_POST
@control_of_exercise
def publish(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    one = agreement_of(viewer, agreement_id)
    acts.publish(one, by=viewer.own_seat)
    return _back(viewer, one)


@require_POST
@control_of_exercise
def enter(request: HttpRequest, viewer: Viewer, agreement_id: int, number: int) -> HttpResponse:
    """The answer of a party whose head is away, marked as entered by control."""
    one = agreement_of(viewer, agreement_id)
    form = EnterForm(agreement_desks.page(viewer, one), request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, number, entering=form)
    version, team, by = version_of(one, number), form.cleaned_data["team"], viewer.own_seat
    words = form.cleaned_data["words"]
    if form.cleaned_data["answer"] == Signing.DECLINED:
        signatures.decline(version, team=team, by=by, why=words)
    else:
        signatures.sign(version, team=team, by=by, reservation=words)
    return _back(viewer, one)


@require_POST
@control_of_exercise
def note(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    """What became of it."""
    one = agreement_of(viewer, agreement_id)
    form = FindingForm(viewer, one, request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, finding=form)
    signatures.note(one, form.to_finding(), by=viewer.own_seat)
    return _back(viewer, one)


def desk(request: HttpRequest, viewer: Viewer, opening: OpenForm) -> HttpResponse:
    """The overview; `opening` may hold what was sent and is wrong."""
    context = following(viewer) | {"opening": opening}
    status = 422 if opening.errors else 200
    return render(request, "agreements/desk.html", context, status=status)


def _back(viewer: Viewer, one: Agreement) -> HttpResponse:
    return redirect("agreement", viewer.exercise.code, one.pk)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    one: Agreement,
    number: int = 0,
    showing: ShowForm | None = None,
    entering: EnterForm | None = None,
    finding: FindingForm | None = None,
) -> HttpResponse:
    """`showing`, `entering` and `finding` hold what was sent and is wrong, `number` the version
    under which it was written."""
    it = agreement_desks.page(viewer, one, number)
    context = following(viewer) | {
        "it": it,
        "here": address(viewer, "agreement", one.pk),
        "showing": showing or ShowForm(it.without),
        "entering": entering or EnterForm(it),
        "finding": finding or FindingForm(viewer, one),
    }
    is_wrong = bool(showing or entering or finding)
    template = "agreements/on_the_desk.html"
    return render(request, template, context, status=422 if is_wrong else 200)
