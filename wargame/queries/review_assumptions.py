"""The review's register of assumptions: what failed first, for the list is the lesson."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import Verdict

from . import assumptions
from .assumptions import AssumptionSheet
from .review_sight import Sight

PLACES = [Verdict.FAILED, Verdict.HELD, Verdict.UNTESTED]


@dataclass(frozen=True)
class Register:
    """`finding` is a title, `counts` says how many became what."""

    finding: str
    counts: str
    sheets: list[AssumptionSheet]


def register(sight: Sight) -> Register:
    """At most five queries."""
    sheets = sorted(assumptions.register(sight.viewer), key=lambda one: PLACES.index(one.state))
    found = Counter(one.state for one in sheets)
    return Register(_finding(found), _counts(found), sheets)


def _finding(found: Counter[Verdict]) -> str:
    failed = found[Verdict.FAILED]
    if failed:
        return ngettext("%(n)s assumption failed", "%(n)s assumptions failed", failed) % {
            "n": failed
        }
    return _("Assumptions, none of which is known to have failed") if found else _("Assumptions")


def _counts(found: Counter[Verdict]) -> str:
    said = {str(one): found[one] for one in Verdict} | {"n": found.total()}
    return _("%(failed)s of %(n)s failed, %(held)s held, %(untested)s were not tested.") % said
