"""What lies on control's desk unanswered: agreements that were due, messages."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import Exercise, Message, Viewer

from . import agreements
from .attention_items import Item


def papers(viewer: Viewer) -> list[Item]:
    """In the order in which they are looked for. Two queries."""
    return [*_agreements(viewer), *_messages(viewer.exercise)]


def _messages(exercise: Exercise) -> Iterator[Item]:
    """What teams and people asked control. One query."""
    waiting = Message.objects.filter(exercise=exercise).unanswered().count()
    if waiting:
        title = ngettext("%(n)s message waits", "%(n)s messages wait", waiting) % {"n": waiting}
        yield Item(title, _("Answer, or say that it needs none."), where="messages")


def _agreements(viewer: Viewer) -> Iterator[Item]:
    """Those that were to be kept by the end of a move that is over, without a word on it."""
    if n := agreements.overdue(viewer):
        title = ngettext("%(n)s agreement was due", "%(n)s agreements were due", n) % {"n": n}
        yield Item(title, _("Kept or broken? Nothing is noted."), where="agreements")
