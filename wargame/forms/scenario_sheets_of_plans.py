"""The sheets of what a scenario keeps ready: cards, timelines, the ledger, figures and reading."""

from django.utils.translation import gettext_lazy as _

from wargame.models import Paragraph, StepKind

from .scenario_choices import CRITERIA, INJECTS, TEAMS, TENSIONS, Sheet, moves_of, theaters_of
from .scenario_columns import (
    LONG,
    ByKey,
    Figures,
    Lines,
    Number,
    OneNumber,
    OneOf,
    Rows,
    SomeOf,
    Text,
    Tick,
)

PLANS: dict[str, Sheet] = {
    "cards": Sheet(
        _("Decision cards"),
        _("card"),
        _("Ready options to start a decision from. No option is right."),
        (
            Text("title", _("Title")),
            OneOf("tension", _("Tension"), choices=TENSIONS),
            Text("situation", _("Situation"), most=LONG, rows=4, is_wide=True),
            Rows(
                "options",
                _("Options"),
                _("option"),
                (
                    Text("label", _("Letter"), most=4),
                    Text("text", _("What is done"), most=600, rows=2, is_wide=True),
                    Text("why", _("For it"), most=1000, rows=2, needed=False),
                    Text("but", _("Against it"), most=1000, rows=2, needed=False),
                    Text("cost", _("What it costs"), most=400, needed=False),
                    Text("wins", _("Who wins"), most=400, needed=False),
                    Text("loses", _("Who loses"), most=400, needed=False),
                    SomeOf("helps", _("Helps"), choices=CRITERIA),
                    SomeOf("hurts", _("Hurts"), choices=CRITERIA),
                ),
            ),
            SomeOf("linked_injects", _("Open once a team has"), choices=INJECTS),
        ),
    ),
    "formats": Sheet(
        _("Formats"),
        _("format"),
        _("A timeline for each length of session. They end with final, review and exit."),
        (
            Text("name", _("Name"), most=120),
            Number("minutes", _("Minutes"), least=15, most=2000),
            Text(
                "summary", _("What it is good for"), most=1000, rows=2, needed=False, is_wide=True
            ),
            SomeOf(
                "record:required",
                _("Paragraphs of a decision record that are required"),
                _("None ticked: the eight of the shortest record."),
                choices=lambda files: Paragraph.choices,
            ),
            SomeOf(
                "record:opened",
                _("Paragraphs that stand open beside them"),
                choices=lambda files: Paragraph.choices,
            ),
            Rows(
                "steps",
                _("Steps"),
                _("step"),
                (
                    OneOf("kind", _("Kind"), choices=lambda files: StepKind.choices),
                    Text("title", _("Title"), most=80),
                    Number("minutes", _("Minutes"), least=1),
                    OneNumber("move", _("Move"), needed=False, choices=moves_of),
                ),
            ),
        ),
    ),
    "ledger": Sheet(
        _("Ledger"),
        _("ledger"),
        _("What states can put into theaters, in illustrative units."),
        (
            Rows(
                "theaters",
                _("Theaters"),
                _("theater"),
                (
                    Text("name", _("Name"), most=40),
                    Text("text", _("Text"), most=400, rows=2, needed=False, is_wide=True),
                ),
            ),
            ByKey(
                "budgets",
                _("Units of each team in a move"),
                TEAMS,
                Figures("", "", needed=False, is_wide=False, pattern=r"[0-9]{1,3}", is_single=True),
            ),
            Text("token_name", _("What one token is called"), most=40, needed=False),
            ByKey(
                "tokens",
                _("Tokens of each team, one a line"),
                TEAMS,
                Lines("", "", rows=2, is_wide=False),
            ),
            Rows(
                "requirements",
                _("What is required"),
                _("requirement"),
                (
                    OneNumber("move", _("Move"), choices=moves_of),
                    OneOf("theater", _("Theater"), choices=theaters_of),
                    Number("points", _("Units"), most=999),
                    OneOf("inject", _("Shown by"), needed=False, choices=INJECTS),
                    Tick("is_shown", _("Shown at once"), absent=True),
                ),
            ),
        ),
        is_single=True,
    ),
    "series": Sheet(
        _("Figures by year"),
        _("series"),
        _("Each edition by itself; two of them never stand in one chart."),
        (
            Text("measure", _("What is measured"), most=80),
            Text("edition", _("Edition"), most=80),
            Text("definition", _("Definition"), most=600, rows=2, is_wide=True),
            Text("unit", _("Unit"), most=60),
            Text("as_of", _("As of"), most=80),
            Text("source", _("Source"), most=300, is_wide=True),
            Text("note", _("Note"), most=1000, rows=2, needed=False, is_wide=True),
            Figures("years", _("Years, with blanks between them"), most=400),
            Rows(
                "states",
                _("States"),
                _("state"),
                (
                    Text("code", _("Code"), most=6),
                    Text("name", _("Name"), most=80),
                    Figures(
                        "values",
                        _("A figure for each year; a dash where there is none"),
                        most=1200,
                        pattern=r"–|-|-?[0-9]{1,9}(\.[0-9]{1,4})?e?",
                    ),
                ),
            ),
        ),
    ),
    "reading": Sheet(
        _("Reading"),
        _("entry"),
        _("What to read next."),
        (
            Text("title", _("Title"), most=300, is_wide=True),
            Text("author", _("Author")),
            Text("date", _("Date"), most=80),
            Text("url", _("Address"), most=500, needed=False, is_wide=True),
            Text("why", _("Why"), most=600, rows=2, needed=False, is_wide=True),
        ),
    ),
    "sources": Sheet(
        _("Sources"),
        _("source"),
        _("Where the figures come from."),
        (
            Text("title", _("Title"), most=300, is_wide=True),
            Text("publisher", _("Publisher")),
            Text("date", _("Date"), most=120),
            Text("url", _("Address"), most=500, needed=False, is_wide=True),
            Tick("is_verified", _("Checked against its source"), absent=True),
        ),
    ),
}
