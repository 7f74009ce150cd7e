"""The decision cards of a scenario, read by a team that decides, and started from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.models import DecisionCard, Viewer, paragraphs
from wargame.operations import decision_cards
from wargame.queries.decision_cards import cards

from . import rooms
from .drafts import move_of, number_of
from .scoping import seat_in_exercise


@require_GET
@never_cache
@seat_in_exercise
def open_cards(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {"viewer": viewer, "it": cards(viewer, number_of(request))}
    return render(request, "decisions/cards.html", context)


@require_POST
@seat_in_exercise
def start(request: HttpRequest, viewer: Viewer, card_id: int) -> HttpResponse:
    """From one option of a card that the team may read."""
    card = get_object_or_404(DecisionCard.objects.visible_to(viewer), pk=card_id)
    filled = decision_cards.start(
        viewer.exercise,
        card,
        label=request.POST.get("option", ""),
        move=move_of(request, viewer),
        by=viewer.own_seat,
        number=number_of(request),
    )
    names = ", ".join(paragraphs.label_of(name) for name in filled)
    sentence = _("Filled in from the card: %(names)s. What your team had written stands.")
    none = _("Nothing was empty. What your team has written stands.")
    messages.success(request, sentence % {"names": names} if filled else none)
    return redirect("room", *rooms.place(viewer))
