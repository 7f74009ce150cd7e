"""Starting a decision from a card: its words go where nothing stands, and over nobody's."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import DecisionCard, DraftKind, Exercise, Move, Seat, paragraphs

from . import checks, drafts


@transaction.atomic
def start(
    exercise: Exercise, card: DecisionCard, *, label: str, move: Move, by: Seat, number: int = 1
) -> list[str]:
    """Fill what is empty of the team's draft from one option, as its writer would; returns the
    names of these fields. Raises Refused while somebody else writes."""
    option = next((one for one in card.options if one["label"] == label), None)
    if option is None:
        raise Refused(_("This card has no such option. Load the page again."))
    checks.player(by)
    words = _words(option, card, move, by)
    fitting = {name: text for name, text in words.items() if _fits(name, text)}
    kind = DraftKind.DECISION
    return drafts.fill(exercise, move=move, kind=kind, number=number, texts=fitting, by=by)


def _words(option: dict[str, str], card: DecisionCard, move: Move, by: Seat) -> dict[str, str]:
    """What the option says, by the fields of a decision."""
    injects = move.exercise.injects.filter(deliveries__team=by.team_id)
    linked = injects.filter(plan__key__in=card.linked_injects).values_list("number", flat=True)
    return {
        "title": option["text"],
        "answers": " ".join([move.question.key, *linked]),
        "action": option["text"],
        "rationale": option.get("why", ""),
        "risk": option.get("but", ""),
    }


def _fits(name: str, text: str) -> bool:
    """Half a sentence is no start: what is too long for a field is left out of it."""
    return 0 < len(text) <= (paragraphs.limit_of(name, []) or 0)
