"""What an exercise is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What wargames are used for, in the four classes of Bartels (2020)."""

    EXPLORE = "explore", _("Explore a system")
    COMPARE = "compare", _("Compare conditions")
    INNOVATE = "innovate", _("Innovate")
    EVALUATE = "evaluate", _("Evaluate")

    @property
    def when(self) -> str:
        """When to choose it, in a few words."""
        return str(
            {
                Purpose.EXPLORE: _("See how a problem hangs together and what drives it."),
                Purpose.COMPARE: _("Play the same problem under different conditions."),
                Purpose.INNOVATE: _("Find decisions that nobody has on paper yet."),
                Purpose.EVALUATE: _("Try out a plan that exists, and see where it breaks."),
            }[self]
        )


def purposes() -> list[tuple[str, str]]:
    """Asked for when needed, so that words can change without a migration."""
    return [(str(one), str(one.label)) for one in Purpose]
