"""The time of play beside the time in the room."""

from datetime import timedelta

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def play_time(time: timedelta | None) -> SafeString:
    """Exercise time in hours and minutes, pauses not counted: +1:07."""
    if time is None:
        return SafeString("")
    hours, minutes = divmod(int(time.total_seconds() // 60), 60)
    return format_html(
        '<span class="play-time" title="{0}">+{1}<span class="visually-hidden"> {2}</span></span>',
        _("Time of play, without pauses"),
        f"{hours}:{minutes:02}",
        _("of play"),
    )
