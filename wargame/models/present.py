"""The present moment: the time of day or, while the past is looked at, the time it was then.

What is shown asks here what time it is; what is done is always done now.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_then: ContextVar[datetime | None] = ContextVar("then", default=None)


def now() -> datetime:
    """The time that pages go by."""
    return _then.get() or timezone.now()


@contextmanager
def at(then: datetime) -> Iterator[None]:
    """Inside, it is that time."""
    token = _then.set(then)
    try:
        yield
    finally:
        _then.reset(token)
