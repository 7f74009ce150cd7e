"""Messages beside the task: a person's newest conversations, and what waits for control."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wargame.models import Conversation, Message, Publication, Viewer

from .dispatches import Dispatch, Party, Reader, whole

NEWEST = 4
PUBLISHED = 2


@dataclass(frozen=True)
class Line:
    """One conversation by its latest message, and how many of it are new to the person."""

    conversation: Conversation
    others: list[Party]
    latest: Dispatch
    new: int


@dataclass(frozen=True)
class Mailbox:
    """The latest conversations and the latest that control published."""

    lines: list[Line]
    published: list[Dispatch]


@dataclass(frozen=True)
class Inbox:
    """What control has not answered, the latest first; `count` is all of it."""

    waiting: list[Dispatch]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.waiting)


def mailbox(viewer: Viewer) -> Mailbox:
    """Those to which this person is party. Two queries, and the teams."""
    reader = Reader(viewer)
    found = with_latest(viewer, Conversation.objects.of(viewer))[:NEWEST]
    return Mailbox(lines(reader, found), published(reader, PUBLISHED))


def news(viewer: Viewer) -> int:
    """How much this person has not read. Two queries."""
    sent = Message.objects.to(viewer).unread_by(viewer.own_seat).count()
    return sent + Publication.objects.unread_by(viewer.own_seat).count()


def inbox(viewer: Viewer) -> Inbox:
    """Two queries, and the teams."""
    waiting = Message.objects.filter(exercise=viewer.exercise).unanswered()
    shown = whole(waiting).order_by("-pk")[:NEWEST]
    return Inbox(Reader(viewer).dispatches(shown), waiting.count())


def published(reader: Reader, most: int) -> list[Dispatch]:
    """The latest that control has published. One query."""
    viewer = reader.viewer
    unseen = Publication.objects.unread_by(viewer.own_seat).filter(message=OuterRef("pk"))
    found = whole(Message.objects.visible_to(viewer).exclude(publication=None))
    latest = list(found.annotate(is_new=Exists(unseen)).order_by("-publication__pk")[:most])
    return reader.dispatches(latest, {one.pk for one in latest if one.is_new})


def with_latest(viewer: Viewer, conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """The latest first, each with what was written last and with how many are `new`."""
    unread = Message.objects.to(viewer).unread_by(viewer.own_seat)
    here = unread.filter(conversation=OuterRef("pk")).order_by().values("conversation")
    counted = conversations.annotate(
        new=Coalesce(Subquery(here.annotate(n=Count("pk")).values("n")), 0)
    )
    begun = counted.exclude(latest=None).order_by("-latest_id")
    return begun.select_related("seat", "latest__author__team")


def lines(reader: Reader, found: Iterable[Conversation]) -> list[Line]:
    """Without a query but that for the conversations themselves."""
    made = []
    for one in found:
        if one.latest is not None:
            one.latest.conversation = one
            made.append(
                Line(one, reader.others(one), reader.dispatch(one.latest), getattr(one, "new", 0))
            )
    return made
