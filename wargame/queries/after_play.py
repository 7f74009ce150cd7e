"""What control can open after play, which belongs to no move."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.measures.spread import what_may_be_shown
from wargame.models import Exercise, HotWash, Revealed, StepKind, Viewer

from .openings import Opening, Times


def openings(viewer: Viewer, times: Times) -> list[Opening]:
    """Nothing before the end of play. At most one query."""
    if not viewer.exercise.has_ended:
        return []
    return [
        _own_views(viewer.exercise, times.get((None, Revealed.OWN_VIEWS, None))),
        _traffic(times.get((None, Revealed.TRAFFIC, None))),
        _hot_wash(viewer, times.get((None, Revealed.HOT_WASH, None))),
        _lessons(viewer.exercise, times.get((None, Revealed.LESSONS, None))),
    ]


def _own_views(exercise: Exercise, revealed_at: datetime | None) -> Opening:
    """Own views open after play, and not while the final one is being asked."""
    return Opening(
        what=Revealed.OWN_VIEWS,
        title=_("Own views"),
        ready=_("Baseline and final, side by side"),
        revealed_at=revealed_at,
        not_before=_after_final(exercise),
    )


def _traffic(revealed_at: datetime | None) -> Opening:
    """All messages, after play; what one person wrote with control stays theirs."""
    return Opening(
        what=Revealed.TRAFFIC,
        title=_("Messages"),
        ready=_("All traffic; not what one person wrote with control"),
        revealed_at=revealed_at,
    )


def _hot_wash(viewer: Viewer, revealed_at: datetime | None) -> Opening:
    """Unnamed lines, of three people or more. One query."""
    n = HotWash.objects.visible_to(viewer).count()
    return Opening(
        what=Revealed.HOT_WASH,
        title=_("Hot wash"),
        ready=ngettext("%(n)s person has handed in", "%(n)s people have handed in", n) % {"n": n},
        revealed_at=revealed_at,
        not_before="" if n else str(StepKind.REVIEW.label),
        waits_for="" if what_may_be_shown(n).dots else _("From three people on"),
    )


def _lessons(exercise: Exercise, revealed_at: datetime | None) -> Opening:
    """What control and evaluators keep in the talk; open, each is read as it is kept."""
    return Opening(
        what=Revealed.LESSONS,
        title=_("Sustain and improve"),
        ready=_("What is kept in the talk, from now on live"),
        revealed_at=revealed_at,
        not_before=_after_final(exercise),
    )


def _after_final(exercise: Exercise) -> str:
    """The step that comes first while the final own view is asked for, else nothing."""
    is_asked = exercise.step is not None and exercise.step.kind == StepKind.FINAL
    return str(StepKind.REVIEW.label) if is_asked else ""
