"""The legend: which region of a page shows what, to which audience, touched by which acts."""

from functools import partial

from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wargame.models import Kind, Viewer
from wargame.queries import (
    adjudication,
    agreement_desks,
    assents,
    assumptions,
    attention,
    boards,
    clocks,
    consoles,
    corrections,
    debriefs,
    idea_waits,
    inject_queues,
    ledger_sheets,
    ledger_summaries,
    lessons,
    mailboxes,
    matters,
    methods,
    notes,
    objections,
    observations,
    ratings,
    readiness,
    report_desks,
    reveals,
    rooms,
    run_sheets,
    scenes,
    stars,
    task_keys,
    voices,
)

from . import kept
from .kinds import (
    ACTIONS,
    ASSUMED,
    BOARD_SCENES,
    CHALLENGE,
    CORRECTED,
    COVERED,
    DIPLOMACY,
    DRAWS,
    ESTIMATES,
    GIVEN,
    IDEAS,
    INJECTS,
    LEDGER,
    LEDGER_SWITCH,
    LESSONS,
    MESSAGES,
    METHOD,
    NOTES,
    PEOPLE,
    POSITIONS,
    QUEUED,
    RATINGS,
    RELEASES,
    REPORT,
    RULING,
    RULINGS,
    SEATS,
    SET_UP,
    SLIPS,
    STARS,
    STATUS,
    STEPS,
    TASK,
    TIME,
    TIMELINE,
    TO_CONTROL,
    TRIGGERING,
    WRITTEN,
)
from .region import Page, Region, audience_of
from .watch_regions import CLOCK, DOCKET, NEATLINE, OBSERVED, OF_WATCH, TEAMS, TOLD

# Nothing that these are shown depends on the time of day.
TIMELESS = {"team", "seat"}

BOARD_CLOCK = clocks.clock, "board/_clock.html", TIME
CONSOLE_CLOCK = (
    consoles.clock,
    "console/_clock.html",
    TIME | PEOPLE | RELEASES | GIVEN | SET_UP | SLIPS | QUEUED,
)
# With play ends the time in which a challenge is known to its own team alone.
MATTERS = matters.matters, "room/_matters.html", TIME | DRAWS
RULED = adjudication.rulings, "room/_rulings.html", RULINGS | {Kind.EXERCISE_ENDED}
RUN_SHEET = run_sheets.run_sheet, "console/_run_sheet.html", TIME | {Kind.STEP_NOTED} | SET_UP
READY = readiness.readiness, "console/_readiness.html", STEPS | PEOPLE | SET_UP | TIMELINE
DEBRIEF = debriefs.debrief, "console/_debrief.html", TIME | {Kind.SESSION_END_SET}
SHOWN = STEPS | LEDGER_SWITCH | RATINGS | SLIPS | {Kind.BOARD_SET}
SCENES = scenes.scenes, "console/_scenes.html", SHOWN
REVEALS = (
    reveals.reveals,
    "console/_reveals.html",
    STEPS | ESTIMATES | RELEASES | CHALLENGE | {Kind.REVEALED, Kind.HOT_WASH_GIVEN},
)
BRIEFED = STEPS | CORRECTED
SLIPPED = INJECTS | CORRECTED
ACCORD = assents.accord, "room/_accord.html", STEPS | PEOPLE | POSITIONS
IDEA_PHASES = STEPS | PEOPLE | IDEAS | {Kind.ANSWERED_ALONE}
COVERED |= SLIPS | {Kind.REVEALED}
OWN_LINES = ledger_sheets.own_sheet, "ledger/_own.html", COVERED
COVERAGE = ledger_sheets.coverage_sheet, "ledger/_coverage.html", COVERED
ALL_LINES = ledger_sheets.all_lines, "ledger/_lines.html", COVERED
LEDGER_SUMS = ledger_summaries.summary, "room/_ledger.html", COVERED
RATED = ratings.desk, "console/_ratings.html", RATINGS | SEATS | {Kind.RATING_GIVEN}
ATTENTION = (
    attention.attention,
    "console/_attention.html",
    STATUS | TIME | RULING | DIPLOMACY | TO_CONTROL | QUEUED | LEDGER,
)
TALKS = STEPS | DIPLOMACY
AGREEMENTS = agreement_desks.desk, "room/_agreements.html", TALKS | {Kind.AGREEMENT_DRAFTED}
ACCORDS = agreement_desks.desk, "agreements/_accords.html", TALKS | {Kind.AGREEMENT_DRAFTED}
WAITING = agreement_desks.waiting, "room/_waiting.html", TALKS
ROLE_BRIEF = rooms.role_brief, "room/_brief_role.html", SEATS | CORRECTED
MENDED = corrections.told, "console/_corrected.html", CORRECTED
PARKED = frozenset({Kind.OBJECTION_PARKED, Kind.OBJECTION_ANSWERED})
VOICES = STEPS | PEOPLE | voices.HEARD_BY
OBSERVATIONS = observations.on_console, "console/_observed.html", OBSERVED
PACED = CORRECTED | TIME | INJECTS | QUEUED | TRIGGERING | PEOPLE
TALK = STEPS | LESSONS | ACTIONS | {Kind.OBJECTIVE_RATED, Kind.DEFENDER_NAMED}
QUEUE = inject_queues.injects, "console/_injects.html", PACED | STARS
INBOX = mailboxes.inbox, "console/_messages.html", TO_CONTROL

REPORT_STANDS = report_desks.standing, "report/_stands.html", REPORT | {Kind.EXERCISE_ENDED}

