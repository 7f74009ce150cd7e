"""How far a person has read: opening a conversation reads it, marking as unread goes back."""

from django.db import transaction

from wargame.models import Conversation, Kind, Message, Publication, Reading, Seat, Viewer

from .journal import lock, record, to_seat


def read(conversation: Conversation, message: Message, *, by: Seat) -> None:
    """This person has seen the conversation up to this message. Recorded if others wrote it."""
    viewer = Viewer.from_seat(by)
    sent = conversation.messages.to(viewer).filter(pk__lte=message.pk)
    if sent.unread_by(by).exists():
        _read_up_to(message.pk, by, conversation)


def read_published(publication: Publication, *, by: Seat) -> None:
    """This person has seen what control published, up to this."""
    if Publication.objects.unread_by(by).filter(pk__lte=publication.pk).exists():
        _read_up_to(publication.pk, by, None)


@transaction.atomic
def keep_unread(message: Message, *, by: Seat) -> None:
    """From this message on the conversation counts as unread again. Done twice, recorded once."""
    exercise = lock(message.exercise)
    reading = Reading.objects.filter(seat=by, conversation=message.conversation_id).first()
    if reading is None or reading.up_to < message.pk:
        return
    reading.up_to = message.pk - 1
    reading.save(update_fields=["up_to"])
    record(exercise, Kind.MESSAGE_KEPT, by=by, audiences=to_seat(by), message=message.pk)


@transaction.atomic
def _read_up_to(key: int, by: Seat, conversation: Conversation | None) -> None:
    exercise = lock(by.exercise)
    reading, _is_new = Reading.objects.get_or_create(seat=by, conversation=conversation)
    if reading.up_to >= key:
        return
    reading.up_to = key
    reading.save(update_fields=["up_to"])
    conversation_id = conversation.pk if conversation else None
    record(exercise, Kind.MESSAGES_READ, by=by, audiences=to_seat(by), conversation=conversation_id)
