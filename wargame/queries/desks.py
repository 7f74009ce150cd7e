"""A person's desk: every conversation, what control has published, a message in the making."""

from dataclasses import dataclass

from wargame.models import Conversation, Seat, Viewer
from wargame.models.viewers import CONTROL

from . import mailboxes
from .dispatches import Dispatch, Party, Reader
from .mailboxes import Line
from .threads import Jotted, jotted

PAGE = 30
PUBLISHED = 5


@dataclass(frozen=True)
class Desk:
    """A page of the conversations, the latest first; `older` is where the next begins.

    `jotted` holds the new message by field, `people` those to whom control may write alone.
    """

    lines: list[Line]
    older: int | None
    published: list[Dispatch]
    new: int
    addressees: list[Party]
    people: list[Seat]
    jotted: dict[str, Jotted]
    writes: bool


def desk(viewer: Viewer, before: int | None = None) -> Desk:
    """Control has all conversations before it, its own or not. At most seven queries."""
    reader = Reader(viewer)
    conversations = mailboxes.with_latest(viewer, Conversation.objects.visible_to(viewer))
    if before is not None:
        conversations = conversations.filter(latest_id__lt=before)
    found = list(conversations[: PAGE + 1])
    return Desk(
        lines=mailboxes.lines(reader, found[:PAGE]),
        older=found[PAGE - 1].latest_id if len(found) > PAGE else None,
        published=mailboxes.published(reader, PUBLISHED),
        new=mailboxes.news(viewer),
        addressees=_addressees(reader),
        people=_people(viewer),
        jotted=jotted(viewer, None),
        writes=viewer.exercise.takes_messages,
    )


def _addressees(reader: Reader) -> list[Party]:
    """Between two sittings teams write to control alone, which writes to whom it likes."""
    found = reader.addressees()
    if reader.viewer.exercise.is_suspended and not reader.viewer.is_control:
        return [party for party in found if party.name == CONTROL]
    return found


def _people(viewer: Viewer) -> list[Seat]:
    if not viewer.is_control:
        return []
    return list(viewer.exercise.seats.not_control().select_related("team"))
