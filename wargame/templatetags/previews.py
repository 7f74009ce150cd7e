"""One entry of a draft as players will see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import template

from wargame.forms.positions import MarkForm
from wargame.models import ScenarioDraft, Stance, Team
from wargame.queries import draft_entries, previews
from wargame.queries.findings import Draft

register = template.Library()

type Row = Mapping[str, Any]


@dataclass(frozen=True)
class Seen:
    """`name` is the template in which it stands, `it` what the template shows."""

    name: str
    it: Any

    @property
    def template(self) -> str:
        return f"previews/_{self.name}.html"


@register.simple_tag
def as_players_see(draft: ScenarioDraft, part: str, row: Row | None) -> Seen | None:
    """None where players see nothing of the part, or no entry is open."""
    shown = SHOWN.get(part)
    return Seen(part, shown(Draft(draft.files), row)) if shown and row else None


@register.simple_tag
def teams_of(draft: ScenarioDraft) -> list[Team]:
    """Those that its author can play."""
    return previews.teams(draft.files)


def _tension(_draft: Draft, row: Row) -> MarkForm:
    return MarkForm(tension=draft_entries.tension(row, 1), stance=Stance.IN_ROLE)


def _question(_draft: Draft, row: Row) -> Any:
    move = draft_entries.move({"question": row.get("key")}, [draft_entries.question(row)])
    return previews.answer(move)


def _move(draft: Draft, row: Row) -> Any:
    return draft_entries.move(row, [draft_entries.question(one) for one in draft.rows("questions")])


SHOWN: dict[str, Callable[[Draft, Row], Any]] = {
    "brief": lambda draft, _row: draft_entries.version(draft),
    "facts": lambda _draft, row: [draft_entries.fact(row)],
    "tensions": _tension,
    "questions": _question,
    "criteria": lambda _draft, row: [draft_entries.criterion(row)],
    "teams": lambda _draft, row: draft_entries.team(row),
    "moves": _move,
    "injects": lambda draft, row: previews.Slip(draft_entries.inject(row, 1)),
}
