"""Phrases that a facilitator keeps to use again in rulings, in any exercise."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .adjudication import OUTCOME

MOST_PHRASES = 24


class PhrasePart(models.TextChoices):
    """Which field of a ruling it belongs to."""

    OUTCOME = "outcome", _("What follows")
    REASON = "reason", _("Why")


class Phrase(models.Model):
    """One phrase of one facilitator."""

    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="phrases"
    )
    part = models.CharField(max_length=8, choices=PhrasePart)
    text = models.CharField(max_length=OUTCOME)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["part", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["facilitator", "part", "text"], name="a_phrase_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return self.text
