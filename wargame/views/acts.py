"""What the web answers when an act has been done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def done(request: HttpRequest, to: str, *args: object) -> HttpResponse:
    """Nothing to say to htmx, whose page follows by its regions; a plain form goes on to `to`."""
    if getattr(request, "htmx", False):
        return HttpResponse(status=204)
    return redirect(to, *args)
