"""Which acts belong together: those that touch the same parts of pages."""

from wargame.models import Kind

SET_UP = frozenset({Kind.SETUP_CHANGED, Kind.MADE_READY, Kind.COLLECTION_PLANNED})
SET_UP |= {Kind.BOARD_OPENED, Kind.ROSTER_CHANGED, Kind.OWN_VIEWS_LET_GO, Kind.NAMES_KEPT}
# A name may have stood anywhere.
ERASURES = frozenset({Kind.PERSON_ERASED, Kind.PEOPLE_ERASED})
TIMELINE = frozenset({Kind.TIMELINE_PLANNED, Kind.STEPS_CUT})
STEPS = frozenset(
    {
        Kind.LOBBY_OPENED,
        Kind.EXERCISE_STARTED,
        Kind.EXERCISE_ENDED,
        Kind.STEP_BEGUN,
        Kind.STEP_RETURNED,
        Kind.CLOCK_UNDONE,
        Kind.SITTING_SUSPENDED,
        Kind.SITTING_TAKEN_UP,
    }
)
TIME = (
    STEPS
    | TIMELINE
    | {
        Kind.CLOCK_PAUSED,
        Kind.CLOCK_RESUMED,
        Kind.CLOCK_CHANGED,
        Kind.CLOCK_SHIFTED,
    }
)
TABLES = frozenset({Kind.TEAM_PLAYED, Kind.TEAMS_MERGED, Kind.TEAM_SPLIT})
SEATS = TABLES | frozenset({Kind.SEAT_TAKEN, Kind.SEAT_MOVED, Kind.SEAT_REMOVED, Kind.LEAD_HANDED})
PEOPLE = SEATS | {Kind.CHAIR_ADDED, Kind.SEAT_PRESENT, Kind.SEAT_AWAY}
SLIPS = frozenset({Kind.INJECT_RELEASED, Kind.INJECT_WENT, Kind.INJECT_WITHDRAWN})
QUEUED = frozenset(
    {
        Kind.INJECT_WRITTEN,
        Kind.INJECT_TIMED,
        Kind.INJECTS_TIMED,
        Kind.INJECTS_LISTED,
        Kind.INJECT_HELD,
        Kind.INJECT_LET_GO,
    }
)
INJECTS = SLIPS | {Kind.INJECT_OPENED}
POSITIONS = frozenset({Kind.POSITION_SET, Kind.POSITION_WITHDRAWN, Kind.ASSENT_GIVEN})
ESTIMATES = POSITIONS | {Kind.ESTIMATE_PLACED, Kind.ANSWERED_ALONE}
IDEAS = frozenset(kind for kind in Kind if kind.startswith("idea"))
PENS = frozenset({Kind.PEN_TAKEN, Kind.PEN_HANDED, Kind.DRAFT_OFFERED, Kind.DRAFT_REOPENED})
WRITING = PENS | {Kind.DRAFT_SAVED}
PLAN = frozenset({Kind.RECORD_PLANNED})
RELEASES = frozenset(
    {
        Kind.ANSWER_RELEASED,
        Kind.DECISION_RELEASED,
        Kind.ANSWER_WITHDRAWN,
        Kind.DECISION_WITHDRAWN,
        Kind.NO_DECISION,
    }
)
DISSENT = frozenset({Kind.DISSENT_ENTERED})
CHALLENGE = frozenset({Kind.CHALLENGE_SET})
LEDGER_SWITCH = frozenset({Kind.LEDGER_ON, Kind.LEDGER_OFF})
COMMITMENTS = frozenset({Kind.COMMITMENT_WRITTEN, Kind.COMMITMENT_OPENED})
LEDGER = LEDGER_SWITCH | COMMITMENTS | {Kind.REQUIREMENT_SET, Kind.BUDGET_SET}
RATINGS = frozenset({Kind.RATINGS_OPENED, Kind.RATINGS_CLOSED, Kind.RATINGS_SHOWN})
CHALLENGES = frozenset({Kind.RULING_CHALLENGED, Kind.CHALLENGE_ANSWERED})
METHOD = frozenset({Kind.METHOD_CHANGED})
ASKS = frozenset(
    {
        Kind.ARGUMENT_LODGED,
        Kind.RULING_BEGUN,
        Kind.RULING_CLOSED,
        Kind.ODDS_SHOWN,
        Kind.RULING_DROPPED,
    }
)
DRAWS = ASKS | {Kind.POINT_ADDED, Kind.DRAWN, Kind.RULING_RELEASED}
RULINGS = CHALLENGES | {Kind.RULING_RELEASED}
RULING = RULINGS | METHOD | ASKS | {Kind.RULING_WRITTEN, Kind.RULE_MADE, Kind.DRAWN}
NOTES = frozenset({Kind.NOTES_WRITTEN})
ASSUMED = RELEASES | {Kind.ASSUMPTION_JUDGED}
# To write on a text of one's own is nobody else's business.
DIPLOMACY = frozenset(
    kind for kind in Kind if kind.startswith(("agreement", "communique", "clause"))
) - {Kind.AGREEMENT_DRAFTED}
SENT = frozenset({Kind.MESSAGE_SENT, Kind.MESSAGE_PUBLISHED})
MESSAGES = SENT | {Kind.MESSAGES_READ, Kind.MESSAGE_KEPT}
TO_CONTROL = SENT | {Kind.MESSAGES_SETTLED}
REPORT = frozenset(kind for kind in Kind if kind.startswith(("report", "facts")))
REVIEW = frozenset({Kind.HOT_WASH_GIVEN, Kind.EXIT_GIVEN})
LESSONS = frozenset({Kind.LESSON_KEPT, Kind.LESSON_STRUCK})
ACTIONS = frozenset({Kind.ACTION_AGREED, Kind.ACTION_SAID, Kind.ACTION_LINK_RENEWED})
STARS = frozenset({Kind.STARRED, Kind.STAR_TAKEN_OFF})
EVERYTHING = frozenset(Kind)

BOARD_SCENES = STEPS | PEOPLE | ESTIMATES | RELEASES | DISSENT | LEDGER | DIPLOMACY | DRAWS
BOARD_SCENES |= SLIPS | IDEAS | RATINGS | LESSONS | {Kind.BOARD_SET, Kind.REVEALED}
BOARD_SCENES |= {Kind.NAMES_KEPT, Kind.DEFENDER_NAMED, Kind.CLOCK_PAUSED, Kind.CLOCK_RESUMED}
TASK = STEPS | SEATS | PENS | RELEASES | CHALLENGE | PLAN | RULINGS | ASKS | METHOD | IDEAS
TASK |= COMMITMENTS | DISSENT | {Kind.POSITION_SET, Kind.POSITION_WITHDRAWN, Kind.REVEALED}
TASK |= {Kind.DEFENDER_NAMED}
WRITTEN = STEPS | SEATS | WRITING | RELEASES | DISSENT | PLAN | IDEAS | LEDGER
STATUS = STEPS | PEOPLE | WRITING | RELEASES | PLAN | ESTIMATES | REVIEW | INJECTS
STATUS |= {Kind.REVEALED}
GIVEN = REVIEW | {Kind.ESTIMATE_PLACED}
# What may speak for an inject, or against it.
TRIGGERING = RELEASES | ESTIMATES | LEDGER | SENT | DIPLOMACY
COVERED = STEPS | LEDGER | {Kind.DECISION_RELEASED, Kind.NO_DECISION}
