"""What the parts of a scenario, and the fields of their rows, are called on the screen."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PARTS: "dict[str, _StrPromise]" = {
    "brief": _("Brief"),
    "scope": _("Scope"),
    "facts": _("Key facts"),
    "tensions": _("Tensions"),
    "questions": _("Key questions"),
    "criteria": _("Criteria"),
    "teams": _("Teams"),
    "moves": _("Moves"),
    "injects": _("Injects"),
    "cards": _("Decision cards"),
    "formats": _("Timelines"),
    "series": _("Figures by year"),
    "reading": _("Further reading"),
    "sources": _("Sources"),
    "ledger": _("Ledger"),
}

# In the order in which they are read.
FIELDS: "dict[str, _StrPromise]" = {
    "key": _("Key"),
    "code": _("Code"),
    "number": _("Number"),
    "title": _("Title"),
    "name": _("Name"),
    "short_name": _("Short name"),
    "subtitle": _("Subtitle"),
    "summary": _("Summary"),
    "metric": _("What is measured"),
    "measure": _("Measure"),
    "value": _("Value"),
    "source": _("Source"),
    "as_of": _("As of"),
    "note": _("Note"),
    "later": _("Other figures"),
    "is_canonical": _("The figure to use"),
    "is_verified": _("Checked"),
    "year": _("Year"),
    "setting": _("Setting"),
    "fiction_mark": _("What says that it is fiction"),
    "overview": _("Overview"),
    "scope_intro": _("Leads into the scope"),
    "vision_intro": _("Leads into the criteria"),
    "situation": _("Situation"),
    "text": _("Text"),
    "poles": _("Poles"),
    "good_case": _("Good case"),
    "parts": _("Parts of the answer"),
    "kind": _("Kind"),
    "anchors": _("Anchors"),
    "look_for": _("What evaluators look for"),
    "position": _("Position"),
    "is_ally": _("Ally"),
    "ties": _("Ties"),
    "public_brief": _("Public brief"),
    "private_brief": _("Private brief"),
    "wants": _("Wants"),
    "offers": _("Offers"),
    "red_lines": _("Red lines"),
    "tension_lines": _("On the tensions"),
    "question_lines": _("On the key questions"),
    "seats": _("Seats"),
    "seat_notes": _("Note on the seats"),
    "duty": _("Duty"),
    "task": _("Task"),
    "aim": _("Aim"),
    "brief": _("Brief"),
    "question": _("Key question"),
    "tension": _("Tension"),
    "tensions": _("Tensions"),
    "questions": _("Key questions"),
    "criteria": _("Criteria"),
    "scope": _("Scope"),
    "move": _("Move"),
    "minute": _("Minute"),
    "minutes": _("Minutes"),
    "sender": _("From"),
    "to": _("To"),
    "expected_actions": _("Expected actions"),
    "linked_injects": _("Injects it builds on"),
    "options": _("Options"),
    "label": _("Letter"),
    "steps": _("Steps"),
    "record": _("Decision record"),
    "edition": _("Edition"),
    "definition": _("Definition"),
    "unit": _("Unit"),
    "years": _("Years"),
    "states": _("States"),
    "values": _("Values"),
    "author": _("Author"),
    "publisher": _("Publisher"),
    "date": _("Date"),
    "url": _("Address"),
    "why": _("Why"),
    "theaters": _("Theaters"),
    "budgets": _("Budgets"),
    "tokens": _("Tokens"),
    "token_name": _("What a token is called"),
    "requirements": _("Required"),
    "authors": _("Authors"),
    "licence": _("License"),
}
ORDER = {name: at for at, name in enumerate(FIELDS)}


def of_part(name: str) -> str:
    return str(PARTS[name])


def of_field(name: str) -> str:
    """Keys and codes by which a mapping is sorted are their own name."""
    return str(FIELDS.get(name, name.replace("_", " ")))


def place_of(name: str) -> int:
    return ORDER.get(name, len(ORDER))
