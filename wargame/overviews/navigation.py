"""Ways through a set of documents, which mean nothing in a scenario: contents, breadcrumbs, links
to the page before and the page after."""

import re
from collections.abc import Iterator

from .blocks import Block, Bullet, Bullets, Paragraph
from .words import Words

GUIDES = re.compile(
    r"""\b(?:up|next|prev|previous|back|home|index|contents|top|part|see\s+also|to|the|of|page|read
    |continue|return|go|parent|main|menu|start|chapter|section|and|or|related|overview|in|this|more
    |table|navigation|jump|level|document|documents|series|first|last|\d+)\b""",
    re.I | re.X,
)
LONGEST_CRUMB = 10
WAYS = re.compile(
    r"^\W*(?:back to (?:the )?top|return to (?:the )?(?:top|index|contents)|top|page \d+( of \d+)?"
    r"|previous|next|home|up|next page|previous page|\[?toc\]?|"
    r"(?:previous|prev|back)\W+(?:home\W+|index\W+|up\W+)?next)\W*$",
    re.I,
)


def is_way(words: Words) -> bool:
    """Nothing but links to other places here, or words for turning pages."""
    if WAYS.match(words.plain):
        return True
    if not words.links or not all(link.is_local for link in words.links):
        return False
    text = words.text
    for link in reversed(words.links):
        text = text[: link.start] + " " + text[link.end :]
    if re.search(r"[›»→/>|]", text) and len(text.split()) <= LONGEST_CRUMB:
        return True
    return not any(map(str.isalpha, GUIDES.sub("", text)))


def leads_away(block: Block) -> bool:
    """A block that only leads elsewhere."""
    if isinstance(block, Paragraph):
        return is_way(block.words)
    if isinstance(block, Bullets):
        return all(_item_leads_away(item) for item in block.items)
    return False


def _item_leads_away(item: Bullet) -> bool:
    is_label = not item.words.links and bool(item.inside) and len(item.words.plain.split()) < 5
    return (is_way(item.words) or is_label) and all(leads_away(block) for block in item.inside)


def external(words: Words) -> Iterator[str]:
    """Addresses outside that these words link to or spell out."""
    for link in words.links:
        if not link.is_local:
            yield link.address
    yield from re.findall(r"https?://[^\s)>\]]+", words.plain)
