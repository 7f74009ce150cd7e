"""What a person is writing and has not sent: kept field by field, written over, dropped when sent.

Nothing of it is recorded or announced: until it is sent it is nobody else's business.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Stale
from wargame.models import Conversation, Jotting, Message, Seat


@transaction.atomic
def save(conversation: Conversation | None, *, name: str, text: str, base: int, by: Seat) -> int:
    """Keep this field, which was read at revision `base` (0 = new); the answer is its revision.

    Raises Stale when another device of the same person has changed it since. The words of the
    person's last message are not kept again: a save that comes late finds that they were sent.
    """
    Seat.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    kept = Jotting.objects.filter(seat=by, conversation=conversation, name=name).first()
    revision = kept.revision if kept else 0
    if (kept.text if kept else "") == text or _was_sent(text, by):
        return revision
    if base != revision:
        raise _stale(kept, by)
    Jotting.objects.update_or_create(
        seat=by,
        conversation=conversation,
        name=name,
        defaults={"text": text, "revision": revision + 1},
    )
    return revision + 1


def drop(by: Seat, conversation: Conversation | None) -> None:
    """The message has been sent."""
    Jotting.objects.filter(seat=by, conversation=conversation).delete()


def _was_sent(text: str, by: Seat) -> bool:
    last = Message.objects.filter(author=by).order_by("-pk").first()
    return last is not None and last.text == text.strip()


def _stale(kept: Jotting | None, by: Seat) -> Stale:
    said = _("You wrote here on another device too. Choose one, or keep both and edit.")
    theirs, revision = (kept.text, kept.revision) if kept else ("", 0)
    return Stale(said, theirs=theirs, revision=revision, by=str(by))
