"""Whether the sides of a scenario weigh alike: the poles of a trade, and the briefs of teams."""

import re
from collections.abc import Iterator
from statistics import median

from django.utils.translation import gettext as _

from wargame.overviews.blanks import TO_WRITE
from wargame.overviews.proposals import ANCHORS
from wargame.overviews.proposals import BRIEF as MOVE_BRIEF
from wargame.scenario_files.parts import TEAMS

from .findings import Draft, Finding, Row, at, named, said

# A case twice as long as the other by a line or more says more; a brief at half or double the
# usual length makes another evening of it.
TWICE, A_LINE, FEWEST_WORDS = 2, 40, 25
LONGEST_SHORT_NAME = 24
# Words with which nobody would speak for a pole of their own.
BLAME = re.compile(
    r"\b(appease\w*|blind\w*|coward\w*|foolish\w*|greedy|hysteri\w*|idle|lazy|merely|naive\w*|"
    r"obsess\w*|paranoi\w*|pretend\w*|provocat\w*|reckless\w*|selfish\w*|stubborn\w*|warmonger\w*|"
    r"weakness|wishful\w*)\b",
    re.IGNORECASE,
)
BRIEFS = (
    ("public", ("position", "public_brief", "offers", "wants")),
    ("private", ("private_brief", "red_lines")),
)


def poles(draft: Draft) -> Iterator[Finding]:
    """Both ends of a trade: said, at like length, and by somebody who could want them."""
    for row in draft.rows("tensions"):
        ends: list[Row] = [pole or {} for pole in row.get("poles") or ()]
        cases = [said(end, "good_case") for end in ends]
        if len(cases) != 2 or any(not case or case.startswith(TO_WRITE) for case in cases):
            claim = _("“%(name)s” does not say yet what speaks for each pole.") % {
                "name": named(row)
            }
            advice = _("Write one sentence for each that a delegation could say.")
            yield Finding("pole-unwritten", claim, advice, *at("tensions", row))
            continue
        yield from _lengths(row, ends)
        yield from _tones(row, ends)


def _lengths(row: Row, ends: list[Row]) -> Iterator[Finding]:
    short, long = sorted(ends, key=lambda end: len(said(end, "good_case")))
    fewer, more = (len(said(end, "good_case")) for end in (short, long))
    if more > TWICE * fewer and more - fewer > A_LINE:
        claim = _("“%(pole)s” is argued at twice the length of its opposite.") % {
            "pole": named(long)
        }
        advice = _("Even them out; the longer case reads as the right one.")
        yield Finding("pole-length", claim, advice, *at("tensions", row))


def _tones(row: Row, ends: list[Row]) -> Iterator[Finding]:
    for end in ends:
        found = BLAME.search(f"{said(end, 'name')} {said(end, 'good_case')}")
        if found:
            words = {"pole": named(end), "word": found[0]}
            claim = _("“%(pole)s” is described with “%(word)s”.") % words
            advice = _("Say it as those who want it would.")
            yield Finding("pole-tone", claim, advice, *at("tensions", row))


def briefs(draft: Draft) -> Iterator[Finding]:
    """Teams with a brief to play from, none much shorter or longer than is usual here."""
    for kind, fields in BRIEFS:
        lengths = {team["code"]: _words(team, fields) for team in draft.teams}
        usual = median(lengths.values()) if lengths else 0
        for team in draft.teams:
            length = lengths[team["code"]]
            if not length:
                yield _empty(kind, team)
            elif max(usual, length) >= FEWEST_WORDS and not usual / 2 <= length <= usual * 2:
                yield _uneven(kind, team, length, round(usual))


def _empty(kind: str, team: Row) -> Finding:
    name = {"team": named(team)}
    if kind == "public":
        claim = _("%(team)s has no public brief.") % name
        advice = _("Its people will not know what to want.")
    else:
        claim = _("%(team)s has nothing private.") % name
        advice = _("Give it a line that only its own people read.")
    return Finding(f"no-{kind}-brief", claim, advice, TEAMS, team["code"])


def _uneven(kind: str, team: Row, length: int, usual: int) -> Finding:
    name = {"team": named(team), "length": length, "usual": usual}
    if kind == "public":
        claim = _("The public brief of %(team)s has %(length)s words.") % name
    else:
        claim = _("What is private to %(team)s has %(length)s words.") % name
    advice = _("Usual here are %(usual)s. Teams read for the same minutes.") % name
    return Finding(f"uneven-{kind}-brief", claim, advice, TEAMS, team["code"])


def standing_in(draft: Draft) -> Iterator[Finding]:
    """What the import put in for want of better, and criteria that the board cannot name."""
    for row in draft.rows("criteria"):
        if tuple(row.get("anchors") or ()) == tuple(ANCHORS):
            claim = _("“%(name)s” is still rated by the neutral levels.") % {"name": named(row)}
            advice = _("You can run it so. Levels of its own make ratings agree.")
            yield Finding("neutral-anchors", claim, advice, *at("criteria", row))
        if not 0 < len(said(row, "short_name")) <= LONGEST_SHORT_NAME:
            claim = _("“%(name)s” has no name for the board.") % {"name": named(row)}
            advice = _("Give it a short name of 24 letters or fewer.")
            yield Finding("short-name", claim, advice, *at("criteria", row))
    for row in draft.rows("moves"):
        if row.get("brief") == MOVE_BRIEF:
            claim = _("Move %(number)s has the brief that the import gave it.") % row
            advice = _("Say what has happened, and what is wanted by the end.")
            yield Finding("move-brief", claim, advice, *at("moves", row))


def _words(team: Row, fields: tuple[str, ...]) -> int:
    texts = (team.get(field) or "" for field in fields)
    return sum(len((text if isinstance(text, str) else " ".join(text)).split()) for text in texts)
