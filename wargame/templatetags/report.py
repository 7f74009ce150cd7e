"""What stands beside a section of the report."""

from typing import Any

from django import template

from wargame.queries.report_desks import ReportDesk, SectionDesk

register = template.Library()


@register.filter
def section_desk(desk: ReportDesk, section: dict[str, Any]) -> SectionDesk | None:
    """None for an annex, which is the record's alone."""
    number = section["number"]
    return desk.sections.get(number) if isinstance(number, int) else None
