"""The part of the legend for the page of evaluators and observers."""

from wargame.models import Kind
from wargame.queries import (
    adjudication,
    clocks,
    corrections,
    mailboxes,
    matters,
    methods,
    observations,
    ratings,
    team_statuses,
    watches,
)

from .kinds import (
    CORRECTED,
    DRAWS,
    INJECTS,
    MESSAGES,
    METHOD,
    POSITIONS,
    QUEUED,
    RATINGS,
    RELEASES,
    RULINGS,
    SEATS,
    SET_UP,
    STATUS,
    STEPS,
    TIME,
    TIMELINE,
)
from .region import Region

NEATLINE = clocks.neatline, "shared/_neatline.html", STEPS | TIMELINE
CLOCK = clocks.clock, "shared/_clock.html", TIME
DOCKET = (
    matters.docket,
    "adjudication/_docket.html",
    TIME | DRAWS | {Kind.POINT_WEIGHED, Kind.LIKELIHOOD_GIVEN, Kind.RULING_WRITTEN},
)
TEAMS = team_statuses.teams, "console/_teams.html", STATUS | SET_UP | MESSAGES
PUT = STEPS | POSITIONS | RELEASES | {Kind.REVEALED}
PLANNED = TIME | INJECTS | QUEUED | CORRECTED
ON_DOCKET = DOCKET[2]
RULED_ON = (
    adjudication.rulings,
    "watch/_rulings.html",
    RULINGS | {Kind.EXERCISE_ENDED, Kind.RULING_WRITTEN, Kind.RULING_DROPPED},
)

OBSERVED = frozenset({Kind.OBSERVED})

TOLD = corrections.told, "corrections/_told.html", CORRECTED
SLIPS = INJECTS | CORRECTED

OF_WATCH: tuple[Region, ...] = (
    Region("neatline", "watch", "everyone", *NEATLINE),
    Region("clock", "watch", "everyone", *CLOCK),
    Region("ratings", "watch", "evaluator", ratings.open_rounds, "watch/_asked.html", RATINGS),
    Region("teams", "watch", "evaluator", *TEAMS),
    Region("seats", "watch", "observer", watches.seats, "watch/_seats.html", SEATS),
    Region("observations", "watch", "seat", observations.latest, "watch/_observed.html", OBSERVED),
    Region("corrected", "watch", "seat", *TOLD, True),
    Region("record", "watch", "onlooker", watches.on_record, "watch/_record.html", PUT),
    Region("injects", "watch", "onlooker", watches.injects, "watch/_injects.html", SLIPS),
    Region("planned", "watch", "evaluator", watches.planned, "watch/_planned.html", PLANNED),
    Region("matters", "watch", "onlooker", watches.matters, "watch/_matters.html", ON_DOCKET),
    Region("rulings", "watch", "onlooker", *RULED_ON),
    Region("method", "watch", "onlooker", methods.method, "room/_method.html", METHOD),
    Region("messages", "watch", "seat", mailboxes.mailbox, "watch/_messages.html", MESSAGES),
)
