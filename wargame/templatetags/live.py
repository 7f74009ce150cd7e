"""Regions and acts in templates."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wargame.live import regions
from wargame.queries import clocks

register = template.Library()


@register.simple_tag(takes_context=True)
def region(context: Context, name: str) -> SafeString:
    """A live region of the page, rendered as the stream will push it.

    The page's context holds `viewer` and `page`.
    """
    return regions.render(regions.named(context["page"], name), context["viewer"])


@register.simple_tag(takes_context=True)
def region_names(context: Context) -> str:
    """What the page's stream brings: one tab hears it for all tabs of the same viewer, and these
    may show other regions."""
    return " ".join(region.name for region in regions.of_page(context["page"]))


@register.simple_tag(takes_context=True)
def clock_left(context: Context) -> str:
    """The milliseconds that are left of the step while the clock runs: at the end of a page, so
    that the time it took to render the rest is not lost. No query."""
    exercise = context["viewer"].exercise
    if exercise.step is None or exercise.running_since is None:
        return ""
    return str(int(clocks.time_left(exercise, exercise.step).total_seconds() * 1000))


@register.simple_tag
def act(url_name: str, *args: object) -> SafeString:
    """The attributes of a button that does one act, anywhere on a page, live regions included.

    The button belongs to the page's one act form, which holds the token, so it works as a plain
    POST; with script nothing is reloaded, for the regions follow by themselves.
    """
    return format_html(
        'form="act" formaction="{0}" hx-post="{0}" hx-swap="none" hx-disabled-elt="this"',
        reverse(url_name, args=args),
    )
