"""What a heading says of the part under it: by the words of headings in general, whatever the
subject is."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .words import NUMBER


class Part(StrEnum):
    """What a section can become."""

    OVERVIEW = "overview"
    SCOPE = "scope"
    FACTS = "facts"
    TENSIONS = "tensions"
    QUESTIONS = "questions"
    CRITERIA = "criteria"
    READING = "reading"
    NAVIGATION = "navigation"
    OUTSIDE = "outside the scope"


@dataclass(frozen=True)
class Meaning:
    """The part that a heading names. It is sure when the heading says nothing else, and spare when
    it counts only in a document that has no better name for this part."""

    part: Part
    is_sure: bool
    is_spare: bool = False


# In this order where a heading names two: questions about the scope are questions.
SAID = {
    Part.OUTSIDE: r"out of scope|outside (the )?scope|(not|non) (in scope|covered)|exclusions"
    r"|(does|do|will) not cover|beyond (the )?scope",
    Part.NAVIGATION: r"navigation|navigate|(table of )?contents|toc|on this page|quick links"
    r"|jump to|in this (section|series|document|file|folder|guide|chapter)|breadcrumbs?"
    r"|related (documents|pages|files|sections|chapters|links|notes)|see also|site map"
    r"|document (map|links|index)|where to go next|next (page|section|document|chapter)s?",
    Part.READING: r"(further|recommended|suggested|additional|background|more|related|selected"
    r"|required|optional|key)? ?readings?( list)?|sources?|references?|bibliography|works cited"
    r"|citations?|endnotes|footnotes|further resources|(additional |key |useful )?resources"
    r"|literature|notes|where to read more|learn more|source notes|notes and sources|data sources",
    Part.TENSIONS: r"tensions?|trade ?offs?|dilemmas?|competing (priorities|goals|interests|values"
    r"|demands|objectives|pressures|imperatives|aims|pulls)|(hard|difficult|tough) choices?"
    r"|choices and tensions|balancing acts?|(opposing|conflicting) (goals|forces"
    r"|priorities|interests|pulls|aims|objectives|demands)|push and pull"
    r"|where (priorities|goals|interests|aims) (collide|conflict|clash|pull apart)"
    r"|what pulls (against what|apart)|polarities|cross ?pressures|(competing|opposing) goods"
    r"|points of (friction|tension|contention)|friction points",
    Part.QUESTIONS: r"questions?|(what|issues?|matters?) (we |leaders |they |delegations |teams )?"
    r"(must|need to|have to|should)( be)? (answer(ed)?|decided?|resolved?)"
    r"|to be (answered|decided|resolved)|what remains (open|unanswered)"
    r"|lines of inquiry|(issues|points|topics|prompts) (for|to) (discussion|discuss|debate"
    r"|consider|consideration|decision)|discussion (points|prompts|topics)|open issues|what to ask"
    r"|decisions? (needed|required|ahead|to be made)",
    Part.CRITERIA: r"vision|success|end ?states?|desired (outcomes?|results?|future)"
    r"|what (good|winning|victory) (looks|would look) like|(intended|target) outcomes?"
    r"|success(ful)? (criteria|metrics|measures|indicators|factors|outcomes)"
    r"|(indicators|measures|criteria|markers|signs|metrics|definition|tests) (of|for) success"
    r"|criteria"
    r"|where we want to be|how (will )?(we|to) (will )?(know|judge|measure)( it (has )?worked)?"
    r"|(ideal|wanted) outcomes?",
    Part.FACTS: r"facts?( sheet)?|statistics|stats|figures|numbers|data points?|indicators?"
    r"|metrics|facts and figures|data snapshot|datapoints|state of play in numbers|baseline data"
    r"|measures",
    Part.SCOPE: r"scope|coverage|(what|areas?|topics?|issues|subjects|themes) (this |it |is |are )?"
    r"(\w+ )?(covers?|covered|examines?|examined|includes?|addressed|looks? at)"
    r"|(areas|fields|topics) of (focus|interest|analysis|study)|focus( areas?)?|in scope"
    r"|what we (examine|cover|look at|are looking at)|terms of reference|remit"
    r"|(objectives?|aims?|purpose) of (this|the) (paper|overview|brief|briefing|document|study"
    r"|report|memo|note|review)",
    Part.OVERVIEW: r"overview|summary|executive (summary|overview|brief)|abstract|synopsis"
    r"|bottom line( up front)?|bluf|in brief|tl ?dr|(the )?big picture|precis|exec summary"
    r"|(in a )?nutshell|opening summary",
}
SPARE = {
    Part.OVERVIEW: r"background|introduction|intro|context|(the )?(issue|problem|challenge"
    r"|situation|setting|story|stakes)|why (it|this) matters|foreword|preface|state of play"
    r"|key (takeaways|findings|points|messages|insights)|problem statement|what is at stake"
    r"|history|where (we|things) (are|stand)|purpose",
    Part.FACTS: r"at a glance|snapshot|what we know|evidence( base)?|quick reference|data",
    Part.TENSIONS: r"(strategic |policy )?choices|debates|contradictions|fault ?lines|paradoxes",
    Part.CRITERIA: r"goals|objectives|aims|outcomes",
    Part.SCOPE: r"components|themes|topics|elements|pillars|dimensions|areas|boundaries"
    r"|parameters",
}
# Words that a heading may hold about the document itself, or as ornament.
FILLING = frozenset(
    """
    a about ahead all an analysis and answer answered are as ask assessment at be big brief
    briefing by can central cited common consider consideration consulted core critical current
    debate desired discussion document eight enduring essential examine exercise explore far few
    five for forward four framing from fundamental going great guide guiding hard how important
    in it its key know leading list long longer look looks like main major manage many may memo
    more most navigate need nine note of on open or our overall overarching overview paper part
    picture play points policy primary principal priority quick relevant remember report
    research resolve review section select selected seminar seven several shared should six so
    some stake statement strategic strategy study ten term that the these think this those three
    to top two underlying unresolved urgent watch we weigh what will with would your
    """.split()  # noqa: SIM905
)
NARROW = {
    Part.OUTSIDE: SAID[Part.OUTSIDE],
    Part.NAVIGATION: r"navigation|table of contents|on this page",
    Part.READING: r"sources|references|further reading|bibliography|works cited|reading list",
    Part.TENSIONS: r"tensions?|trade ?offs?|dilemmas?|competing (priorities|goals|interests|values)"
    r"|hard choices",
    Part.QUESTIONS: r"questions?|lines of inquiry",
    Part.CRITERIA: r"success|end ?states?|vision|desired outcomes?",
    Part.FACTS: r"facts|figures|statistics|indicators|metrics|numbers",
    Part.SCOPE: r"scope|coverage|covers",
    Part.OVERVIEW: r"overview|summary|abstract",
}


def _compiled(said: dict[Part, str]) -> dict[Part, re.Pattern[str]]:
    return {part: re.compile(rf"\b({words})\b") for part, words in said.items()}


SURE, LIKELY, ONLY_WITHOUT = _compiled(SAID), _compiled(NARROW), _compiled(SPARE)
LONGEST = 90
OPPOSED = re.compile(r"\b(vs?|versus)\b\.?|↔|⇄|<->")


def is_part(text: str, *, stands_alone: bool = False) -> bool:
    """A line that says nothing but the name of a part, so it is a heading however it looks."""
    if len(text) > LONGEST or text.rstrip().endswith((".", ",", ";")):
        return False
    if text.endswith("?") and not stands_alone:
        return False
    if not undecorated(text)[:1].isupper():
        return False
    found = meaning(text)
    return found is not None and found.is_sure and (stands_alone or not found.is_spare)


@lru_cache(maxsize=2048)
def meaning(text: str) -> Meaning | None:
    """What part a heading names, if any."""
    said = _simple(text)
    if not said or len(text) > LONGEST or OPPOSED.search(said):
        return None
    for part, pattern in SURE.items():
        if pattern.search(said) and _is_filling(_rest(part, said)):
            return Meaning(part, True)
    for part, pattern in ONLY_WITHOUT.items():
        if pattern.search(said) and _is_filling(_rest(part, said)):
            return Meaning(part, True, True)
    for part, pattern in LIKELY.items():
        if pattern.search(said):
            return Meaning(part, False)
    return None


@lru_cache(maxsize=2048)
def undecorated(text: str) -> str:
    """A heading without number, pictures and punctuation around it."""
    kept = text
    if not text.isascii():
        kept = "".join(" " if _is_picture(letter) else letter for letter in text)
    kept = kept.strip(" \t:*_#–—-•|")
    found = NUMBER.match(kept)
    if found and found.end() < len(kept):
        kept = kept[found.end() :]
    return re.sub(r"^\d{1,2}(\.\d{1,2})*\.?\s+(?=[A-Z])", "", kept).strip(" :–—-")


def _is_picture(letter: str) -> bool:
    return unicodedata.category(letter) in ("So", "Sk", "Cf", "Mn", "Co") and letter != "°"


def _simple(text: str) -> str:
    said = undecorated(text).lower().replace("’", "'")
    said = re.sub(r"\([^)]*\)", " ", said).replace("&", " and ").replace("'s", "")
    return " ".join(re.sub(r"[^a-z0-9↔⇄<>.]+", " ", said).replace(".", " ").split())


def _rest(part: Part, said: str) -> str:
    """What a heading says besides the names of this part."""
    for known in (SURE, ONLY_WITHOUT):
        if part in known:
            said = known[part].sub(" ", said)
    return said


def _is_filling(rest: str) -> bool:
    return all(word in FILLING or word.isdigit() for word in rest.split())
