"""The messages of whoever has a seat: the desk, a conversation, all by move, what is sent."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.models import Viewer

from . import message_pages as pages
from .scoping import reader_in_exercise


@require_GET
@never_cache
@reader_in_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return pages.desk(request, viewer)


@require_GET
@never_cache
@reader_in_exercise
def traffic(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return pages.traffic(request, viewer)


@require_GET
@never_cache
@reader_in_exercise
def conversation(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    return pages.conversation(request, viewer, conversation_id)


@require_POST
@reader_in_exercise
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return pages.write(request, viewer)


@require_POST
@reader_in_exercise
def answer(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    return pages.answer(request, viewer, conversation_id)


@require_POST
@reader_in_exercise
def keep_unread(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    return pages.keep_unread(request, viewer, conversation_id)


@require_POST
@reader_in_exercise
def jot(request: HttpRequest, viewer: Viewer, conversation_id: int | None = None) -> HttpResponse:
    """Keep what is being written, in a conversation or to nobody yet."""
    return pages.jot(request, viewer, conversation_id)
