"""Phrases that a facilitator keeps: one that is no longer wanted goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wargame.models import Phrase, Viewer
from wargame.operations import phrases

from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def remove(request: HttpRequest, viewer: Viewer, phrase_id: int) -> HttpResponse:
    facilitator = viewer.own_seat.facilitator
    phrase = Phrase.objects.filter(pk=phrase_id).first()
    if facilitator and phrase:
        phrases.remove(phrase, by=facilitator)
    return redirect("rulings", viewer.exercise.code)
