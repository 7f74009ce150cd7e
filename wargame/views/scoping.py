"""Who may come to a page: each decorator finds the viewer or answers as if nothing were there.

Every view carries one of these; the house test looks for the mark they leave.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from wargame.models import Viewer
from wargame.queries import viewers

View = Callable[..., HttpResponse]
type Find = Callable[..., Viewer | None]


def public(view: View) -> View:
    """Open to anyone."""
    return _marked(login_not_required(view), "public")


def facilitator_only(view: View) -> View:
    """For people with an account; the login middleware sends everyone else to sign in."""
    return _marked(view, "facilitator")


def control_of_exercise(view: View) -> View:
    """Passes `(request, viewer, ...)`: a signed-in facilitator who is control here, or whoever
    carries the link of a co-facilitator."""

    def find(request: HttpRequest, code: str) -> Viewer | None:
        return viewers.of_control(code, request.user, request.COOKIES)

    return _scoped(view, "control", find)


def seat_in_exercise(view: View) -> View:
    """Passes `(request, viewer, ...)`: the player whose key this browser carries."""
    return _scoped(view, "seat", _carried(viewers.of_seat))


def reader_in_exercise(view: View) -> View:
    """The same for a page that evaluators and observers read too, each under their seat."""
    return _scoped(view, "reader", _carried(viewers.of_reader))


def onlooker_in_exercise(view: View) -> View:
    """The same for evaluators and observers alone."""
    return _scoped(view, "onlooker", _carried(viewers.of_onlooker))


def evaluator_in_exercise(view: View) -> View:
    """The same for evaluators alone."""
    return _scoped(view, "evaluator", _carried(viewers.of_evaluator))


def board_of_exercise(view: View) -> View:
    """Passes `(request, viewer, ...)`: whoever knows the board's key."""
    return _scoped(view, "board", lambda request, code, key: viewers.of_board(code, key))


def _carried(of: Callable[[str, int, Mapping[str, str]], Viewer | None]) -> Find:
    def find(request: HttpRequest, code: str, seat_id: int) -> Viewer | None:
        return of(code, seat_id, request.COOKIES)

    return find


def _scoped(view: View, scope: str, find: Find) -> View:
    names = {"control": ("code",), "board": ("code", "key")}.get(scope, ("code", "seat_id"))

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        viewer = find(request, *(kwargs.pop(name) for name in names))
        if viewer is None:
            raise Http404
        return view(request, viewer, **kwargs)

    return _marked(login_not_required(wrapper), scope)


def _marked(view: View, scope: str) -> View:
    view.scope = scope  # type: ignore[attr-defined]
    return view
