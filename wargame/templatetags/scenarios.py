"""Acts on the rows of a scenario draft, in templates."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wargame.models import ScenarioDraft

register = template.Library()


@register.simple_tag
def edit(
    act: str,
    draft: ScenarioDraft,
    part: str,
    row: str = "",
    opened: str = "",
    inside: str = "",
    at: int = 0,
) -> SafeString:
    """The attributes of a button that does one act on a row, or on entry `at` of a list in it.

    As a plain POST it belongs to the page's one act form. With script it waits until all that was
    typed is saved, and the editor comes anew with the `opened` row as it was."""
    where = {"open": opened} | ({"inside": inside, "at": at} if inside else {})
    parts = [draft.pk, part, row] if row else [draft.pk, part]
    url = f"{reverse(f'scenario-{act}', args=parts)}?{urlencode(where)}"
    return format_html(
        'form="act" formaction="{0}" hx-post="{0}" hx-target="#editor" hx-select="#editor" '
        'hx-select-oob="#flash,#undo" hx-swap="outerHTML" hx-params="none" data-when-saved',
        url,
    )
