"""Texts of a scenario with their Markdown: emphasis, lists, quotes and links, and nothing else."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

register = template.Library()

INLINE = ("emphasis", "link", "newline", "escape")
# Starts from no rule at all, so that marks of HTML are words, and images and headings too.
PARAGRAPHS = MarkdownIt("zero", {"breaks": True}).enable([*INLINE, "list", "blockquote"])
LINE = MarkdownIt("zero", {"breaks": True}).enable([*INLINE])


def _away(self: Any, tokens: Any, at: int, options: Any, env: Any) -> str:
    """A link leads out of the exercise: into a tab of its own, without a word on where from."""
    tokens[at].attrSet("target", "_blank")
    tokens[at].attrSet("rel", "noopener noreferrer")
    return str(self.renderToken(tokens, at, options, env))


for reader in (PARAGRAPHS, LINE):
    reader.add_render_rule("link_open", _away)


@register.filter
def prose(text: str) -> SafeString:
    """Paragraphs, with what Markdown says in them."""
    return SafeString(PARAGRAPHS.render(str(text or "")))


@register.filter
def prose_line(text: str) -> SafeString:
    """The same for what stands in a paragraph already."""
    return SafeString(LINE.renderInline(str(text or "")))
