"""Who may come to a page: each decorator finds the viewer or answers as if nothing were there.

Every view carries one of these; the house test looks for the mark they leave.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from wargame.models import Viewer
from wargame.queries import viewers

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Open to anyone."""
    return _marked(login_not_required(view), "public")


def facilitator_only(view: View) -> View:
    """For people with an account; the login middleware sends everyone else to sign in."""
    return _marked(view, "facilitator")


def control_of_exercise(view: View) -> View:
    """Passes `(request, viewer, ...)`: a signed-in facilitator who is control here."""
    return _scoped(view, "control", lambda request, code: viewers.of_control(code, request.user))


def seat_in_exercise(view: View) -> View:
    """Passes `(request, viewer, ...)`: the player whose key this browser carries."""

    def find(request: HttpRequest, code: str, seat_id: int) -> Viewer | None:
        return viewers.of_seat(code, seat_id, request.COOKIES)

    return _scoped(view, "seat", find)


def board_of_exercise(view: View) -> View:
    """Passes `(request, viewer, ...)`: whoever knows the board's key."""
    return _scoped(view, "board", lambda request, code, key: viewers.of_board(code, key))


def _scoped(view: View, scope: str, find: Callable[..., Viewer | None]) -> View:
    names = {"control": ("code",), "seat": ("code", "seat_id"), "board": ("code", "key")}[scope]

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
