"""One thing that needs control, with its remedy."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wargame.models import Draft, Seat, Team

from .inject_queues import Slip

Where = Literal["people", "teams", "injects", "rulings", "agreements", "messages"]


@dataclass(frozen=True)
class Item:
    """One thing, with its remedy: a `seat` that could lead, or get the pen of a `draft`, a `slip`
    to release, minutes with which it `ends_at` another time, a nudge, or else `where` to look."""

    title: str
    detail: str = ""
    at: datetime | None = None
    team: Team | None = None
    is_urgent: bool = False
    seat: Seat | None = None
    slip: Slip | None = None
    draft: Draft | None = None
    needs_time: bool = False
    needs_nudge: bool = False
    ends_at: datetime | None = None
    where: Where = "people"
