"""Guessing is slowed down: a few wrong tries a minute from one address, then a wait."""

import time

from django.core.cache import cache
from django.utils.translation import ngettext

from wargame.errors import Refused

MOST_A_MINUTE = 10


def begin(what: str, address: str) -> None:
    """Count a try before its outcome is known, so that tries at the same moment all count.

    Raises Refused after too many. The count is kept in this process's memory: several processes
    allow as many times more, which still leaves hundreds of millions of codes to guess.
    """
    key, now = _key(what, address), time.time()
    cache.add(key, 0, timeout=60)
    if _add(key, 1) > MOST_A_MINUTE:
        wait = 60 - int(now % 60)
        sentence = ngettext(
            "Too many tries. Wait %(n)s second.", "Too many tries. Wait %(n)s seconds.", wait
        )
        raise Refused(sentence % {"n": wait})


def forgive(what: str, address: str) -> None:
    """Take a try that was right out of the count: a whole class may share one address."""
    _add(_key(what, address), -1)


def _key(what: str, address: str) -> str:
    return f"tries:{what}:{address}:{int(time.time() // 60)}"


def _add(key: str, number: int) -> int:
    try:
        return cache.incr(key, number)
    except ValueError:  # the minute is over
        return 0
