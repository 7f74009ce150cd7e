"""The tag that puts a live region into a page."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from wargame.live import regions

register = template.Library()


@register.simple_tag(takes_context=True)
def region(context: dict[str, Any], name: str) -> SafeString:
    """The named region of the `page` in the context, as its `viewer` may see it."""
    page, viewer = context["page"], context["viewer"]
    found = next((row for row in regions.of_page(page) if row.name == name), None)
    if found is None:
        raise template.TemplateSyntaxError(f"The page {page} has no region {name}.")
    return regions.render(found, viewer)
