"""What every page of agreements and communiques follows: all of them, as they stand now."""

from django.http import HttpRequest
from django.urls import reverse

from wargame.models import Viewer

from .rooms import place


def following(viewer: Viewer) -> dict[str, object]:
    """The context of such a page, of control or at a seat."""
    page = "accords" if viewer.is_control else "talks"
    where = (viewer.exercise.code,) if viewer.is_control else place(viewer)
    return {
        "viewer": viewer,
        "page": page,
        "live_url": reverse(f"{page}-live", args=where),
        "poll_url": reverse(f"{page}-regions", args=where),
    }


def address(viewer: Viewer, name: str, *parts: int) -> str:
    """Control's address of this name, or that of the same thing at the viewer's seat."""
    if viewer.is_control:
        return reverse(name, args=[viewer.exercise.code, *parts])
    return reverse(f"seat-{name}", args=[*place(viewer), *parts])


def read(request: HttpRequest) -> int | None:
    """What a page's script says that the page was made with."""
    said = request.GET.get("read", "")
    return int(said) if said.isdecimal() and len(said) < 18 else None
