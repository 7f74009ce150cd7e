"""Whether the moves of a scenario have their time in the formats it offers. A format that does not
add up cannot be read at all, so it is not looked for here."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Draft, Finding, Row, at


def timing(draft: Draft) -> Iterator[Finding]:
    """Moves that no format plays."""
    formats = draft.rows("formats")
    played = {step.get("move") for one in formats for step in one.get("steps") or ()}
    for move in draft.rows("moves") if formats else ():
        if move.get("number") not in played:
            claim = _("No format plays move %(number)s.") % {"number": move.get("number")}
            advice = _("Offer a longer one, or keep the move for another day.")
            yield Finding("move-unplayed", claim, advice, *at("moves", move))


def durations(draft: Draft) -> str:
    """How long the formats last, 1 h 15, 3 h; nothing where one of them does not add up."""
    formats = draft.rows("formats")
    if any(_minutes(one) != sum(map(_minutes, one.get("steps") or ())) for one in formats):
        return ""
    return ", ".join(dict.fromkeys(_said(_minutes(one)) for one in formats))


def _minutes(row: Row) -> int:
    found = row.get("minutes")
    return found if isinstance(found, int) else 0


def _said(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s") % {"hours": hours, "minutes": f"{rest:02}"}
