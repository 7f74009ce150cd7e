"""Messages a page at a time: one conversation, or all that a reader may read, filed by move."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from wargame.models import Conversation, Jotting, Message, Move, Reading, Viewer
from wargame.models.viewers import CONTROL

from .dispatches import Dispatch, Party, Reader, whole

PAGE = 20
# The filter that asks for what was sent outside of any move.
OUTSIDE = 0


@dataclass(frozen=True)
class Jotted:
    """One field that the person has begun to write; revision 0 when there is nothing."""

    text: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Wanted:
    """Which page is asked for: of one move or (None) of all, the messages before this key."""

    move: int | None = None
    before: int | None = None

    @property
    def is_newest(self) -> bool:
        """True of the page on which what arrives appears."""
        return self.move is None and self.before is None


@dataclass(frozen=True)
class Part:
    """One page of messages, the latest first. `older` is where the next begins, None at the end;
    `moves` are those that have begun, to choose from."""

    wanted: Wanted
    dispatches: list[Dispatch]
    older: int | None
    moves: list[Move]


@dataclass(frozen=True)
class Thread:
    """One conversation. Who only reads along is no party; nobody writes outside of play. `waits`
    is the latest message that control has not answered, for control alone."""

    conversation: Conversation
    parties: list[Party]
    others: list[Party]
    part: Part
    is_party: bool
    writes: bool
    waits: Message | None
    jotted: Jotted = field(default_factory=Jotted)
    reply: Dispatch | None = None


def thread(
    viewer: Viewer, conversation: Conversation, wanted: Wanted, reply: int | None = None
) -> Thread:
    """At most six queries, however many messages there are; `reply` is the key of one of them."""
    reader = Reader(viewer)
    is_party = not viewer.audiences.isdisjoint(conversation.parties)
    sent = Message.objects.filter(conversation=conversation)
    part = _part(reader, sent, wanted, _read_up_to(viewer, conversation) if is_party else None)
    named = whole(sent).filter(pk=reply).first() if reply and is_party else None
    return Thread(
        conversation=conversation,
        parties=reader.parties(conversation),
        others=reader.others(conversation),
        part=part,
        is_party=is_party,
        writes=is_party and _takes_more(viewer, conversation),
        waits=_waits(viewer, conversation, part),
        jotted=jotted(viewer, conversation).get("text", Jotted()) if is_party else Jotted(),
        reply=reader.dispatch(named) if named else None,
    )


def _takes_more(viewer: Viewer, conversation: Conversation) -> bool:
    """Between two sittings only what is between control and one other party."""
    if viewer.exercise.is_suspended:
        return conversation.is_with_control_alone
    return viewer.exercise.is_in_play


def by_move(viewer: Viewer, wanted: Wanted) -> Part:
    """All that this reader may read. Three queries."""
    return _part(Reader(viewer), Message.objects.visible_to(viewer), wanted)


def jotted(viewer: Viewer, conversation: Conversation | None) -> dict[str, Jotted]:
    """What this person is writing there, by field. One query."""
    rows = Jotting.objects.filter(seat=viewer.own_seat, conversation=conversation)
    return {row.name: Jotted(row.text, row.revision) for row in rows}


def _part(
    reader: Reader, messages: QuerySet[Message], wanted: Wanted, read: int | None = None
) -> Part:
    """`read` is the message up to which the person has read; None counts nothing as new."""
    exercise = reader.viewer.exercise
    if wanted.move == OUTSIDE:
        messages = messages.filter(move=None)
    elif wanted.move is not None:
        messages = messages.filter(move__number=wanted.move)
    if wanted.before is not None:
        messages = messages.filter(pk__lt=wanted.before)
    found = list(whole(messages).order_by("-pk")[: PAGE + 1])
    shown = found[:PAGE]
    own = reader.viewer.audiences
    new = {one.pk for one in shown if read is not None and one.pk > read and one.sender not in own}
    return Part(
        wanted=wanted,
        dispatches=reader.dispatches(shown, new),
        older=shown[-1].pk if len(found) > PAGE else None,
        moves=list(exercise.moves.filter(steps__began__isnull=False).distinct()),
    )


def _read_up_to(viewer: Viewer, conversation: Conversation) -> int:
    reading = Reading.objects.filter(seat=viewer.own_seat, conversation=conversation).first()
    return reading.up_to if reading else 0


def _waits(viewer: Viewer, conversation: Conversation, part: Part) -> Message | None:
    if not viewer.is_control or CONTROL not in conversation.parties:
        return None
    asked = (one.message for one in part.dispatches if one.sender.name != CONTROL)
    return next((one for one in asked if one.pk > conversation.answered_to), None)
