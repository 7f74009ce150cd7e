"""The two poles that the name of a tension sets against each other, where it does."""

import re

from .words import Words

SURE = re.compile(r"\s+(?:vs?\.?|versus)\s+|\s*(?:↔|⇄|⟷|<-+>|<=+>|⇔)\s*", re.I)
SLASH = re.compile(r"\s*/\s*")
BETWEEN = re.compile(r"\s+(?:and|or|&)\s+", re.I)
FRAME = re.compile(
    r"""^(?:the\s+|a\s+)?
    (?:(?:core\s+|central\s+|basic\s+|enduring\s+)?
       (?:tension|trade-?\s?off|choice|balance|dilemma|conflict|choosing|tug\s+of\s+war|pull)s?
       (?:\s+(?:between|of)|\s*:)
    |balancing|weighing|reconciling|between|whether\s+(?:to\s+)?|choosing)\s+""",
    re.I | re.X,
)
GOVERNS = re.compile(
    r"""\b(?:of|for|in|on|with|from|to|by|about|under|over|through|across|toward|towards|into|the
    |how|what|who|which|why|when|should|can|could|do|does|is|are
    |will|would|must|may|we|our|their|its)\b""",
    re.I | re.X,
)
ASKS = re.compile(
    r"^(?:how|what|who|which|why|when|should|can|could|do|does|is|are|will|would)\b", re.I
)
CONTRAST = re.compile(
    r"""\b(?:but|yet|while|whereas|however|although|though|against|instead|rather|versus|vs
    |expense|cost|costs|trade|less|reduces?|limits?|constrains?|slows?|weakens?|risks?|harder
    |conflicts?|conflict|compete|competes?|pulls?|undermines?|without|sacrific\w+|either|neither
    |cannot|tension|too\s+much|other|more)\b""",
    re.I | re.X,
)
# Two words that English joins into one thing, whatever the subject.
JOINED = re.compile(
    r"""\b(?:research\s(?:and|&)\sdevelopment|command\s(?:and|&)\scontrol|checks\sand\sbalances
    |terms\sand\sconditions|law\sand\sorder|search\sand\srescue|roles\sand\sresponsibilities
    |peace\sand\s(?:stability|security)|safety\sand\ssecurity|science\sand\stechnology
    |trial\sand\serror|rules\sand\s(?:norms|regulations)|norms\sand\s(?:rules|standards)
    |policies\sand\sprocedures|goods\sand\sservices|supply\sand\sdemand|health\sand\ssafety
    |costs?\sand\s(?:benefits?|risks?)|time\sand\smoney|risks\sand\sopportunities
    |means\sand\sends|ways\sand\smeans|monitoring\sand\sevaluation|arts\sand\sculture
    |planning\sand\s(?:execution|budgeting)|people\sand\splaces|trade\sand\s(?:investment|commerce)
    |rights\sand\s(?:duties|freedoms)
    |strengths\sand\sweaknesses|training\sand\seducation|education\sand\straining
    |tradeoffs\sand\stensions|tensions\sand\strade-?offs)\b""",
    re.I | re.X,
)
MOST_WORDS = 6


def opposes(text: str) -> bool:
    """These words set something against something in so many words."""
    return bool(SURE.search(text))


def poles_of(name: str, text: str) -> tuple[str, str] | None:
    """The two poles, or None where a reader could not be sure of them."""
    sides = SURE.split(name)
    if len(sides) == 2:
        return _both(_unframed(sides[0]), sides[1])
    if len(sides) > 2:
        return None
    slash = SLASH.split(name)
    if len(slash) == 2 and all(side[:1].isalpha() and _stands(side, most=4) for side in slash):
        return _both(*slash)
    return _joined(name, text)


def _joined(name: str, text: str) -> tuple[str, str] | None:
    """Poles at “and” or “or”: only when each side could be a name by itself."""
    framed = _unframed(name)
    sides = BETWEEN.split(framed)
    if len(sides) != 2 or "," in framed or JOINED.search(framed) or ASKS.match(framed):
        return None
    if not all(_stands(side, most=MOST_WORDS) for side in sides):
        return None
    if framed != name:
        return _both(*sides)
    if _governs(sides[0]) and not _governs(sides[1]):
        return None
    if _is_parallel(*sides) or (_has_own_words(sides, text) and CONTRAST.search(text)):
        return _both(*sides)
    return None


def _is_parallel(one: str, other: str) -> bool:
    """Both are built alike, so that no word of one belongs to the other as well."""
    return len(one.split()) == len(other.split())


def _governs(side: str) -> bool:
    """It opens with a doing word that could reach over the “and”: “Managing Risk and Reward”."""
    return len(side.split()) > 1 and bool(re.match(r"\w+ing\b", side.strip(), re.I))


def _has_own_words(sides: list[str], text: str) -> bool:
    """The text speaks of each side, in words that are not those of the other."""
    stems = [{word[:5].lower() for word in re.findall(r"\w{4,}", side)} for side in sides]
    said = {word[:5].lower() for word in re.findall(r"\w{4,}", text)}
    return all(own & said for own in (stems[0] - stems[1], stems[1] - stems[0]))


def _stands(side: str, *, most: int) -> bool:
    words = side.split()
    return bool(words) and len(words) <= most and not GOVERNS.search(_without_article(side))


def _without_article(side: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", side.strip(), flags=re.I)


def _unframed(side: str) -> str:
    """Without words like “The tension between”, which belong to neither pole."""
    return FRAME.sub("", side.strip())


def _both(one: str, other: str) -> tuple[str, str] | None:
    pair = (_bare(one), _bare(other))
    return pair if all(any(map(str.isalnum, side)) for side in pair) else None


def _bare(side: str) -> str:
    side = side.strip(" \t:;,–—?")
    if re.search(r"[a-z]{2}\.$", side):
        side = side[:-1]
    for left, right in ("“”", '""', "‘’", "''"):
        if side.startswith(left) and side.endswith(right) and len(side) > 2:
            side = side[1:-1]
    return side.strip()


def labels(words: list[Words]) -> tuple[str, str] | None:
    """Two names that stand under a tension, one for each pole."""
    names = [one.plain for one in words]
    if len(names) == 2 and all(names) and all(len(name.split()) <= MOST_WORDS for name in names):
        return _both(*names)
    return None
