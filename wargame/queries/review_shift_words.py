"""How far people came to move, in words: of a team in its row, of everybody under the rows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.measures import spread
from wargame.measures.figures import Figures
from wargame.measures.shifts import PairedShift
from wargame.models import Tension

from .spreads import middle_half_in_words, point_in_words


def note(moved: PairedShift) -> str:
    """Why an end of the row has no median; empty when both have one."""
    if not spread.what_may_be_shown(moved.n).median:
        return _("fewer than three")
    if moved.before.is_split and moved.after.is_split:
        return _("split both times")
    if moved.before.is_split:
        return _("split at first")
    return _("split at last") if moved.after.is_split else ""


def team_in_words(moved: PairedShift, tension: Tension, held: int | None) -> str:
    """Both medians, how far apart its people were, and the position it held in role."""
    said = [note(moved)]
    if spread.what_may_be_shown(moved.n).median:
        said = [_course(moved, tension), _apart(moved)]
    if held is not None:
        said.append(_("team position in role %(point)s") % {"point": point_in_words(held, tension)})
    return ", ".join(said)


def everybody_in_words(moved: PairedShift, tension: Tension) -> str:
    """How the median moved and whether people came closer. Of at least three."""
    return f"{_middle(moved, tension)}; {_apart(moved)}."


def figures_in_words(found: Figures, tension: Tension) -> str:
    """One end of everybody's shift, for whoever cannot see the dots. Of at least three."""
    said = [ngettext("%(n)s estimate", "%(n)s estimates", found.n) % {"n": found.n}]
    if found.ends is not None:
        low, high = (point_in_words(end, tension) for end in found.ends)
        said.append(_("from %(low)s to %(high)s") % {"low": low, "high": high})
    middle = _median(found, tension)
    said.append(middle if found.is_split else _("median %(point)s") % {"point": middle})
    if found.quartiles is not None:
        said.append(middle_half_in_words(found, tension))
    return ", ".join(said) + "."


def _course(moved: PairedShift, tension: Tension) -> str:
    first, last = (_median(end, tension) for end in (moved.before, moved.after))
    if moved.change_in_median == 0:
        return _("%(point)s both times") % {"point": first}
    return _("from %(first)s to %(last)s") % {"first": first, "last": last}


def _middle(moved: PairedShift, tension: Tension) -> str:
    change = moved.change_in_median
    if change is None:
        return _("No median: %(note)s") % {"note": note(moved)}
    if change == 0:
        return _("The median stayed at %(point)s") % {"point": _median(moved.before, tension)}
    pole = tension.pole_b if change > 0 else tension.pole_a
    said = _("The median moved %(steps)s toward %(pole)s, %(course)s")
    steps = f"{abs(change):g}"
    return said % {"steps": steps, "pole": pole, "course": _course(moved, tension)}


def _apart(moved: PairedShift) -> str:
    """Of at least three."""
    first, last = (f"{end.disagreement or 0:.2f}" for end in (moved.before, moved.after))
    if first == last:
        return _("disagreement %(first)s both times") % {"first": first}
    said = _("disagreement rose from %(first)s to %(last)s")
    if (moved.change_in_disagreement or 0) < 0:
        said = _("disagreement fell from %(first)s to %(last)s")
    return said % {"first": first, "last": last}


def _median(found: Figures, tension: Tension) -> str:
    return _("split") if found.median is None else point_in_words(found.median, tension)
