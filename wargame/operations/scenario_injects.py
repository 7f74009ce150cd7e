"""Taking a list of injects into a scenario draft: by number some are changed, the others added."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, ScenarioDraft, ScenarioDraftAct
from wargame.scenario_files import parts
from wargame.scenario_files.edits import Spot

from .inject_lists import Listed
from .injects import MOST
from .scenario_acts import keep, locked

PART = "injects"


@transaction.atomic
def take_in(draft: ScenarioDraft, listed: Sequence[Listed], *, by: Facilitator) -> int:
    """Put the list into the draft; how many it wrote or changed. The same list again changes
    nothing. What a list does not say of an inject stays as it was."""
    draft = locked(draft, by)
    before = {row["number"]: row for row in parts.rows_of(draft.files, PART)}
    after = before | {one.number: _row(before.get(one.number, {}), one) for one in listed}
    if len(after) > MOST:
        raise Refused(_("A scenario has at most %(most)s injects.") % {"most": MOST})
    files = parts.with_rows(draft.files, PART, list(after.values()))
    keep(draft, files, ScenarioDraftAct.Kind.WRITTEN, Spot(PART), by=by, place=0)
    return sum(before.get(number) != row for number, row in after.items())


def _row(known: parts.Row, listed: Listed) -> parts.Row:
    """A field that says nothing is left out: no minute, for all teams, nothing expected."""
    said: dict[str, Any] = {
        "number": listed.number,
        "move": listed.move,
        "minute": listed.minute,
        "title": listed.title,
        "sender": listed.sender,
        "to": list(listed.to),
        "kind": str(listed.kind),
        "text": listed.text,
        "expected_actions": [line for line in listed.expected.split("\n") if line.strip()],
    }
    return {name: value for name, value in (known | said).items() if value not in (None, [])}
