"""Empty sheets of a team, for control to type in what the team wrote on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.models import Draft, DraftKind, DraftText, Duty, Move, Seat, Team, Tension, Viewer

from . import drafts
from .draft_sheets import DraftSheet
from .held_texts import Held


@dataclass(frozen=True)
class Paper:
    """`sheets` hold nothing but what was sent and is wrong: what a team writes on devices is not
    read here. `head` is who would have to be away."""

    team: Team
    move: Move
    sheets: list[DraftSheet]
    tensions: list[Tension]
    head: Seat | None

    @property
    def is_led(self) -> bool:
        return self.head is not None and self.head.is_present


def paper(
    viewer: Viewer, team: Team, move: Move, kind: str = "", sent: Mapping[str, str] | None = None
) -> Paper:
    """At most nine queries; `sent` are the fields of the sheet of this `kind`."""
    as_team = Viewer(viewer.exercise, team=team)
    held = {kind: _held(team, move, kind, sent)} if sent else {}
    return Paper(
        team=team,
        move=move,
        sheets=drafts.on_paper(as_team, move, held),
        tensions=list(move.tensions.all()),
        head=team.seats.taken().filter(duty=Duty.LEAD).first(),
    )


def _held(team: Team, move: Move, kind: str, sent: Mapping[str, str]) -> Held:
    """As if it stood in a draft; nothing of it is saved."""
    draft = Draft(exercise=team.exercise, team=team, move=move, kind=DraftKind(kind))
    rows = {name: DraftText(name=name, text=text, revision=0) for name, text in sent.items()}
    return Held(draft=draft, written=rows, answer=None, decision=None, dissents=[])
