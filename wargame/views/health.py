"""Whether this process can do its work: it reaches the database and hears of acts."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.live.hub import hub

from .scoping import public


@require_GET
@never_cache
@public
def healthz(request: HttpRequest) -> HttpResponse:
    failing = _failing()
    return HttpResponse(
        failing or "ok", status=503 if failing else 200, content_type="text/plain; charset=utf-8"
    )


def _failing() -> str:
    """One word for what fails, or nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "database"
    return "" if hub.is_listening else "listening"
