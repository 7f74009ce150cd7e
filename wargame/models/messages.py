"""Messages in character, between teams and with control. Who is party to them is a conversation.

A message is never edited. It is sent in the name of a party and keeps the person who wrote it; it
is filed under the move and the step in which the server received it.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import functions

from .attribution import known_as
from .exercises import Exercise
from .moves import Move, Step
from .reveals import Reveal, Revealed
from .teams import Seat, Team
from .viewers import CONTROL, Viewer

TEXT = 4000


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations, by who takes part and who may read along."""

    def of(self, viewer: Viewer) -> "ConversationQuerySet":
        """Those to which this viewer is party: in these it writes and is written to."""
        return self.filter(exercise=viewer.exercise, parties__overlap=sorted(viewer.audiences))

    def visible_to(self, viewer: Viewer) -> "ConversationQuerySet":
        """The parties, control and evaluators always; every team once control has opened the
        traffic."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        may = models.Q(parties__overlap=sorted(viewer.audiences))
        if viewer.team is not None:
            may |= _opened(viewer.exercise, seat=None)
        return here.filter(may)


class Conversation(models.Model):
    """All messages between the same parties, two or more.

    `parties` are the audiences that write to each other, in order, and so are its identity: teams
    and control, or control and one person, who is then the `seat`. `answered_to` is the key of the
    last message that control has answered, or said to need no answer.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="conversations")
    parties = ArrayField(models.CharField(max_length=24))
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    latest = models.ForeignKey(
        "wargame.Message", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_to = models.PositiveBigIntegerField(default=0)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "parties"], name="one_conversation_of_the_same_parties"
            ),
            models.CheckConstraint(
                condition=models.Q(parties__len__gte=2), name="a_conversation_has_two_parties"
            ),
            models.CheckConstraint(
                condition=models.Q(seat=None)
                | (models.Q(parties__contains=[CONTROL]) & models.Q(parties__len=2)),
                name="a_person_writes_with_control_alone",
            ),
        ]
        indexes = [GinIndex(fields=["parties"])]

    @property
    def is_personal(self) -> bool:
        """True between control and one person, who does not speak for a team here."""
        return self.seat_id is not None

    @property
    def is_with_control_alone(self) -> bool:
        """True between control and one team or person: it stays open between two sittings."""
        return CONTROL in self.parties and len(self.parties) == 2


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages: the parties' and control's, until they are published or the traffic is opened."""

    def to(self, viewer: Viewer) -> "MessageQuerySet":
        """What was sent to this viewer by others, in the conversations to which it is party."""
        names = sorted(viewer.audiences)
        sent = self.filter(exercise=viewer.exercise, conversation__parties__overlap=names)
        return sent.exclude(sender__in=names)

    def unread_by(self, seat: Seat) -> "MessageQuerySet":
        """Those after the one up to which this person has read each conversation."""
        read = models.FilteredRelation(
            "conversation__readings", condition=models.Q(conversation__readings__seat=seat)
        )
        is_after = models.Q(read=None) | models.Q(pk__gt=models.F("read__up_to"))
        return self.alias(read=read).filter(is_after)

    def unanswered(self) -> "MessageQuerySet":
        """Those to control after which control has neither written nor said that it need not."""
        to_control = self.filter(conversation__parties__contains=[CONTROL])
        after = to_control.filter(pk__gt=models.F("conversation__answered_to"))
        return after.exclude(sender=CONTROL)

    def visible_to(self, viewer: Viewer) -> "MessageQuerySet":
        """The parties, control and evaluators always; everybody what control has published; all
        teams everything but what one person wrote with control, once that is opened."""
        here = self.filter(exercise=viewer.exercise)
        if viewer.reads_all:
            return here
        if viewer.is_nobody:
            return here.none()
        may = models.Q(publication__isnull=False)
        may |= models.Q(conversation__parties__overlap=sorted(viewer.audiences))
        if viewer.team is not None:
            may |= _opened(viewer.exercise, conversation__seat=None)
        return here.filter(may)


class Message(models.Model):
    """One message as it was sent. `sender` is one of the parties; `team` the same, if it is one.

    `ticket` tells a message from the same one sent again. `written_at` is set where a device was
    offline and sent late; `reply_to` is an earlier message of the conversation.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="messages")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    sender = models.CharField(max_length=24)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="messages")
    author = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="messages")
    text = models.CharField(max_length=TEXT)
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    move = models.ForeignKey(Move, on_delete=models.PROTECT, null=True, related_name="messages")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")
    ticket = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_in = models.DurationField()
    written_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "ticket"], name="a_message_is_sent_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="a_message_has_words"),
            models.CheckConstraint(
                condition=models.Q(written_at=None)
                | models.Q(written_at__lt=models.F("received_at")),
                name="a_message_is_written_before_it_is_received",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "id"]),
            models.Index(fields=["exercise", "id"]),
        ]

    def author_for(self, viewer: Viewer) -> str:
        """Under which name this reader may know who wrote it; else it is the party's alone."""
        return known_as(self.author, viewer, self.team_id)


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What control has published."""

    def unread_by(self, seat: Seat) -> "PublicationQuerySet":
        """Those after the one up to which this person has looked; nothing is news to control."""
        if seat.is_control:
            return self.none()
        read = seat.readings.filter(conversation=None).values("up_to")
        return self.filter(
            message__exercise=seat.exercise_id,
            pk__gt=functions.Coalesce(models.Subquery(read), 0),
        )


class Publication(models.Model):
    """Control has published one message to all, the board included; not the conversation."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="publication")
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = PublicationQuerySet.as_manager()


def _opened(exercise: Exercise, **unless_personal: None) -> models.Q:
    """True of all in-character traffic from the moment control opens it, after play."""
    opening = Reveal.objects.filter(exercise=exercise, what=Revealed.TRAFFIC)
    return models.Q(models.Exists(opening), **unless_personal)
