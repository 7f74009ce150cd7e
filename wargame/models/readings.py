"""What one person keeps of messages: how far they have read, and what they are still writing."""

from django.db import models

from .messages import Conversation
from .teams import Seat


class Reading(models.Model):
    """Up to which message a seat has read a conversation; without one, what control published.

    `up_to` is the key of a message, or of a publication. It goes back when something is marked
    as unread.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="readings")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, null=True, related_name="readings"
    )
    up_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "conversation"],
                nulls_distinct=False,
                name="one_reading_a_conversation",
            )
        ]


class Jotting(models.Model):
    """One field of a message that has not been sent, for its writer's eyes alone.

    Without a conversation it belongs to a new message, whose addressees are not settled. It is
    written over as the person types, and gone once the message is sent.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="jottings")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    name = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "conversation", "name"],
                nulls_distinct=False,
                name="one_jotting_a_field",
            )
        ]
