"""What a team drafts field by field: what a field is called, and how much goes into it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Field:
    """One drafted field. `limit` counts characters; `hint` says what belongs in it."""

    name: str
    label: str | Promise
    hint: str | Promise
    limit: int
