"""What every page of agreements and communiques follows: all of them, as they stand now."""

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
