"""How moments and spans are written in a record."""

from datetime import datetime, timedelta


def moment(at: datetime | None) -> str | None:
    """ISO 8601 in the zone it is kept in, which is UTC."""
    return at.isoformat() if at else None


def seconds(span: timedelta | None) -> int | None:
    """Whole seconds, of exercise time mostly."""
    return None if span is None else round(span.total_seconds())
