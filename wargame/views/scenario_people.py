"""Sharing a scenario: its owner, co-authors and readers, and the door to everybody."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.scenario_people import ScenarioInvitationForm
from wargame.models import Facilitator, Right, Scenario, ScenarioDraft, ScenarioShare
from wargame.operations import scenario_shares as shares
from wargame.operations import tries
from wargame.queries import scenario_people

from .scoping import facilitator_only


@require_GET
@never_cache
@facilitator_only
def people(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, _written(request, slug), ScenarioInvitationForm())


@require_POST
@facilitator_only
def begin(request: HttpRequest, scenario_draft_id: int) -> HttpResponse:
    """From now on the draft is of a scenario that can be written together."""
    draft = get_object_or_404(ScenarioDraft.objects.of(_me(request)), pk=scenario_draft_id)
    return redirect("scenario-people", shares.begin(draft, by=_me(request)).slug)


@require_POST
@facilitator_only
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """By name or address; a few tries a minute, so that nobody finds out who has an account."""
    scenario = _written(request, slug)
    form = ScenarioInvitationForm(request.POST)
    if form.is_valid():
        who, right = form.cleaned_data["who"], Right(form.cleaned_data["right"])
        try:
            tries.begin("scenario-invite", str(_me(request).pk))
            share = shares.invite(scenario, who, right, by=_me(request))
        except Refused as refused:
            form.add_error("who", refused.sentence)
        else:
            tries.forgive("scenario-invite", str(_me(request).pk))
            said = _("%(who)s: %(right)s.") % {"who": share.facilitator, "right": right.label}
            messages.success(request, said)
            return redirect("scenario-people", slug)
    return _show(request, scenario, form, status=422)


@require_POST
@facilitator_only
def end(request: HttpRequest, slug: str, share_id: int) -> HttpResponse:
    shares.end(_share(request, slug, share_id), by=_me(request))
    return redirect("scenario-people", slug)


@require_POST
@facilitator_only
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Give up what others let one do with their scenario."""
    readable = get_object_or_404(Scenario.objects.visible_to(_me(request)), slug=slug)
    share = get_object_or_404(readable.shares, facilitator=_me(request))
    shares.end(share, by=_me(request))
    return redirect("scenarios")


@require_POST
@facilitator_only
def hand_over(request: HttpRequest, slug: str, share_id: int) -> HttpResponse:
    shares.hand_over(_share(request, slug, share_id), by=_me(request))
    messages.success(request, _("The scenario has another owner. You stay as a co-author."))
    return redirect("scenario-people", slug)


@require_POST
@facilitator_only
def open_to_all(request: HttpRequest, slug: str) -> HttpResponse:
    shares.open_to_all(_readable(request, slug), by=_me(request))
    return redirect("scenario", slug)


@require_POST
@facilitator_only
def close(request: HttpRequest, slug: str) -> HttpResponse:
    shares.close(_readable(request, slug), by=_me(request))
    return redirect("scenario", slug)


def _show(
    request: HttpRequest, scenario: Scenario, form: ScenarioInvitationForm, status: int = 200
) -> HttpResponse:
    it = scenario_people.people(scenario, _me(request))
    context = {"it": it, "form": form, "place": "scenarios"}
    return render(request, "library/people.html", context, status=status)


def _written(request: HttpRequest, slug: str) -> Scenario:
    """Readers do not see with whom else it is shared."""
    written = Scenario.objects.written_by(_me(request)).select_related("owner")
    return get_object_or_404(written, slug=slug)


def _readable(request: HttpRequest, slug: str) -> Scenario:
    return get_object_or_404(Scenario.objects.visible_to(_me(request)), slug=slug)


def _share(request: HttpRequest, slug: str, share_id: int) -> ScenarioShare:
    return get_object_or_404(_written(request, slug).shares, pk=share_id)


def _me(request: HttpRequest) -> Facilitator:
    return cast(Facilitator, request.user)
