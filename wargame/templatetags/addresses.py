"""Addresses of pages that a seat and control both have, each its own."""

from django import template
from django.urls import reverse

from wargame.models import Viewer
from wargame.queries import viewers

register = template.Library()


@register.simple_tag
def own_url(viewer: Viewer, name: str, *args: object) -> str:
    """The page of this name among the viewer's own: under the seat, or control's."""
    return reverse(name, args=[*viewers.place(viewer), *args])
