"""A team reads its agreements, signs, declines, and lets others see them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.agreements import DeclineForm, ReservationForm, ShowForm
from wargame.models import Agreement, AgreementVersion, Viewer
from wargame.operations import agreements as acts
from wargame.operations import signatures
from wargame.queries import agreement_desks

from .accords import address, following, read
from .rooms import is_by_script, place
from .scoping import seat_in_exercise

PAGES = {
    "open": "seat-agreement",
    "draft": "agreement-draft",
    "communique": "seat-communique",
}


@require_GET
@never_cache
@seat_in_exercise
def agreements(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All of them. The lists of the room are shared and know no seat: they ask for one by its
    id, and are led on."""
    for asked, name in PAGES.items():
        wanted = request.GET.get(asked, "")
        if wanted.isdecimal() and len(wanted) < 18:
            return redirect(name, *place(viewer), int(wanted))
    return render(request, "agreements/agreements.html", following(viewer))


@require_GET
@never_cache
@seat_in_exercise
def agreement(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    one = agreement_of(viewer, agreement_id)
    return parts(request, viewer, one) if is_by_script(request) else _page(request, viewer, one)


@require_POST
@seat_in_exercise
def sign(request: HttpRequest, viewer: Viewer, agreement_id: int, number: int) -> HttpResponse:
    one = agreement_of(viewer, agreement_id)
    form = ReservationForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, number, reservation=form)
    said = form.cleaned_data["reservation"]
    version, by = version_of(one, number), viewer.own_seat
    signatures.sign(version, team=viewer.own_team, by=by, reservation=said)
    return redirect("seat-agreement", *place(viewer), one.pk)


@require_POST
@seat_in_exercise
def decline(request: HttpRequest, viewer: Viewer, agreement_id: int, number: int) -> HttpResponse:
    one = agreement_of(viewer, agreement_id)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, number, refusal=form)
    version, by = version_of(one, number), viewer.own_seat
    signatures.decline(version, team=viewer.own_team, by=by, why=form.cleaned_data["why"])
    return redirect("seat-agreement", *place(viewer), one.pk)


@require_POST
@seat_in_exercise
def show(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    """Let more teams see it."""
    one = agreement_of(viewer, agreement_id)
    form = ShowForm(agreement_desks.page(viewer, one).without, request.POST)
    if not form.is_valid():
        return _page(request, viewer, one, showing=form)
    acts.show(one, teams=form.cleaned_data["teams"], by=viewer.own_seat)
    return redirect("seat-agreement", *place(viewer), one.pk)


def agreement_of(viewer: Viewer, agreement_id: int) -> Agreement:
    """One that this viewer may see."""
    return get_object_or_404(Agreement.objects.visible_to(viewer), pk=agreement_id)


def version_of(one: Agreement, number: int) -> AgreementVersion:
    """The version that was read, which need not be the newest any more."""
    found = one.versions.select_related("agreement__exercise").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def parts(request: HttpRequest, viewer: Viewer, one: Agreement) -> HttpResponse:
    """What others do to it, for the page that was made with the version it says."""
    it = agreement_desks.page(viewer, one, read(request) or 0)
    context = {"it": it, "viewer": viewer, "here": address(viewer, "agreement", one.pk)}
    return render(request, "agreements/_parts.html", context)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    one: Agreement,
    number: int = 0,
    reservation: ReservationForm | None = None,
    refusal: DeclineForm | None = None,
    showing: ShowForm | None = None,
) -> HttpResponse:
    """`reservation`, `refusal` and `showing` hold what was sent and is wrong, `number` the version
    under which it was written."""
    it = agreement_desks.page(viewer, one, number)
    context = following(viewer) | {
        "it": it,
        "here": address(viewer, "agreement", one.pk),
        "reservation": reservation or ReservationForm(),
        "refusal": refusal or DeclineForm(),
        "showing": showing or ShowForm(it.without),
    }
    is_wrong = bool(reservation or refusal or showing)
    template = "agreements/agreement.html"
    return render(request, template, context, status=422 if is_wrong else 200)
