"""Messages in a record: every one as it was sent, and whether control published it."""

from typing import Any

from wargame.models import Message, Viewer
from wargame.models.viewers import CONTROL
from wargame.queries.dispatches import Dispatch, Party, Reader, whole

from .times import moment, seconds


def messages(viewer: Viewer) -> list[dict[str, Any]]:
    """In the order in which they were received. Two queries."""
    found = whole(Message.objects.visible_to(viewer)).order_by("pk")
    return [_message(one) for one in Reader(viewer).dispatches(found)]


def _message(dispatch: Dispatch) -> dict[str, Any]:
    """A party is a team's code, "control", or empty for the one person that `seat` names."""
    one = dispatch.message
    published = getattr(one, "publication", None)
    return {
        "id": one.pk,
        "conversation": one.conversation_id,
        "from": _party(dispatch.sender),
        "to": [_party(party) for party in dispatch.to],
        "seat": one.conversation.seat_id,
        "by": one.author_id,
        "text": one.text,
        "reply_to": one.reply_to_id,
        "move": one.move.number if one.move else None,
        "step": one.step.number if one.step else None,
        "at": moment(one.received_at),
        "seconds": seconds(one.received_in),
        "written_at": moment(one.written_at),
        "published_at": moment(published.at) if published else None,
        "published_by": published.by_id if published else None,
    }


def _party(party: Party) -> str | None:
    if party.team is not None:
        return party.team.code
    return CONTROL if party.name == CONTROL else None
