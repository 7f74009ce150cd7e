"""The sheets of what is played in a scenario: teams, moves, injects, timelines and the ledger."""

from django.utils.translation import gettext_lazy as _

from wargame.models import InjectKind
from wargame.models.injects import Trigger

from .scenario_choices import (
    CRITERIA,
    QUESTIONS,
    SCOPE,
    SEAT,
    TEAMS,
    TENSIONS,
    Sheet,
    moves_and_reserve,
    theaters_of,
)
from .scenario_columns import (
    LONG,
    ByKey,
    Lines,
    Number,
    OneNumber,
    OneOf,
    Rows,
    SomeOf,
    Text,
    Tick,
)

PLAY: dict[str, Sheet] = {
    "teams": Sheet(
        _("Teams"),
        _("team"),
        _("At most twelve; they are seated in this order."),
        (
            Text("name", _("Name"), most=40),
            Text("short_name", _("Short name"), most=40),
            Text("position", _("Where it stands"), most=4000, rows=4, needed=False, is_wide=True),
            Lines("ties", _("Treaties and other ties, one a line")),
            Lines("public_brief", _("What all may read, one point a line")),
            Lines("private_brief", _("For this team alone, one point a line")),
            Lines("wants", _("What it is after, one point a line")),
            Lines("offers", _("What it can offer, one point a line")),
            Lines("red_lines", _("What it will not do, one point a line")),
            ByKey(
                "tension_lines",
                _("Its line on each tension"),
                TENSIONS,
                Text("", "", most=600, rows=2, needed=False, is_wide=True),
            ),
            ByKey(
                "question_lines",
                _("Its line on each key question"),
                QUESTIONS,
                Text("", "", most=600, rows=2, needed=False, is_wide=True),
            ),
            OneOf(
                "kind",
                _("In a small class"),
                needed=False,
                choices=lambda files: (
                    ("core", _("Plays first")),
                    ("optional", _("May be left out")),
                ),
            ),
            Tick("is_ally", _("Is bound by the alliance"), absent=True),
            Rows(
                "seats",
                _("Seats of its own"),
                _("seat"),
                SEAT,
                _("Without any it has the seats of every team."),
            ),
            Text("seat_notes", _("On its seats"), most=600, rows=2, needed=False, is_wide=True),
        ),
    ),
    "seats": Sheet(
        _("Seats of every team"),
        _("seat"),
        _("In the order in which they fill: one leads, one holds the pen."),
        SEAT,
    ),
    "moves": Sheet(
        _("Moves"),
        _("move"),
        _("Each asks one key question and puts at least one tension."),
        (
            Text("title", _("Title"), most=120),
            Number("minutes", _("Minutes"), least=5),
            OneOf("question", _("Key question"), choices=QUESTIONS, is_wide=True),
            SomeOf("tensions", _("Tensions"), choices=TENSIONS, needed=True),
            Text("aim", _("Aim"), most=1000, rows=2, needed=False, is_wide=True),
            Text(
                "brief",
                _("What control says at its start"),
                most=LONG,
                rows=6,
                needed=False,
                is_wide=True,
                is_markdown=True,
            ),
        ),
    ),
    "injects": Sheet(
        _("Injects"),
        _("inject"),
        _("May be none: you can write them in play."),
        (
            Text("title", _("Title"), most=160),
            Text("sender", _("Sender")),
            OneNumber("move", _("Move"), choices=moves_and_reserve),
            Number("minute", _("Minute of the move"), needed=False),
            OneOf("kind", _("Kind"), choices=lambda files: InjectKind.choices),
            Text("number", _("Number"), most=12),
            SomeOf("to", _("To"), _("None ticked: to all teams."), choices=TEAMS),
            OneOf(
                "trigger",
                _("Suggested to control when"),
                needed=False,
                choices=lambda files: Trigger.choices,
            ),
            Number("trigger_line", _("After minutes, or below percent"), needed=False, least=1),
            OneOf("trigger_team", _("Which team releases"), needed=False, choices=TEAMS),
            OneOf("trigger_theater", _("Which theater"), needed=False, choices=theaters_of),
            Text("text", _("Text"), most=LONG, rows=5, is_wide=True, is_markdown=True),
            Lines("expected_actions", _("What teams may do, one a line")),
            SomeOf("tensions", _("Tensions that it bears on"), choices=TENSIONS),
            SomeOf("questions", _("Key questions that it bears on"), choices=QUESTIONS),
            SomeOf("criteria", _("Criteria that it bears on"), choices=CRITERIA),
            SomeOf("scope", _("Scope"), choices=SCOPE),
        ),
    ),
}
