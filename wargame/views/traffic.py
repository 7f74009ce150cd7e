"""Control's messages: all traffic, its own conversations, what it publishes and what it settles."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.models import Viewer
from wargame.operations import messages

from . import acts
from . import message_pages as pages
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return pages.desk(request, viewer)


@require_GET
@never_cache
@control_of_exercise
def traffic(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return pages.traffic(request, viewer)


@require_GET
@never_cache
@control_of_exercise
def conversation(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    return pages.conversation(request, viewer, conversation_id)


@require_POST
@control_of_exercise
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return pages.write(request, viewer)


@require_POST
@control_of_exercise
def answer(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    return pages.answer(request, viewer, conversation_id)


@require_POST
@control_of_exercise
def keep_unread(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    return pages.keep_unread(request, viewer, conversation_id)


@require_POST
@control_of_exercise
def jot(request: HttpRequest, viewer: Viewer, conversation_id: int | None = None) -> HttpResponse:
    """Keep what is being written, in a conversation or to nobody yet."""
    return pages.jot(request, viewer, conversation_id)


@require_POST
@control_of_exercise
def publish(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    messages.publish(pages.message_in(request, viewer, conversation_id), by=viewer.own_seat)
    return acts.done(request, "conversation", viewer.exercise.code, conversation_id)


@require_POST
@control_of_exercise
def settle(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    """Up to the message that the button names; what came since still waits for an answer."""
    messages.settle(pages.message_in(request, viewer, conversation_id), by=viewer.own_seat)
    return acts.done(request, "conversation", viewer.exercise.code, conversation_id)
