"""Any layout of the same things: each comes out once, in order, and every line is accounted for."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.overviews.documents import checked
from wargame.overviews.overview import Overview
from wargame.overviews.reader import read_overview

DATA = Path(__file__).with_name("data")
NOUNS = ["harbor", "forest", "orchard", "canal", "bridge", "market", "meadow", "quarry", "ferry"]
VERBS = ["mends", "crosses", "feeds", "lights", "guards", "carries"]
HEADINGS = {
    "overview": ["Overview", "Executive Summary", "Summary", "Abstract"],
    "scope": ["Scope", "What This Paper Covers", "Areas of Focus"],
    "facts": ["Key Facts", "Key Statistics", "Facts & Figures", "By the Numbers"],
    "tensions": [
        "Core Tensions and Tradeoffs",
        "Trade-offs",
        "Key Dilemmas",
        "Competing Priorities",
    ],
    "questions": ["Key Questions", "Questions for Discussion", "Strategic Questions"],
    "criteria": ["Vision of Success", "What Success Looks Like", "Success Criteria"],
}
DRESSES = ["## {}", "## {}:", "## {} ##", "##   {}", "## 🧭 {}", "**{}**", "{}\n---", "## **{}**"]


@dataclass(frozen=True)
class Things:
    """What goes into a document; every text is different from every other."""

    overview: list[str]
    scope: list[tuple[str, str]]
    facts: list[tuple[str, str, str]]
    tensions: list[tuple[str, str, str]]
    questions: list[str]
    criteria: list[tuple[str, str]]


@st.composite
def things(draw: st.DrawFn) -> Things:
    count = st.integers(1, 4)
    number = iter(range(1, 1000))
    noun, verb = st.sampled_from(NOUNS), st.sampled_from(VERBS)

    def name() -> str:
        return f"{draw(noun).title()}{next(number)}"

    def sentence() -> str:
        return f"The {draw(noun)} {draw(verb)} the {draw(noun)} of place{next(number)}."

    def several(make):
        return [make() for _ in range(draw(count))]

    return Things(
        several(sentence),
        several(lambda: (name(), sentence())),
        several(lambda: (name(), str(draw(st.integers(1, 99999))), f"{name()}, 2024")),
        [(name(), name(), sentence()) for _ in range(draw(st.integers(2, 4)))],
        several(lambda: f"How shall the {draw(noun)} reach place{next(number)}?"),
        several(lambda: (name(), sentence())),
    )


def bullets(rows: list[str], mark: str = "-") -> str:
    return "\n".join(f"{mark} {row}" for row in rows)


def table(head: list[str], rows: list[list[str]], edge: str = "| ") -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(edge + " | ".join(line) + edge[::-1] for line in lines)


def named(rows, style: str) -> str:
    return {
        "bold": lambda: bullets([f"**{a}**: {b}" for a, b in rows]),
        "star": lambda: bullets([f"__{a}:__ {b}" for a, b in rows], "*"),
        "dash": lambda: bullets([f"**{a}** – {b}" for a, b in rows], "+"),
        "plain": lambda: bullets([f"{a}: {b}" for a, b in rows]),
        "dots": lambda: bullets([f"{a}: {b}" for a, b in rows], "•"),
        "heads": lambda: "\n\n".join(f"### {a}\n\n{b}" for a, b in rows),
        "numbered heads": lambda: "\n\n".join(
            f"### {n}. {a}\n{b}" for n, (a, b) in enumerate(rows, start=1)
        ),
        "paragraphs": lambda: "\n\n".join(f"**{a}.** {b}" for a, b in rows),
        "nested": lambda: "\n".join(f"- **{a}**\n  - {b}" for a, b in rows),
        "below": lambda: "\n".join(f"- **{a}**\n  {b}" for a, b in rows),
        "numbered": lambda: "\n".join(f"{n}. **{a}:** {b}" for n, (a, b) in enumerate(rows, 1)),
    }[style]()


STYLES = ["bold", "star", "dash", "plain", "dots", "heads", "numbered heads", "paragraphs"]
STYLES += ["nested", "below", "numbered"]


def facts(rows, style: str) -> str:
    half = len(rows) // 2
    cells = [list(row) for row in rows]
    head = ["Metric", "Value", "Source"]
    return {
        "table": lambda: table(head, cells),
        "bare table": lambda: table(["Indicator", "Figure", "Reference"], cells, ""),
        "two tables": lambda: (
            (f"### North\n\n{table(head, cells[:half])}\n\n" if half else "")
            + f"### South\n\n{table(['Measure', 'Latest', 'Source'], cells[half:])}"
        ),
        "two columns": lambda: table(head[:2], [[a, f"{b} ({c})"] for a, b, c in rows]),
        "bullets": lambda: bullets([f"**{a}:** {b} ({c})" for a, b, c in rows]),
        "dashes": lambda: bullets([f"{a} – {b} ({c})" for a, b, c in rows]),
        "colons": lambda: bullets([f"{a}: {b} [{c}]" for a, b, c in rows]),
        "groups": lambda: "- **North**\n" + "\n".join(f"  - {a}: {b} ({c})" for a, b, c in rows),
        "lines": lambda: "\n".join(f"{a}: {b} ({c})" for a, b, c in rows),
    }[style]()


FACTS = ["table", "bare table", "two tables", "two columns", "bullets", "dashes", "colons"]
FACTS += ["groups", "lines"]


def tensions(rows, style: str, between: str) -> str:
    if style == "table":
        return table(["Tension", "Description"], [[f"{a} {between} {b}", t] for a, b, t in rows])
    if style == "poles":
        return table(["Pole A", "Pole B", "Why it matters"], [list(row) for row in rows])
    return named([(f"{a} {between} {b}", text) for a, b, text in rows], style)


def questions(rows: list[str], style: str) -> str:
    numbered = list(enumerate(rows, start=1))
    return {
        "numbered": lambda: "\n".join(f"{n}. {row}" for n, row in numbered),
        "brackets": lambda: "\n".join(f"{n}) {row}" for n, row in numbered),
        "bold numbered": lambda: "\n\n".join(f"**{n}. {row}**" for n, row in numbered),
        "numbered bold": lambda: "\n".join(f"{n}. **{row}**" for n, row in numbered),
        "bullets": lambda: bullets(rows),
        "grouped": lambda: f"### North\n\n{bullets(rows)}",
        "nested": lambda: "- North\n" + "\n".join(f"  - {row}" for row in rows),
        "paragraphs": lambda: "\n\n".join(rows),
        "heads": lambda: "\n\n".join(f"### {row}" for row in rows),
        "wrapped": lambda: "\n".join(
            f"{n}. " + row.replace(" reach", "\nreach") for n, row in numbered
        ),
        "lettered": lambda: "\n".join(f"Q{n}: {row}" for n, row in numbered),
    }[style]()


QUESTIONS = ["numbered", "brackets", "bold numbered", "numbered bold", "bullets", "grouped"]
QUESTIONS += ["nested", "paragraphs", "heads", "wrapped", "lettered"]


@st.composite
def documents(draw: st.DrawFn) -> tuple[Things, str]:
    inside = draw(things())
    between = draw(st.sampled_from(["vs.", "vs", "versus", "↔"]))
    style = st.sampled_from(STYLES)
    parts = {
        "overview": "\n\n".join(inside.overview),
        "scope": named(inside.scope, draw(style)),
        "facts": facts(inside.facts, draw(st.sampled_from(FACTS))),
        "tensions": tensions(
            inside.tensions, draw(st.sampled_from([*STYLES, "table", "poles"])), between
        ),
        "questions": questions(inside.questions, draw(st.sampled_from(QUESTIONS))),
        "criteria": named(inside.criteria, draw(style)),
    }
    dress = draw(st.sampled_from(DRESSES))
    rest = draw(st.permutations(["scope", "facts", "tensions", "questions", "criteria"]))
    text = "# The Valley Paper\n\n" + "\n\n".join(
        f"{dress.format(draw(st.sampled_from(HEADINGS[part])))}\n\n{parts[part]}"
        for part in ("overview", *rest)
    )
    if draw(st.booleans()):
        text += "\n\n---\n\n[Back](../up.md) | [Next](next.md)\n"
    return inside, text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def joined(text: str) -> str:
    return " ".join(text.split())


def assert_whole(inside: Things, read: Overview) -> None:
    assert read.title == "The Valley Paper"
    assert list(read.overview) == inside.overview
    assert [(one.name, one.text) for one in read.scope] == inside.scope
    assert [(one.metric, one.value, one.source) for one in read.facts] == inside.facts
    assert [(*(one.poles or ()), joined(one.text)) for one in read.tensions] == inside.tensions
    assert [one.text for one in read.questions] == inside.questions
    assert [(one.name, one.text) for one in read.criteria] == inside.criteria


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_item_comes_out_once_in_order_whatever_the_layout(document):
    inside, text = document
    read = read_overview(checked(text))
    assert_whole(inside, read)
    filled = [n for n, line in enumerate(checked(text).split("\n"), start=1) if line.strip()]
    assert [line.number for line in read.lines] == filled
    assert all(line.why for line in (*read.to_check, *read.left_out))


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_document_that_was_torn_apart_is_still_accounted_for(chance):
    lines = [
        line for path in sorted(DATA.iterdir()) for line in path.read_text("utf-8").split("\n")
    ]
    start = chance.randrange(len(lines) - 120)
    torn = lines[start : start + 120]
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(torn))
        mark = chance.choice(["> ", "- ", "1. ", "**", "|", "#", "### ", "\t", ": ", "    "])
        torn[at] = chance.choice([mark + torn[at], torn[at][: len(torn[at]) // 2], "", torn[0]])
    text = "# Torn\n\n## Key Questions\n\n- Why so?\n\n## Scope\n\n- All\n\n" + "\n".join(torn)
    read = read_overview(checked(text))
    filled = [n for n, line in enumerate(checked(text).split("\n"), start=1) if line.strip()]
    assert [line.number for line in read.lines] == filled
    assert all(line.why for line in (*read.to_check, *read.left_out))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="#*-_|>[](): .\n\tabC12?–`~!<&\\", max_size=400))
def test_no_text_is_too_odd_to_account_for(text):
    """Between two good sections anything may stand."""
    whole = "# Odd\n\n## Key Questions\n\n- Why so?\n- What now?\n\n## Notes on it\n\n" + text
    read = read_overview(checked(whole + "\n\n## Key Facts\n\n- Boats: 3 (Port, 2024)\n"))
    filled = [n for n, line in enumerate(checked(whole).split("\n"), start=1) if line.strip()]
    assert [line.number for line in read.lines][: len(filled)] == filled
