"""Signatures under agreements, and what became of an agreement once it was in force."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .adjudication import Ruling
from .agreements import Agreement, Party
from .decisions import Decision
from .injects import Inject
from .messages import Message
from .teams import Seat

RESERVATION = NOTE = 300


class Signing(models.TextChoices):
    """What a party says to a version."""

    SIGNED = "signed", _("signed")
    RESERVED = "reserved", _("signed with a reservation")
    DECLINED = "declined", _("declined")


BINDING = (Signing.SIGNED, Signing.RESERVED)


class Signature(models.Model):
    """A party's answer to one version. Signed, it binds; after declining a party may still sign.

    `words` are the reservation, or why it declined. Signed by a seat of control it was given for
    a head of delegation who was away. A row is never changed.
    """

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="signatures")
    answer = models.CharField(max_length=10, choices=Signing)
    words = models.CharField(max_length=RESERVATION, blank=True)
    signed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)
    signed_in = models.DurationField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(answer__in=BINDING), name="a_party_signs_once"
            ),
            models.CheckConstraint(
                condition=Q(answer=Signing.SIGNED, words="")
                | (Q(answer=Signing.RESERVED) & ~Q(words=""))
                | Q(answer=Signing.DECLINED),
                name="a_reservation_has_words",
            ),
        ]

    @property
    def is_binding(self) -> bool:
        return self.answer in BINDING

    @property
    def is_by_control(self) -> bool:
        """Given by control, for a head of delegation who was away."""
        return self.signed_by.is_of_control


class Fate(models.TextChoices):
    """What became of an agreement."""

    KEPT = "kept", _("kept")
    BROKEN = "broken", _("broken")
    RENEGOTIATED = "renegotiated", _("renegotiated")
    LAPSED = "lapsed", _("lapsed")


class AgreementStatus(models.Model):
    """Control's finding on an agreement, with what shows it. The latest stands; none is changed.

    `note` says why, to all who see the agreement; `successor` is the agreement that replaced it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="statuses")
    fate = models.CharField(max_length=12, choices=Fate)
    note = models.CharField(max_length=NOTE)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    inject = models.ForeignKey(Inject, on_delete=models.PROTECT, null=True, related_name="+")
    ruling = models.ForeignKey(Ruling, on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="+")
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_in = models.DurationField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="a_fate_has_a_reason"),
            models.CheckConstraint(
                condition=Q(fate=Fate.RENEGOTIATED, successor__isnull=False)
                | (~Q(fate=Fate.RENEGOTIATED) & Q(successor=None)),
                name="renegotiated_names_the_new_agreement",
            ),
        ]
