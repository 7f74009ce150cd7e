"""What did they know then: a scrubber over a finished run, and each page as it stood."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_POST

from wargame.archives import branching
from wargame.errors import Refused
from wargame.models import Exercise, Viewer
from wargame.operations import look_ins
from wargame.queries import information_states, passes, pasts, replays, viewers
from wargame.queries.information_states import StateSheet
from wargame.queries.pasts import Moment
from wargame.queries.replays import Place
from wargame.queries.report_desks import is_director
from wargame.reports.sentences import Names

from .boards import board_context
from .console import console_context
from .frames import SHEET, STILL
from .rooms import room_context
from .scoping import control_of_exercise, evaluator_in_exercise, reader_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def seat_begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _begin(request, viewer)


@require_GET
@never_cache
@control_of_exercise
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _begin(request, viewer)


@require_GET
@never_cache
@csp_override(SHEET)
@reader_in_exercise
def seat_replay(request: HttpRequest, viewer: Viewer, number: int, place: str) -> HttpResponse:
    return _sheet(request, viewer, number, place)


@require_GET
@never_cache
@csp_override(SHEET)
@control_of_exercise
def replay(request: HttpRequest, viewer: Viewer, number: int, place: str) -> HttpResponse:
    return _sheet(request, viewer, number, place)


@require_GET
@never_cache
@xframe_options_sameorigin
@csp_override(STILL)
@reader_in_exercise
def seat_page(request: HttpRequest, viewer: Viewer, number: int, place: str) -> HttpResponse:
    return _page(request, viewer, number, place)


@require_GET
@never_cache
@xframe_options_sameorigin
@csp_override(STILL)
@control_of_exercise
def page(request: HttpRequest, viewer: Viewer, number: int, place: str) -> HttpResponse:
    return _page(request, viewer, number, place)


@require_POST
@evaluator_in_exercise
def seat_look_in(request: HttpRequest, viewer: Viewer, number: int, place: str) -> HttpResponse:
    return _look_in(request, viewer, number, place)


@require_POST
@control_of_exercise
def look_in(request: HttpRequest, viewer: Viewer, number: int, place: str) -> HttpResponse:
    return _look_in(request, viewer, number, place)


def _begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Where play began, or at a position of the scrubber: `?mark=12&place=BLU`."""
    every = _places(viewer)
    asked, position = request.GET.get("place", ""), request.GET.get("mark", "")
    own = viewer.team.code if viewer.team else replays.BOARD
    place = next((one for one in every if one.key == asked), None) or _named(every, own)
    number = replays.at_position(viewer, int(position[:9]) if position.isdecimal() else 1)
    if number is None or pasts.moment(viewer.exercise, number) is None:
        sentence = _(
            "What stood then was not kept here. An exercise that came from another machine left "
            "its moments there. The review stands on the record."
        )
        raise Refused(sentence)
    return redirect("replay", *viewers.place(viewer), number, place.key)


def _sheet(request: HttpRequest, viewer: Viewer, number: int, key: str) -> HttpResponse:
    """The scrubber; with `?decision=7` beside what had happened when that was released."""
    every = _places(viewer)
    then, place = _then(viewer, number), _named(every, key)
    decision = request.GET.get("decision", "")
    it = replays.replay(viewer, then, place, every)
    names = Names.of(viewer)
    context = {
        "viewer": viewer,
        "it": it,
        "told": [(mark, names.sentence(mark.entry)) for mark in it.chapter.marks]
        if it.chapter
        else [],
        "known": _known(viewer, decision),
        "may_branch": is_director(viewer) and branching.is_in_play(viewer.exercise, then),
    }
    return render(request, "replay/replay.html", context)


def _known(viewer: Viewer, decision: str) -> StateSheet | None:
    """What the team could see when it released a decision, and what it could not."""
    is_key = decision.isdecimal() and len(decision) < 19
    return information_states.sheet(viewer, int(decision)) if is_key else None


def _page(request: HttpRequest, viewer: Viewer, number: int, key: str) -> HttpResponse:
    """The page itself, rendered from the rows of then. Nothing on it can be pressed or sent."""
    then, place = _then(viewer, number), _named(_places(viewer), key)
    if not replays.is_open(viewer, place):
        raise Http404
    return still(request, viewer, then, place)


def still(request: HttpRequest, viewer: Viewer, then: Moment, place: Place) -> HttpResponse:
    """The same queries and templates that rendered it then."""
    with pasts.as_of(then):
        exercise = pasts.exercise_then(viewer.exercise)
        kind = "room" if place.team else place.key
        context = PAGES[kind](request, viewer, place, exercise) | {"then": then}
        return render(request, "replay/still.html", context | {"live_page": f"{kind}/{kind}.html"})


def _room(
    request: HttpRequest, viewer: Viewer, place: Place, exercise: Exercise
) -> dict[str, object]:
    if place.team is None:
        raise Http404
    is_own = viewer.team == place.team
    seat = pasts.seat_then(exercise, viewer.seat if is_own else None, place.team)
    passes.begin(exercise, is_for_all=False)
    return room_context(Viewer.from_seat(seat)) | {"is_own": is_own}


def _board(
    request: HttpRequest, viewer: Viewer, place: Place, exercise: Exercise
) -> dict[str, object]:
    return board_context(request, Viewer.board(exercise))


def _console(
    request: HttpRequest, viewer: Viewer, place: Place, exercise: Exercise
) -> dict[str, object]:
    return console_context(request, pasts.control_then(exercise, viewer.own_seat))


type Context = Callable[[HttpRequest, Viewer, Place, Exercise], dict[str, object]]
PAGES: dict[str, Context] = {"room": _room, "board": _board, "console": _console}


def _look_in(request: HttpRequest, viewer: Viewer, number: int, key: str) -> HttpResponse:
    place = _named(_places(viewer), key)
    if place.team is None:
        raise Http404
    look_ins.look_in(place.team, by=viewer.own_seat)
    where = reverse("replay", args=[*viewers.place(viewer), number, place.key])
    decision = request.POST.get("decision", "")
    return redirect(f"{where}?decision={decision}" if decision.isdecimal() else where)


def _places(viewer: Viewer) -> list[Place]:
    """Nothing is looked at again while play goes on."""
    if not viewer.exercise.has_ended:
        raise Http404
    return replays.places(viewer)


def _named(every: list[Place], key: str) -> Place:
    for place in every:
        if place.key == key:
            return place
    raise Http404


def _then(viewer: Viewer, number: int) -> Moment:
    then = pasts.moment(viewer.exercise, number)
    if then is None:
        raise Http404
    return then
