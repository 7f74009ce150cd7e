"""A team writes the text of an agreement, keeps it and proposes it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused, Stale
from wargame.forms.agreements import TermsForm, of_draft, of_version
from wargame.models import AgreementDraft, Viewer
from wargame.operations import agreement_drafts, agreements
from wargame.queries import agreement_desks

from .agreements import agreement_of
from .rooms import place
from .scoping import seat_in_exercise


@require_GET
@never_cache
@seat_in_exercise
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A new one."""
    initial = {"number": agreement_drafts.next_number(viewer.own_team.pk), "base": 0}
    return _page(request, viewer, TermsForm(viewer, initial=initial))


@require_GET
@never_cache
@seat_in_exercise
def change(request: HttpRequest, viewer: Viewer, agreement_id: int) -> HttpResponse:
    """Other terms for an agreement to which the team is a party."""
    version = agreement_of(viewer, agreement_id).versions.newest().get()
    if not version.parties.filter(team=viewer.team).exists():
        raise Http404
    number = agreement_drafts.next_number(viewer.own_team.pk)
    return _page(request, viewer, TermsForm(viewer, initial=of_version(version, number)))


@require_GET
@never_cache
@seat_in_exercise
def draft(request: HttpRequest, viewer: Viewer, draft_number: int) -> HttpResponse:
    """One that was kept, to write on; outside play, to read."""
    kept = _kept(viewer, draft_number)
    form = TermsForm(viewer, initial=of_draft(kept))
    return _page(request, viewer, form, theirs=None if viewer.exercise.is_in_play else kept)


@require_POST
@seat_in_exercise
def keep(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = TermsForm(viewer, request.POST)
    kept = _keep(form, viewer) if form.is_valid() else None
    if kept is None:
        return _again(request, viewer, form)
    messages.success(request, _("The draft is kept for your team. Nobody else sees it."))
    return redirect("agreement-draft", *place(viewer), kept.number)


@require_POST
@seat_in_exercise
def propose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Kept first, so that a refusal takes nothing away."""
    form = TermsForm(viewer, request.POST, is_sent=True)
    kept = _keep(form, viewer) if form.is_valid() else None
    if kept is None:
        return _again(request, viewer, form)
    try:
        version = agreements.propose(kept, by=viewer.own_seat)
    except Refused as refused:
        messages.error(request, f"{refused.sentence} {_('The draft is kept.')}")
        return redirect("agreement-draft", *place(viewer), kept.number)
    return redirect("seat-agreement", *place(viewer), version.agreement_id)


@require_POST
@seat_in_exercise
def drop(request: HttpRequest, viewer: Viewer, draft_number: int) -> HttpResponse:
    agreement_drafts.drop(_kept(viewer, draft_number), by=viewer.own_seat)
    return redirect("seat-agreements", *place(viewer))


def _kept(viewer: Viewer, number: int) -> AgreementDraft:
    own = AgreementDraft.objects.filter(exercise=viewer.exercise, number=number)
    return get_object_or_404(own.visible_to(viewer).order_by("-revision")[:1])


def _keep(form: TermsForm, viewer: Viewer) -> AgreementDraft | None:
    """None when others have kept other words meanwhile, which the form then says."""
    said = form.cleaned_data
    try:
        return agreement_drafts.keep(
            viewer.exercise,
            form.to_terms(),
            number=said["number"],
            base=said["base"],
            by=viewer.own_seat,
            changes=said["changes"],
        )
    except Stale as stale:
        form.stand_on(stale.revision, stale.sentence)
        return None


def _again(request: HttpRequest, viewer: Viewer, form: TermsForm) -> HttpResponse:
    """What was sent, with what is wrong and the text that stands where it is another."""
    theirs = _kept(viewer, form.cleaned_data["number"]) if form.is_overtaken else None
    status = 409 if form.is_overtaken else 422
    return _page(request, viewer, form, theirs=theirs, status=status)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: TermsForm,
    theirs: AgreementDraft | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "viewer": viewer,
        "form": form,
        "theirs": theirs,
        "drafts": agreement_desks.drafts(viewer),
    }
    return render(request, "agreements/write.html", context, status=status)
