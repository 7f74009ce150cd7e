"""Empty sheets of a team, for control to type in what the team wrote on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.models import (
    Answer,
    Decision,
    Draft,
    DraftKind,
    DraftText,
    Duty,
    Move,
    Seat,
    Team,
    Tension,
    Viewer,
)

from . import drafts
from .draft_sheets import DraftSheet
from .held_texts import Held


@dataclass(frozen=True)
class Paper:
    """`sheets` hold nothing but what was sent and is wrong: what a team writes on devices is not
    read here. `head` is who would have to be away; `answer` and `decision` are what the team
    has released, of which there is no sheet."""

    team: Team
    move: Move
    sheets: list[DraftSheet]
    tensions: list[Tension]
    head: Seat | None
    answer: Answer | None
    decision: Decision | None

    @property
    def is_led(self) -> bool:
        return self.head is not None and self.head.is_present


def paper(
    viewer: Viewer, team: Team, move: Move, kind: str = "", sent: Mapping[str, str] | None = None
) -> Paper:
    """At most eleven queries; `sent` are the fields of the sheet of this `kind`."""
    as_team = Viewer(viewer.exercise, team=team)
    held = {kind: _held(team, move, kind, sent)} if sent else {}
    answer = Answer.objects.standing().filter(team=team, move=move).first()
    decision = Decision.objects.standing().filter(team=team, move=move).first()
    stands = {DraftKind.ANSWER: answer, DraftKind.DECISION: decision}
    sheets = drafts.on_paper(as_team, move, held)
    return Paper(
        team=team,
        move=move,
        sheets=[sheet for sheet in sheets if not stands[DraftKind(sheet.kind)]],
        tensions=list(move.tensions.all()),
        answer=answer,
        decision=decision,
        head=team.seats.taken().filter(duty=Duty.LEAD).first(),
    )


def _held(team: Team, move: Move, kind: str, sent: Mapping[str, str]) -> Held:
    """As if it stood in a draft; nothing of it is saved."""
    draft = Draft(exercise=team.exercise, team=team, move=move, kind=DraftKind(kind))
    rows = {name: DraftText(name=name, text=text, revision=0) for name, text in sent.items()}
    return Held(draft=draft, written=rows, answer=None, decision=None, dissents=[])
