"""Keys of rows that stand in texts and in JSON, where no foreign key says so.

A copy of an exercise has other keys: whoever carries rows to another database goes through every
column that is named here. Whatever is new in the `refs` of an entry is named here too, as a
pointer or as a figure.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.db import models

from .adjudication import Ruling
from .agreements import Agreement
from .answers import Answer
from .assumptions import Assumption
from .commitments import Commitment
from .communiques import Communique
from .corrections import Correction
from .decisions import Decision
from .defenders import Defender
from .drafts import Draft
from .exercises import Exercise
from .exhibits import SOURCES as EXHIBITS
from .fact_checks import FactComment
from .information_states import SOURCES as KNOWN
from .information_states import InformationState
from .injects import Inject
from .journal import JournalEntry
from .ledgers import Requirement
from .lessons import Lesson
from .messages import Conversation, Message, Publication
from .moves import Step
from .notes import Note
from .objections import Objection
from .observations import Observation
from .positions import Position
from .ratings import RatingRound
from .readings import Reading
from .reports import Claim
from .rules import Rule
from .scenario_parts import Tension
from .stars import Star
from .teams import Seat, Team
from .viewers import Viewer

type Key = int | str
# The key of this row on the other side; None where it is not carried along.
type Carry = Callable[[type[models.Model], Key], Key | None]
type Pointer = Callable[[Any, Carry], Any]

# What an entry of the journal points to, by the name under which it keeps the key.
REFS: dict[str, type[models.Model]] = {
    "agreement": Agreement,
    "answer": Answer,
    "assumption": Assumption,
    "called_by": Seat,
    "claim": Claim,
    "comment": FactComment,
    "commitment": Commitment,
    "communique": Communique,
    "conversation": Conversation,
    "correction": Correction,
    "decision": Decision,
    "defender": Defender,
    "draft": Draft,
    "giver": Seat,
    "inject": Inject,
    "lesson": Lesson,
    "message": Message,
    "note": Note,
    "objection": Objection,
    "observation": Observation,
    "position": Position,
    "requirement": Requirement,
    "round": RatingRound,
    "rule": Rule,
    "ruling": Ruling,
    "seat": Seat,
    "star": Star,
    "step": Step,
    "team": Team,
    "teams": Team,
    "tension": Tension,
}

# What it keeps besides: numbers that count within the exercise, figures and names of settings.
FIGURES = frozenset(
    (
        *("action", "chair", "challenge", "clause", "edition", "entry", "field", "injects"),
        *("method", "minutes", "move", "objective", "occasion", "part", "phase", "revision"),
        *("scene", "section", "version", "was_ready", "what"),
    )
)
# What stood on the clock before an act.
BEFORE = "before"

AUDIENCES: dict[str, type[models.Model]] = {"team": Team, "seat": Seat}

# Exhibits, and places of the report, that are named by a key; all others by a number or a word.
PLACES: dict[str, type[models.Model]] = {
    **{
        str(thing): of(Viewer.nobody(Exercise(pk=0))).model
        for thing, (field, of) in EXHIBITS.items()
        if field == "pk"
    },
    "dissent": Decision,
    "ratings": RatingRound,
}


@cache
def known_models() -> Mapping[str, type[models.Model]]:
    """What the keys of each kind in an information state lead to."""
    nobody = Viewer.nobody(Exercise(pk=0))
    return {str(kind): of(nobody).model for kind, of in KNOWN.items()}


def refs(value: dict[str, Any], carry: Carry) -> dict[str, Any]:
    """Raises LookupError for a name of which nobody has said what it leads to."""
    found: dict[str, Any] = {}
    for name, held in value.items():
        if name in FIGURES:
            found[name] = held
        elif name == BEFORE:
            found[name] = _before(held, carry)
        elif name not in REFS:
            raise LookupError(name)
        elif isinstance(held, list):
            found[name] = _each(REFS[name], held, carry)
        else:
            found[name] = None if held is None else carry(REFS[name], held)
    return found


def audience(value: str, carry: Carry) -> str:
    """Everyone, control and the like stay as they are."""
    kind, colon, key = value.partition(":")
    return f"{kind}:{_said(AUDIENCES[kind], key, carry)}" if colon and kind in AUDIENCES else value


def audiences(value: list[str], carry: Carry) -> list[str]:
    """In their order, which is part of what tells one conversation from another."""
    return sorted(audience(one, carry) for one in value)


def place(value: str, carry: Carry) -> str:
    """`decision-12`, `dissent-12-1`."""
    kind, dash, rest = value.partition("-")
    if not dash or kind not in PLACES:
        return value
    key, dash, more = rest.partition("-")
    return f"{kind}-{_said(PLACES[kind], key, carry)}{dash}{more}"


def places(value: list[str], carry: Carry) -> list[str]:
    return [place(one, carry) for one in value]


def seats(value: list[Key], carry: Carry) -> list[Key]:
    return _each(Seat, value, carry)


def teams(value: list[Key], carry: Carry) -> list[Key]:
    return _each(Team, value, carry)


def keys(value: dict[str, list[Key]], carry: Carry) -> dict[str, list[Key]]:
    """Of an information state, by kind."""
    models_ = known_models()
    return {
        kind: sorted(_each(models_[kind], held, carry), key=lambda key: (isinstance(key, str), key))
        for kind, held in value.items()
    }


def _each(model: type[models.Model], held: list[Key], carry: Carry) -> list[Key]:
    """Without those that are not carried along."""
    carried = [carry(model, one) for one in held]
    return [one for one in carried if one is not None]


def _said(model: type[models.Model], key: str, carry: Carry) -> Key:
    """Within a text; what is not carried along is nobody's key."""
    found = carry(model, key)
    return 0 if found is None else found


def _before(held: dict[str, Any], carry: Carry) -> dict[str, Any]:
    steps = {carry(Step, pk): times for pk, times in held["steps"].items()}
    return held | {
        "step": None if held["step"] is None else carry(Step, held["step"]),
        "steps": {str(pk): times for pk, times in steps.items() if pk is not None},
    }


POINTERS: dict[tuple[type[models.Model], str], Pointer] = {
    (Claim, "evidence"): places,
    (Conversation, "parties"): audiences,
    (Correction, "readers"): seats,
    (Correction, "told"): teams,
    (InformationState, "seen"): keys,
    (InformationState, "unseen"): keys,
    (JournalEntry, "audiences"): audiences,
    (JournalEntry, "refs"): refs,
    (Lesson, "evidence"): places,
    (Message, "sender"): audience,
    (Star, "exhibit"): place,
}

# Columns that hold the key of the last row that somebody has read or answered, 0 before the first;
# what rows these are depends on the row that says so.
UP_TO: dict[tuple[type[models.Model], str], Callable[[Mapping[str, Any]], type[models.Model]]] = {
    (Conversation, "answered_to"): lambda row: Message,
    (Reading, "up_to"): lambda row: Message if row.get("conversation_id") else Publication,
}
