"""Under which name what people do leaves their team: decided here for every reader.

The setting is chosen before play and told in the ground rules. A team knows its own people, and
control knows everybody while it runs the exercise; others read what the setting allows, and so
does whoever reads the review or the record, control included.
"""

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .exercises import Exercise
from .teams import Seat
from .viewers import Viewer


class Attribution(models.TextChoices):
    """What stands beside an act of a person, outside their own team."""

    TEAM = "team", _("Team only")
    SEAT = "seat", _("Seat")
    NAME = "name", _("Name")

    @property
    def rule(self) -> str:
        """The ground rule that players accept."""
        return str(RULES[self])


class OwnViewsTo(models.TextChoices):
    """Who sees the own views of the class, as unnamed dots, once control shows them."""

    ALL = "all", _("Everybody")
    CONTROL = "control", _("Control alone")

    @property
    def rule(self) -> str:
        """The ground rule that players accept."""
        return str(OWN_VIEW_RULES[self])


RULES: dict[Attribution, Promise] = {
    Attribution.TEAM: _(
        "What leaves your team stands in the name of the state: on the board, with other teams, "
        "in the review and in the record. No person is named."
    ),
    Attribution.SEAT: _(
        "What leaves your team may carry the title of your seat: on the board, with other teams, "
        "in the review and in the record. Your name does not leave the team."
    ),
    Attribution.NAME: _(
        "What leaves your team may carry your name: on the board, with other teams, in the review "
        "and in the record."
    ),
}
OWN_VIEW_RULES: dict[OwnViewsTo, Promise] = {
    OwnViewsTo.ALL: _(
        "Your own view is never shown with your name. When control shows the class, all see "
        "unnamed dots."
    ),
    OwnViewsTo.CONTROL: _(
        "Your own view is never shown with your name. Control alone sees unnamed dots of the class."
    ),
}


def known_as(seat: Seat, viewer: Viewer, team: int | None = None) -> str:
    """The name, the title of the seat, or nothing: what this reader may call a person. `team` is
    the one for which they acted, if that may be another than now."""
    if seat.is_played or viewer.knows_people_of(team or seat.team_id):
        return seat.name
    return seat.title if viewer.exercise.attribution == Attribution.SEAT else ""


def known_as_column(viewer: Viewer) -> models.Case:
    """The same in a query, for rows with a `team` and a `seat` that may be empty."""
    named = models.Q(seat__isnull=False)
    cases = [models.When(named & _known_people(viewer), then=models.F("seat__name"))]
    if viewer.exercise.attribution == Attribution.SEAT:
        cases.append(models.When(named, then=models.F("seat__title")))
    return models.Case(*cases, default=models.Value(""), output_field=models.CharField())


def _known_people(viewer: Viewer) -> models.Q:
    if viewer.exercise.attribution == Attribution.NAME:
        return models.Q()
    if viewer.reads_all and not viewer.is_of_record:
        return models.Q()
    return models.Q(team=viewer.team, team__isnull=False)


def ground_rules(exercise: Exercise) -> list[str]:
    """What players accept: control's own rules, then those that follow from the settings."""
    days = exercise.own_views_kept
    kept = (
        ngettext(
            "%(n)s day after play the link between you and your own view is erased.",
            "%(n)s days after play the link between you and your own view is erased.",
            days,
        )
        % {"n": days}
        if days is not None
        else gettext("The link between you and your own view is kept as long as the record.")
    )
    return [
        *exercise.ground_rules,
        Attribution(exercise.attribution).rule,
        f"{OwnViewsTo(exercise.own_views_to).rule} {kept}",
        _names_kept(exercise),
        gettext("What is unnamed can be guessed in a team of three. Mark what you can stand by."),
    ]


def _names_kept(exercise: Exercise) -> str:
    day = exercise.names_kept_until
    if day is None:
        return gettext("Names stay as long as the record. Ask control to erase yours.")
    said = gettext("On %(day)s all names are erased. What was done stays on record without them.")
    return said % {"day": date_format(day, "j F Y")}
