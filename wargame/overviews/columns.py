"""What the columns of a table hold: by their heads, and where those say nothing by their cells."""

import re
from collections.abc import Mapping, Sequence

from .blocks import Row, Table
from .words import Words

FACTS = {
    "source": r"sources?|reference|references|citation|origin|provider|publisher|from|ref"
    r"|data source|where from|attribution|who says so|according to",
    "as_of": r"as of|as at|year|date|period|updated|last updated|when|vintage|reported|time ?frame"
    r"|reference year|data year|as-of( date)?|fiscal year",
    "value": r"value|figure|number|amount|level|latest( value| figure)?|current( value| level)?"
    r"|estimate|reading|data|quantity|total|detail|details|status|size|count|result|score"
    r"|what it is|statistic|answer|description",
    "metric": r"metric|indicator|fact|measure|item|key fact|statistic|data point"
    r"|variable|what|subject|name|question|parameter|aspect|issue|key figure|figure"
    r"|description|element|data|what is measured",
    "group": r"category|topic|area|theme|domain|sector|dimension|region|group|type",
    "unit": r"units?",
    "number": r"#|no|nr|number|n",
}
TENSIONS = {
    "a": r"(pole|side|option|goal|pull|end|priority|value|view|choice|interest|extreme|imperative"
    r")( (a|1|one|i))|on (the )?one (hand|side)|one (side|pole|pull|end|hand)|left( pole| side)?"
    r"|first( pole| side| priority| goal| option)?|this|a|pull|if we lean one way|from"
    r"|(one )?(priority|goal|value|objective|good|aim)",
    "b": r"(pole|side|option|goal|pull|end|priority|value|view|choice|interest|extreme|imperative"
    r")( (b|2|two|ii))|on the other (hand|side)|(the )?other( side| pole| pull| end| hand)?"
    r"|right( pole| side)?|second( pole| side| priority| goal| option)?|that|b|counter ?pull"
    r"|against|versus|vs|to|(competing|opposing|countervailing|other|rival) "
    r"(priority|goal|value|objective|good|pole|side|aim|pull)",
    "name": r"(core |key )?(tension|trade ?off|dilemma|name|issue|choice|tension or trade ?off"
    r"|balance|topic|theme|title|tension name|competing priorities|question)s?",
    "text": r"description|explanation|why it matters|details?|notes?|text|what is at stake|meaning"
    r"|what it means|implications?|summary|comments?|stakes|in practice|why|context|rationale"
    r"|how it shows|the trade ?off|at stake|what pulls|discussion|consequences?",
    "number": r"#|no|nr|number|n",
}
NAMED = {
    "name": r"name|area|item|element|topic|theme|component|criterion|criteria|goal|dimension"
    r"|outcome|domain|pillar|aspect|part|scope|field|title|objective|subject|success criterion",
    "text": r"text|description|details?|what it (covers|includes|means)|explanation|covers|meaning"
    r"|what success looks like|definition|includes|notes?|coverage|vision|what it looks like"
    r"|what we (examine|look at)|success|indicator|measure|focus|why|why it matters",
    "number": r"#|no|nr|number|n",
}
QUESTIONS = {
    "text": r"(key |core )?questions?|text|what to ask|asked",
    "group": r"group|theme|topic|area|category|issue|subject|block|dimension|heading",
    "number": r"#|no|nr|number|n|q",
}
YEAR = re.compile(r"(19|20)\d\d([-/–]\d{2,4})?(\s?(est\.?|e|f|p))?$", re.I)


def is_table_of_facts(table: Table) -> bool:
    """Both what is measured and its value have a column that says so."""
    heads = [_simple(cell) for cell in table.head.cells]
    is_measured = bool(re.fullmatch(r"metric|indicator|(key )?facts?|measure|statistic", heads[0]))
    return len(heads) > 1 and (is_measured or {"value", "source"} <= set(heads))


def columns(table: Table, kinds: Mapping[str, str]) -> dict[str, int]:
    """Where each kind of column is. A head that names two kinds goes to the one still missing."""
    heads = [_simple(cell) for cell in table.head.cells]
    found: dict[str, int] = {}
    wanted = {
        kind: [at for at, head in enumerate(heads) if re.fullmatch(words, head)]
        for kind, words in kinds.items()
    }
    for kind in sorted(wanted, key=lambda kind: len(wanted[kind])):
        free = [at for at in wanted[kind] if at not in found.values()]
        if free:
            found[kind] = free[0]
    return found


def has_no_head(table: Table, kinds: Mapping[str, str]) -> bool:
    """The first row is one of content: no head in it names a kind of column."""
    return not columns(table, kinds)


def years(table: Table) -> list[int]:
    """Columns that are headed by a year, the latest last."""
    heads = [cell.plain for cell in table.head.cells]
    return sorted(
        (at for at, head in enumerate(heads) if YEAR.match(head)), key=lambda at: heads[at]
    )


def cell(row: Row, found: Mapping[str, int], kind: str) -> Words:
    at = found.get(kind)
    return row.cells[at] if at is not None and at < len(row.cells) else Words("")


def homeless(row: Row, head: Row, used: Sequence[int]) -> list[str]:
    """What stands in columns that nothing was made of, with their heads."""
    return [
        f"“{head.cells[at].plain}: {words.plain}”" if at < len(head.cells) else words.plain
        for at, words in enumerate(row.cells)
        if at not in used and words
    ]


def _simple(words: Words) -> str:
    return " ".join(re.sub(r"[^a-z0-9#-]+", " ", words.plain.lower()).replace("-", " ").split())
