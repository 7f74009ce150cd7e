"""Writing to other teams, to control or to one person; publishing what was written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Conversation, Exercise, Kind, Message, Publication, Seat, Team
from wargame.models.viewers import CONTROL, of_seat, of_team

from . import checks, jottings
from .journal import lock, record, to_control, to_everyone

# Sent so long after it was written, a message says so.
LATE = timedelta(seconds=20)


@dataclass(frozen=True)
class Words:
    """What is sent. `ticket` is that of the form; `age` how long ago the person sent it off, where
    a device was offline meanwhile."""

    text: str
    ticket: str
    reply_to: Message | None = None
    age: timedelta = timedelta()


@transaction.atomic
def write(
    exercise: Exercise,
    words: Words,
    *,
    by: Seat,
    teams: Iterable[Team] = (),
    to_control: bool = False,
    seat: Seat | None = None,
) -> Message:
    """Send to these teams, to control, or (control only) to one person; sent again, sent once.
    Who looks on writes to control alone.

    The same parties are the same conversation, begun with the first message.
    """
    own = _own_party(by)
    parties = {own, *(of_team(team.pk) for team in teams)}
    parties |= {CONTROL} if to_control else set()
    if own == of_seat(by.pk):
        if parties != {own, CONTROL}:
            raise Refused(_("Who looks on writes to control alone."))
        seat = by
    elif seat is not None:
        checks.control(by)
        parties.add(of_seat(seat.pk))
    if len(parties) < 2:
        raise Refused(_("Choose whom to write to."))
    if seat is not None and len(parties) > 2:
        raise Refused(_("To one person you write alone. Choose the person or the teams."))
    exercise = lock(exercise)
    names = sorted(parties)
    conversation = Conversation.objects.filter(exercise=exercise, parties=names).first()
    conversation = conversation or Conversation(exercise=exercise, parties=names, seat=seat)
    message = _send(exercise, conversation, words, own, by)
    jottings.drop(by, None)
    return message


@transaction.atomic
def answer(conversation: Conversation, words: Words, *, by: Seat) -> Message:
    """Send to the other parties of a conversation; sent again, sent once."""
    own = _own_party(by)
    exercise = lock(conversation.exercise)
    conversation = exercise.conversations.get(pk=conversation.pk)
    if own not in conversation.parties:
        own = of_seat(by.pk)
    if own not in conversation.parties:
        raise Refused(_("You are not party to this conversation. Write a new message."))
    message = _send(exercise, conversation, words, own, by)
    jottings.drop(by, conversation)
    return message


@transaction.atomic
def settle(message: Message, *, by: Seat) -> None:
    """Control says that the conversation needs no answer up to this message. Recorded once."""
    checks.control(by)
    exercise = lock(message.exercise)
    conversation = exercise.conversations.get(pk=message.conversation_id)
    if CONTROL not in conversation.parties or conversation.answered_to >= message.pk:
        return
    conversation.answered_to = message.pk
    conversation.save(update_fields=["answered_to"])
    record(exercise, Kind.MESSAGES_SETTLED, by=by, audiences=to_control(), message=message.pk)


@transaction.atomic
def publish(message: Message, *, by: Seat) -> Publication:
    """From now on all may read this one message. Done twice, published once."""
    checks.control(by)
    exercise = lock(message.exercise)
    if message.conversation.is_personal:
        raise Refused(_("What one person wrote with control is not published."))
    made, is_new = Publication.objects.get_or_create(message=message, defaults={"by": by})
    if is_new:
        audiences = to_everyone()
        record(exercise, Kind.MESSAGE_PUBLISHED, by=by, audiences=audiences, message=message.pk)
    return made


def _own_party(by: Seat) -> str:
    """In whose name this person writes: control's, their team's; who looks on, in their own."""
    if by.is_control:
        checks.control(by)
        return CONTROL
    if by.looks_on:
        checks.onlooker(by)
        return of_seat(by.pk)
    return of_team(checks.player(by))


def _send(
    exercise: Exercise, conversation: Conversation, words: Words, sender: str, by: Seat
) -> Message:
    """Filed under the present step, whenever it was written."""
    ticket = _ticket(words, conversation)
    already = Message.objects.filter(author=by, ticket=ticket).first()
    if already is not None:
        return already
    checks.may_send(exercise, to_control=conversation.is_with_control_alone)
    conversation.save()
    now = timezone.now()
    message = Message.objects.create(
        exercise=exercise,
        conversation=conversation,
        sender=sender,
        team_id=by.team_id if sender != of_seat(by.pk) else None,
        author=by,
        text=words.text,
        reply_to=words.reply_to,
        move=exercise.step.move if exercise.step else None,
        step=exercise.step,
        ticket=ticket,
        received_at=now,
        received_in=exercise.exercise_time(now),
        written_at=now - words.age if words.age >= LATE else None,
    )
    conversation.latest = message
    if sender == CONTROL:
        conversation.answered_to = message.pk
    conversation.save(update_fields=["latest", "answered_to"])
    audiences = sorted({CONTROL, *conversation.parties})
    refs = {"message": message.pk, "conversation": conversation.pk}
    record(exercise, Kind.MESSAGE_SENT, by=by, audiences=audiences, **refs)
    return message


def _ticket(words: Words, conversation: Conversation) -> str:
    """The same form, the same words to the same parties: the same message. Other words in a form
    that a browser kept are another message."""
    said = "\n".join([words.ticket, *conversation.parties, words.text])
    return sha256(said.encode()).hexdigest()
