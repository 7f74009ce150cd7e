"""A nudge: one press of control's that reminds a team of what the present step asks of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.models import Conversation, Exercise, Message, Seat, StepKind, Team
from wargame.models.viewers import CONTROL, of_team

from . import checks, messages
from .journal import lock


@transaction.atomic
def nudge(team: Team, *, by: Seat) -> Message:
    """A message of control's to the team; pressed again within the minute, sent once.

    It answers nothing: what the team asked control still waits for an answer.
    """
    checks.control(by)
    exercise = lock(team.exercise)
    checks.records_open(exercise)
    own = {"exercise": exercise, "parties": sorted([CONTROL, of_team(team.pk)])}
    before = Conversation.objects.filter(**own).first()
    minute = int(exercise.exercise_time().total_seconds() // 60)
    ticket = f"nudge {exercise.step_id} {team.pk} {minute}"
    words = messages.Words(_sentence(exercise), ticket)
    message = messages.write(exercise, words, by=by, teams=[team])
    answered_to = before.answered_to if before else 0
    Conversation.objects.filter(pk=message.conversation_id).update(answered_to=answered_to)
    return message


def _sentence(exercise: Exercise) -> str:
    sentences: dict[str, str] = {
        StepKind.DELIBERATE: _("Your team has no position yet. What holds you up?"),
        StepKind.DECIDE: _("Your decision stands still. Who writes the next paragraph?"),
    }
    step = exercise.step
    waits = _("Control waits for your team. What holds you up?")
    return sentences.get(step.kind, waits) if step else waits
