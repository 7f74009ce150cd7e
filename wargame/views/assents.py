"""A member says whether they agree with the team's position."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.assents import AssentForm
from wargame.models import Position, Says, Viewer
from wargame.operations import assents
from wargame.queries import tasks

from . import rooms
from .positions import number
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def give(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    own = Position.objects.visible_to(viewer).filter(team=viewer.own_team)
    position = get_object_or_404(own, pk=number(request, "position"))
    form = AssentForm(request.POST, position=position)
    if not form.is_valid():
        asked = {sheet.position: sheet for sheet in tasks.task(viewer).to_assent}
        if position not in asked:
            raise Refused(form.sentence())
        form.said = asked[position].assent
        return rooms.render_room(request, viewer, [form], status=422)
    said = form.cleaned_data
    assents.give(position, Says(said["says"]), words=said["words"], by=viewer.own_seat)
    return rooms.after_act(request, viewer)
