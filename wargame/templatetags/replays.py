"""Pages of the past: they are read, and nothing on them leads or does anything."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Templates write attributes in double quotes, and what people wrote is escaped: no text looks so.
LEADING = re.compile(r' (?:hx-[a-z-]+|formaction|action|href="(?!#))(?:="[^"]*"|[^"]*")')


@register.filter
def still(html: SafeString) -> SafeString:
    """The same page without what leads away from it or asks for anything; ways within it stay."""
    return mark_safe(LEADING.sub("", html))  # noqa: S308  (nothing is added to what was safe)
