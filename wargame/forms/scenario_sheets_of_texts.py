"""The sheets of what is read in a scenario: brief, scope, facts, tensions, questions, criteria."""

from django.utils.translation import gettext_lazy as _

from .scenario_choices import Sheet
from .scenario_columns import LONG, Lines, Number, OneOf, Rows, Text, Tick

TEXTS: dict[str, Sheet] = {
    "brief": Sheet(
        _("Brief"),
        _("brief"),
        _("What everybody reads first."),
        (
            Text("title", _("Title")),
            Text("subtitle", _("One line under it"), most=300, needed=False, is_wide=True),
            Text("summary", _("What it is about"), most=2000, rows=3, needed=False, is_wide=True),
            Number("year", _("Year"), least=1900, most=2200),
            Text("fiction_mark", _("What says that it is fiction"), is_wide=True),
            Text(
                "overview",
                _("Overview"),
                _("A blank line between paragraphs."),
                most=20_000,
                rows=10,
                is_wide=True,
                is_markdown=True,
            ),
            Text(
                "setting",
                _("The invented situation at the start"),
                most=4000,
                rows=5,
                needed=False,
                is_wide=True,
                is_markdown=True,
            ),
            Text("scope_intro", _("Leads into the scope"), most=2000, rows=2, needed=False),
            Text("vision_intro", _("Leads into the criteria"), most=2000, rows=2, needed=False),
            Lines("authors", _("Authors, one a line"), is_wide=False),
            Text("licence", _("License"), most=80, needed=False),
        ),
        is_single=True,
    ),
    "scope": Sheet(
        _("Scope"),
        _("item"),
        _("What is examined."),
        (Text("name", _("Name")), Text("text", _("Text"), most=LONG, rows=3, is_wide=True)),
    ),
    "facts": Sheet(
        _("Key facts"),
        _("fact"),
        _("The source stands beside every figure."),
        (
            Text("metric", _("What is measured"), most=300),
            Text("value", _("Value"), most=300),
            Text("source", _("Source"), most=300),
            Text("as_of", _("As of"), most=80, needed=False),
            Text(
                "note", _("Why it may be contested"), most=2000, rows=2, needed=False, is_wide=True
            ),
            Tick("is_canonical", _("The scenario stands on this figure")),
            Tick("is_verified", _("Checked against its source"), absent=True),
            Rows(
                "later",
                _("What others said, or the same source later"),
                _("figure"),
                (
                    Text("value", _("Value"), most=400),
                    Text("source", _("Source"), most=300),
                    Text("as_of", _("As of"), most=80),
                    Tick("is_verified", _("Checked against its source"), absent=True),
                    Text("note", _("Note"), most=2000, rows=2, needed=False, is_wide=True),
                ),
            ),
        ),
    ),
    "tensions": Sheet(
        _("Tensions"),
        _("tension"),
        _("Both poles are things a reasonable delegation could want."),
        (
            Text("name", _("Name"), is_wide=True),
            Rows(
                "poles",
                _("Poles"),
                _("pole"),
                (
                    Text("name", _("Pole"), most=120),
                    Text("good_case", _("Its good case"), most=600, rows=2),
                ),
                is_fixed=True,
            ),
            Text("text", _("The trade, in one sentence"), most=LONG, rows=3, is_wide=True),
        ),
    ),
    "questions": Sheet(
        _("Key questions"),
        _("question"),
        _("Every team answers them; each move asks one."),
        (
            Text("text", _("Question"), most=LONG, rows=3, is_wide=True),
            Rows(
                "parts",
                _("Parts of the answer"),
                _("part"),
                (
                    OneOf(
                        "kind",
                        _("Kind"),
                        choices=lambda files: (
                            ("text", _("Text: the team writes")),
                            ("choice", _("Choice: each alone, then the team")),
                            ("rule", _("Rule: one sentence, applied to the own state")),
                            ("allocation", _("Allocation: points on the ledger")),
                            ("rating", _("Rating: things by aspects, 1 to 5")),
                            ("ideas", _("Ideas: each alone, then merged and ranked")),
                        ),
                    ),
                    Lines("options", _("Options, one a line"), is_wide=False, of="choice"),
                    Text(
                        "mix",
                        _("What the own words are called, if there are any"),
                        most=120,
                        needed=False,
                        of="choice",
                    ),
                    Lines("things", _("Things, one a line"), is_wide=False, of="rating"),
                    Lines("aspects", _("Aspects, one a line"), is_wide=False, of="rating"),
                ),
                _("Without parts teams answer in a text. Each kind may stand once."),
            ),
        ),
    ),
    "criteria": Sheet(
        _("Criteria"),
        _("criterion"),
        _("The anchors say what levels 1 to 5 look like."),
        (
            Text("short_name", _("Short name"), most=120, is_wide=True),
            Text("text", _("Text"), most=LONG, rows=2, is_wide=True),
            Lines("anchors", _("Five anchors, one a line, the lowest first"), rows=6, needed=True),
            Lines("look_for", _("What evaluators look for, up to four lines")),
        ),
    ),
}
