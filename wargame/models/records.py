"""What a team drafts field by field: what a field is called, and how much goes into it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Field:
    """One drafted field. `limit` counts characters; `hint` says what belongs in it."""

    name: str
    label: str | Promise
    hint: str | Promise
    limit: int


REASON = 200
# Written with every version after the first.
WHY_CHANGED = Field(
    "reason", gettext_lazy("Why it changes"), gettext_lazy("one line for the record"), REASON
)
