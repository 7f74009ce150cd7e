"""From what somebody sends to text that can be read, or one sentence that says why it cannot."""

import re

from .unreadable import Unreadable
from .word_text import markdown_of

# A Word file may hold pictures; its text, like any other, has to be short.
MOST_BYTES = 4_000_000
MOST_TEXT = 500_000
LONGEST_LINE = 8_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
MARKUP = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", re.I)
OTHERS = {
    b"%PDF": "This is a PDF. Save the document as Markdown, Word (.docx) or plain text.",
    b"{\\rtf": "This is RTF. Save the document as Markdown, Word (.docx) or plain text.",
    b"\xd0\xcf\x11\xe0": "This is an old Word file. Save it as .docx, Markdown or plain text.",
}
PACKED = b"PK\x03\x04"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes) -> str:
    """The text of a document, one kind of line break in it. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable("The file is larger than 4 MB; a policy overview has a few pages.")
    for start, sentence in OTHERS.items():
        if content.startswith(start):
            raise Unreadable(sentence)
    if content.startswith(PACKED):
        return checked(markdown_of(content))
    return checked(_decoded(content))


def checked(text: str) -> str:
    """Text that somebody pasted or sent, if it can be a document at all. Raises Unreadable."""
    if len(text) > MOST_TEXT:
        raise Unreadable("The text is longer than 500 KB; a policy overview has a few pages.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("The document is empty.")
    if CONTROL.search(text):
        raise Unreadable("This is not a text document: it holds binary data.")
    if PAGE.match(text) or len(MARKUP.findall(text)) > max(20, len(text.splitlines())):
        raise Unreadable("This is a web page (HTML). Copy its text, or save it as Markdown.")
    if max(map(len, text.splitlines())) > LONGEST_LINE:
        raise Unreadable("One line of the document is longer than 8,000 characters.")
    return text


def _decoded(content: bytes) -> str:
    if content.startswith(UTF_16):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise Unreadable("The document cannot be decoded; save it as UTF-8 text.") from None
    if b"\x00" in content:
        raise Unreadable("This is not a text document: it holds binary data.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"Line {line} is not UTF-8 text; save the document as UTF-8."
        raise Unreadable(message) from None
