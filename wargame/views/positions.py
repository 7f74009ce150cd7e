"""Placing estimates and setting the team's position."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wargame.errors import Refused
from wargame.forms.positions import MarkForm, estimate_forms
from wargame.models import Move, Occasion, Viewer
from wargame.operations import positions
from wargame.queries import marks, tasks

from . import rooms
from .scoping import seat_in_exercise


@require_POST
@seat_in_exercise
def place(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A person's estimates on all tensions that the form asked about."""
    occasion, move = _asked(request, viewer)
    sheet = marks.estimate_sheet(viewer, occasion, move)
    forms = estimate_forms(sheet, request.POST)
    wrong = [form for form in forms if not form.is_valid()]
    if wrong and tasks.task(viewer).asks_for(occasion, move):
        return rooms.render_room(request, viewer, forms, status=422)
    if wrong:
        raise Refused(wrong[0].sentence())
    given = [mark for form in forms if (mark := form.to_mark())]
    positions.place(viewer.exercise, given, occasion=occasion, move=move, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def set_position(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The lead's mark on one tension of the move."""
    move = _move(request, viewer)
    if move is None:
        raise Http404
    tension = get_object_or_404(move.tensions, pk=number(request, "tension"))
    form = MarkForm(request.POST, tension=tension, is_required=True)
    mark = form.to_mark() if form.is_valid() else None
    if mark is None and tasks.task(viewer).takes_position:
        return rooms.render_room(request, viewer, [form], status=422)
    if mark is None:
        raise Refused(form.sentence())
    positions.set_position(viewer.exercise, mark, move=move, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


@require_POST
@seat_in_exercise
def withdraw(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Take back the position on one tension, while it is sealed."""
    move = _move(request, viewer)
    if move is None:
        raise Http404
    tension = get_object_or_404(move.tensions, pk=number(request, "tension"))
    positions.withdraw(viewer.exercise, move=move, tension=tension, by=viewer.own_seat)
    return rooms.after_act(request, viewer)


def _asked(request: HttpRequest, viewer: Viewer) -> tuple[Occasion, Move | None]:
    """What the form asked, which may no longer be what is asked now."""
    if request.POST.get("occasion") not in Occasion.values:
        raise Http404
    occasion = Occasion(request.POST["occasion"])
    move = _move(request, viewer) if occasion == Occasion.MOVE else None
    if (occasion == Occasion.MOVE) != (move is not None):
        raise Http404
    return occasion, move


def _move(request: HttpRequest, viewer: Viewer) -> Move | None:
    return viewer.exercise.moves.filter(number=number(request, "move")).first()


def number(request: HttpRequest, name: str) -> int:
    """A number that a form sent under this name; 0 for what is none."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 18 else 0
