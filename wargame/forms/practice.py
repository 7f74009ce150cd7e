"""A question to try the scale on before play: nothing of it is kept."""

from typing import Any

from django.utils.translation import gettext as _

from wargame.models import Stance, Tension

from .positions import MarkForm

# No tension of a scenario has this key.
NONE = 0


def practice_form(posted: Any = None) -> MarkForm:
    """The form of one person's mark on a matter that is of no weight."""
    tension = Tension(
        pk=NONE,
        name=_("Practice: when should this class meet?"),
        text=_("Try the scale. Nobody sees it and nothing is kept."),
        pole_a=_("Early"),
        case_a=_("Heads are fresh, and the afternoon is free."),
        pole_b=_("Late"),
        case_b=_("Everybody is awake, and the news is in."),
    )
    return MarkForm(posted, tension=tension, stance=Stance.OWN_VIEW, is_required=True)
