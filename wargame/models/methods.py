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
    MATRIX = "matrix", _("Matrix argument")
    PROBABILISTIC = "probabilistic", _("Probabilistic")
    ESTIMATED = "estimated", _("Estimated probability")
    CONSENSUAL = "consensual", _("Consensual")
    PEERS = "peers", _("Peer-assessed")
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

    @property
    def asks_players(self) -> bool:
        """True if a ruling begins with what control puts to the players: points, likelihoods."""
        return self in {Method.MATRIX, Method.ESTIMATED}

    @property
    def begins_with_a_matter(self) -> bool:
        """True if there is a draft before there are words: what is asked, odds, a draw."""
        return self.asks_players or self == Method.PROBABILISTIC


def methods() -> list[tuple[str, str]]:
    """Asked for when needed, so that a new method needs no migration."""
    return [(str(method), str(method.label)) for method in Method]


BRIEFS: dict[Method, Promise] = {
    Method.FREE: _(
        "Control says what follows from what the teams did, and gives the reason. "
        "Nothing is counted or drawn."
    ),
    Method.SEMI_RIGID: _(
        "Control first looks up what a rule says of the figures, and you read both with the "
        "ruling. Control may depart from the rule, and then says why."
    ),
    Method.MATRIX: _(
        "A team argues for an action with up to three reasons, and the other teams add what "
        "speaks for and against it. Control marks the strong points and says in one line what "
        "follows."
    ),
    Method.PROBABILISTIC: _(
        "Strong points for and against set the odds, which you read before anything is drawn. "
        "One draw decides how it goes, and you read what the other road would have been."
    ),
    Method.ESTIMATED: _(
        "Everybody whose state is not acting says in private how likely it is, in percent. The "
        "middle of these figures becomes the odds, and control draws or takes what is likely "
        "as given."
    ),
    Method.CONSENSUAL: _(
        "A text is put to the states clause by clause, and each agrees, reserves or objects. What "
        "follows is what they could agree on, with the count and every reservation beside it."
    ),
    Method.PEERS: _(
        "The other teams rate each decision on the criteria, where possible without knowing "
        "whose it is. Control rules on what they say and cites them."
    ),
    Method.NONE: _(
        "This is a tabletop: injects come as planned, whatever you decide. Nothing is ruled; "
        "what counts is how you argue."
    ),
}
WHEN: dict[Method, Promise] = {
    Method.FREE: _("Short class. Usual under three hours."),
    Method.SEMI_RIGID: _("With the ledger or rules of your own. Usual from three hours on."),
    Method.MATRIX: _("Contested actions. Five to eight minutes for each."),
    Method.PROBABILISTIC: _("Chance should have a part, with odds that all can read."),
    Method.ESTIMATED: _("Players who judge policy for a living."),
    Method.CONSENSUAL: _("Councils and joint texts. Not for opposed goals."),
    Method.PEERS: _("When judging others is what is to be learned."),
    Method.NONE: _("A first time, or an hour of talk."),
}


class MethodChange(models.Model):
    """Control chose another method in the middle of things; the reason is for everybody."""

    exercise = models.ForeignKey(
        "wargame.Exercise", on_delete=models.CASCADE, related_name="method_changes"
    )
    before = models.CharField(max_length=14, choices=methods)
    after = models.CharField(max_length=14, choices=methods)
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
