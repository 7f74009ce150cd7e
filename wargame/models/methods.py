"""How rulings are made: the method of an exercise, and each change of it with its reason."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHY = 300
RULE_FIRST_FROM = 180


class Method(models.TextChoices):
    """Chosen for the exercise and told to the players in the brief."""

    FREE = "free", _("Free")
    SEMI_RIGID = "semi-rigid", _("Semi-rigid")
    NONE = "none", _("None: a tabletop")

    @classmethod
    def usual(cls, minutes: int) -> "Method":
        """For a session of this length: a rule first from three hours on, before that free."""
        return cls.SEMI_RIGID if minutes >= RULE_FIRST_FROM else cls.FREE

    @property
    def brief(self) -> str:
        """What players are told of it, in two sentences."""
        return str(BRIEFS[self])

    @property
    def when(self) -> str:
        """When to choose it, in a few words."""
        return str(WHEN[self])


BRIEFS: dict[Method, Promise] = {
    Method.FREE: _(
        "Control says what follows from what the teams did, and gives the reason. "
        "Nothing is counted or drawn."
    ),
    Method.SEMI_RIGID: _(
        "Control first looks up what a rule says of the figures, and you read both with the "
        "ruling. Control may depart from the rule, and then says why."
    ),
    Method.NONE: _(
        "This is a tabletop: injects come as planned, whatever you decide. Nothing is ruled; "
        "what counts is how you argue."
    ),
}
WHEN: dict[Method, Promise] = {
    Method.FREE: _("Short class. Usual under three hours."),
    Method.SEMI_RIGID: _("With the ledger or rules of your own. Usual from three hours on."),
    Method.NONE: _("A first time, or an hour of talk."),
}


class MethodChange(models.Model):
    """Control chose another method in the middle of things; the reason is for everybody."""

    exercise = models.ForeignKey(
        "wargame.Exercise", on_delete=models.CASCADE, related_name="method_changes"
    )
    before = models.CharField(max_length=14, choices=Method)
    after = models.CharField(max_length=14, choices=Method)
    reason = models.CharField(max_length=WHY)
    seat = models.ForeignKey("wargame.Seat", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(before=models.F("after")),
                name="another_method_has_a_reason",
            )
        ]