REGIONS: tuple[Region, ...] = (
    Region("neatline", "room", "everyone", *NEATLINE),
    Region("clock", "room", "everyone", *CLOCK),
    Region("task-key", "room", "team", task_keys.task_key, "room/_task_key.html", TASK),
    Region("corrected", "room", "team", *TOLD, True),
    Region("move-brief", "room", "everyone", rooms.move_brief, "room/_brief_move.html", BRIEFED),
    Region("role-brief", "room", "team", *ROLE_BRIEF),
    Region("facts", "room", "team", rooms.facts, "room/_facts.html", CORRECTED),
    Region("matters", "room", "team", *MATTERS),
    Region("method", "room", "team", methods.method, "room/_method.html", METHOD),
    Region("ideas", "room", "team", idea_waits.own, "ideas/_waits.html", IDEA_PHASES),
    Region("accord", "room", "team", *ACCORD),
    Region("draft", "room", "team", rooms.draft, "room/_draft.html", WRITTEN),
    Region("injects", "room", "team", rooms.injects, "room/_injects.html", SLIPPED, True),
    Region("rulings", "room", "team", *RULED, True),
    Region("ledger", "room", "team", *LEDGER_SUMS),
    Region("ratings", "room", "team", ratings.asked, "room/_ratings.html", RATINGS, True),
    Region("messages", "room", "seat", mailboxes.mailbox, "room/_messages.html", MESSAGES, True),
    Region("agreements", "room", "team", *AGREEMENTS, True),
    Region("assumptions", "room", "team", assumptions.own, "room/_assumptions.html", ASSUMED),
    Region("report", "room", "team", *REPORT_STANDS, True),
    Region("team-notes", "room", "team", notes.of_now, "notes/_all.html", STEPS | NOTES),
    Region("injects-new", "room", "team", rooms.unread, "room/_new.html", INJECTS),
    Region("messages-new", "room", "seat", mailboxes.news, "room/_new.html", MESSAGES),
    Region("agreements-waiting", "room", "team", *WAITING),
    Region("people", "room", "team", rooms.people, "room/_people.html", PEOPLE | SEATS),
    Region("parked", "room", "team", objections.parked, "room/_parked.html", PARKED),
    Region("neatline", "ledger", "everyone", *NEATLINE),
    Region("clock", "ledger", "everyone", *CLOCK),
    Region("own-lines", "ledger", "team", *OWN_LINES),
    Region("coverage", "ledger", "team", *COVERAGE),
    Region("lines", "ledger", "team", *ALL_LINES),
    Region("neatline", "talks", "everyone", *NEATLINE),
    Region("accords", "talks", "seat", *ACCORDS),
    Region("neatline", "console", "everyone", *NEATLINE),
    Region("clock", "console", "control", *CONSOLE_CLOCK),
    Region("run-sheet", "console", "control", *RUN_SHEET),
    Region("readiness", "console", "control", *READY),
    Region("debrief", "console", "control", *DEBRIEF, True),
    Region("scenes", "console", "control", *SCENES),
    Region("talk", "console", "control", lessons.talk, "console/_talk.html", TALK),
    Region("teams", "console", "control", *TEAMS),
    Region("reveals", "console", "control", *REVEALS),
    Region("ideas", "console", "control", idea_waits.phases, "console/_ideas.html", IDEA_PHASES),
    Region("ratings", "console", "control", *RATED),
    Region("attention", "console", "control", *ATTENTION),
    Region("injects", "console", "control", *QUEUE),
    Region("corrected", "console", "control", *MENDED),
    Region("parked", "console", "control", objections.waiting, "console/_parked.html", PARKED),
    Region("voices", "console", "control", voices.missing, "console/_voices.html", VOICES),
    Region("observations", "console", "control", *OBSERVATIONS),
    Region("starred", "console", "control", stars.in_short, "console/_starred.html", STARS),
    Region("report", "console", "control", *REPORT_STANDS),
    Region("messages", "console", "control", *INBOX),
    Region("neatline", "desk", "everyone", *NEATLINE),
    Region("coverage", "desk", "control", *COVERAGE),
    Region("lines", "desk", "control", *ALL_LINES),
    Region("neatline", "rulings", "everyone", *NEATLINE),
    Region("docket", "rulings", "control", *DOCKET),
    Region("neatline", "accords", "everyone", *NEATLINE),
    Region("accords", "accords", "control", *ACCORDS),
    *OF_WATCH,
    Region("neatline", "board", "everyone", *NEATLINE),
    Region("clock", "board", "everyone", *BOARD_CLOCK),
    Region("board", "board", "board", boards.scene, "board/_scene.html", BOARD_SCENES),
)


def named(page: Page, name: str) -> Region:
    """The region of this name on this kind of page. Raises LookupError if there is none."""
    for region in REGIONS:
        if (region.page, region.name) == (page, name):
            return region
    raise LookupError(f"No region {name} on {page}")


def of_page(page: Page) -> list[Region]:
    """The regions of one kind of page, in the order of the legend."""
    return [region for region in REGIONS if region.page == page]


def render(region: Region, viewer: Viewer) -> SafeString:
    """The region as this viewer's audience sees it: the same text in a page and in a push."""
    audience = audience_of(region, viewer)
    if audience is None:
        return SafeString("")
    inner = partial(_inner, region, viewer.narrowed(audience))
    if region.audience in TIMELESS:
        name = f"{region.page}/{region.name}/{audience}"
        text = kept.or_rendered(name, region.touched_by, viewer.exercise, inner)
    else:
        text = inner()
    spoken = SafeString(' aria-live="polite"') if region.is_spoken else ""
    return format_html(
        '<section id="{0}" data-region="{0}"{1}>{2}</section>', region.name, spoken, text
    )


def _inner(region: Region, viewer: Viewer) -> SafeString:
    context = {"it": region.query(viewer), "exercise": viewer.exercise, "viewer": viewer}
    return SafeString(get_template(region.template).render(context))
