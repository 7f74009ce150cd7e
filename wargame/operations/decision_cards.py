"""Starting a decision from a card: its words go where nothing stands, and over nobody's."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import DecisionCard, DraftKind, DraftText, Exercise, Move, Seat, paragraphs

from . import checks, drafts
from .journal import lock


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
    exercise = lock(exercise)
    kind = DraftKind.DECISION
    draft = drafts.take_pen(exercise, move=move, kind=kind, number=number, by=by)
    written = {row.name: row for row in draft.texts.current()}
    words = _words(option, card, move, by)
    filled = [name for name in words if _is_free(written.get(name)) and _fits(name, words[name])]
    for name in filled:
        row = written.get(name, DraftText(revision=0))
        drafts.save(
            exercise,
            move=move,
            kind=kind,
            name=name,
            text=words[name],
            base=row.revision,
            number=number,
            by=by,
        )
    return filled


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


def _is_free(row: DraftText | None) -> bool:
    return row is None or not row.text.strip()
