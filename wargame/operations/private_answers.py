"""Answering the key question alone: open from the step of the estimates until the reveal, and
late ever after."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Appraisal,
    Exercise,
    Kind,
    Move,
    PartKind,
    PrivateChoice,
    Reveal,
    Revealed,
    Seat,
    Stance,
    StepKind,
    Voice,
)
from wargame.models.question_parts import QuestionPart

from . import checks
from .journal import lock, record, to_seat, to_teams


@dataclass(frozen=True)
class Turn:
    """One person who answers alone now, on the locked exercise."""

    exercise: Exercise
    move: Move
    team: int
    voice: Voice
    is_late: bool
    by: Seat

    @property
    def row(self) -> dict[str, object]:
        """What every row says of its author."""
        return {
            "exercise": self.exercise,
            "voice": self.voice,
            "team_id": self.team,
            "move": self.move,
            "is_late": self.is_late,
        }


@transaction.atomic
def choose(
    exercise: Exercise, *, move: Move, option: int, reason: str, by: Seat, words: str = ""
) -> PrivateChoice:
    """Choose one of the options, or the mix in own words. The same again changes nothing."""
    turn = begin(exercise, move, by)
    choice = asked(move, PartKind.CHOICE)
    if option not in dict(choice.numbered_options):
        raise Refused(_("This is not among the options. Load the page again."))
    mine = PrivateChoice.objects.filter(voice=turn.voice, move=move, team=turn.team)
    before = mine.order_by("-pk").first()
    said = (option, words, reason)
    if before is not None and (before.option, before.words, before.reason) == said:
        return before
    made = PrivateChoice.objects.create(**turn.row, option=option, words=words, reason=reason)
    announce(turn, PartKind.CHOICE, is_seen=turn.is_late)
    return made


@transaction.atomic
def appraise(
    exercise: Exercise, *, move: Move, figures: Mapping[tuple[int, int], int], by: Seat
) -> list[Appraisal]:
    """Rate every thing on every aspect; {(thing, aspect): figure}. Only what changed is new."""
    turn = begin(exercise, move, by)
    rating = asked(move, PartKind.RATING)
    if set(figures) != set(rating.cells):
        raise Refused(_("Rate every line. What you chose is still here."))
    mine = Appraisal.objects.filter(voice=turn.voice, move=move, team=turn.team)
    before = {(row.thing, row.aspect): row.figure for row in mine.current()}
    made = [
        Appraisal(**turn.row, thing=thing, aspect=aspect, figure=figure)
        for (thing, aspect), figure in figures.items()
        if before.get((thing, aspect)) != figure
    ]
    Appraisal.objects.bulk_create(made)
    if made:
        announce(turn, PartKind.RATING, is_seen=turn.is_late)
    return made


def begin(exercise: Exercise, move: Move, by: Seat, step: StepKind = StepKind.ESTIMATE) -> Turn:
    """Lock the exercise for somebody who answers alone in the move that is played, from this
    step of it on."""
    team = checks.alone(by)
    exercise = lock(exercise)
    checks.records_open(exercise)
    checks.current_move(exercise, move)
    checks.begun(exercise, step, move)
    voice, _made = Voice.objects.get_or_create(exercise=exercise, seat=by, stance=Stance.IN_ROLE)
    return Turn(exercise, move, team, voice, is_open(move, by), by)


def asked(move: Move, kind: PartKind) -> QuestionPart:
    """The part of this kind of the move's question, which must have one."""
    part = move.question.part(kind)
    if part is None:
        raise Refused(_("The question does not ask for this. Load the page again."))
    return part


def is_open(move: Move, by: Seat) -> bool:
    """Whether the team has been shown what its people gave alone."""
    reveals = Reveal.objects.of_team(by.team_id or 0)
    return reveals.filter(move=move, what=Revealed.ESTIMATES).exists()


def announce(turn: Turn, kind: PartKind, *, is_seen: bool) -> None:
    """While sealed only control and the author may know of it; then the team, which sees it."""
    audiences = to_teams(turn.team) if is_seen else to_seat(turn.by)
    refs = {"move": turn.move.number, "part": kind}
    record(turn.exercise, Kind.ANSWERED_ALONE, by=turn.by, audiences=audiences, **refs)
