"""Several tables of one class: their console, their board, and what all of them do together."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.forms.parallels import AfterForm, ClockForm, ContrastForm
from wargame.models import Facilitator, Parallel, Viewer
from wargame.operations import parallels
from wargame.queries import parallels as side_by_side

from .scoping import control_of_exercise, facilitator_only, public


@require_POST
@control_of_exercise
def add_table(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    made = parallels.add_table(viewer.exercise, by=viewer.own_seat)
    return redirect("parallel", made.parallel_id)


@require_GET
@never_cache
@facilitator_only
def console(request: HttpRequest, parallel_id: int) -> HttpResponse:
    it = side_by_side.console(_of(request, parallel_id))
    return render(request, "parallels/console.html", {"it": it, "place": "exercises"})


@require_GET
@never_cache
@public
def board(request: HttpRequest, parallel_id: int, key: str) -> HttpResponse:
    """For whoever knows the key; it loads itself again, for it follows several exercises."""
    parallel = side_by_side.of_board(parallel_id, key)
    if parallel is None:
        raise Http404
    return render(request, "parallels/board.html", {"it": side_by_side.contrast(parallel)})


@require_POST
@facilitator_only
def open_all(request: HttpRequest, parallel_id: int) -> HttpResponse:
    return _done(request, parallel_id, parallels.open_all)


@require_POST
@facilitator_only
def start_all(request: HttpRequest, parallel_id: int) -> HttpResponse:
    return _done(request, parallel_id, parallels.start_all)


@require_POST
@facilitator_only
def pause_all(request: HttpRequest, parallel_id: int) -> HttpResponse:
    return _done(request, parallel_id, parallels.pause_all)


@require_POST
@facilitator_only
def resume_all(request: HttpRequest, parallel_id: int) -> HttpResponse:
    return _done(request, parallel_id, parallels.resume_all)


@require_POST
@facilitator_only
def next_for_all(request: HttpRequest, parallel_id: int) -> HttpResponse:
    after = AfterForm(request.POST).said()["after"]
    return _done(request, parallel_id, parallels.next_for_all, after=after)


@require_POST
@facilitator_only
def set_clock(request: HttpRequest, parallel_id: int) -> HttpResponse:
    is_one = ClockForm(request.POST).said()["clocks"] == "one"
    return _done(request, parallel_id, parallels.set_clock, is_one=is_one)


@require_POST
@facilitator_only
def contrast(request: HttpRequest, parallel_id: int) -> HttpResponse:
    parallel = _of(request, parallel_id)
    tension = ContrastForm(request.POST).said()["tension"]
    parallels.contrast(parallel, tension, by=_me(request))
    return redirect("parallel", parallel_id)


def _done(
    request: HttpRequest, parallel_id: int, act: Callable[..., object], **said: object
) -> HttpResponse:
    act(_of(request, parallel_id), by=_me(request), **said)
    return redirect("parallel", parallel_id)


def _of(request: HttpRequest, parallel_id: int) -> Parallel:
    parallel = side_by_side.of_director(parallel_id, _me(request))
    if parallel is None:
        raise Http404
    return parallel


def _me(request: HttpRequest) -> Facilitator:
    return cast(Facilitator, request.user)
