"""A page as somebody without eyes reads it: words, links, forms with their fields, buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Said = dict[str, str]
# What a form sends: the values of each field.
Given = dict[str, list[str]]

SKIPPED = {"script", "style", "title"}
CHOICES = {"radio", "checkbox"}


@dataclass
class Field:
    """All controls of one name in a form: what they send as they stand, and what they take.

    `words` says for each that is `offered` what its label or option says.
    """

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    longest: int = 0
    least: int | None = None
    most: int | None = None
    is_required: bool = False
    revision: str = "0"


@dataclass
class Form:
    """A form and what it would send as it stands; `autosave` is where single fields are saved."""

    action: str = ""
    method: str = "get"
    autosave: str = ""
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def data(self) -> Given:
        return {name: list(one.values) for name, one in self.fields.items() if one.values}

    def add(self, name: str, said: Said, kind: str) -> Field:
        one = self.fields.setdefault(name, Field(name, kind))
        one.longest = _number(said, "maxlength") or 0
        one.least, one.most = _number(said, "min"), _number(said, "max")
        one.is_required |= "required" in said
        one.revision = said.get("data-revision", one.revision)
        return one


@dataclass
class Button:
    """A button; `action` where it sends its form elsewhere than the form says."""

    form: str
    action: str
    name: str
    value: str
    words: str = ""


class Page(HTMLParser):
    """The words, links, forms and buttons of one page, or of a part of one.

    `links` maps words to addresses, `forms` ids to forms (those without an id are numbered) and
    `marks` the ids of elements that carry `data-key` to that key.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: dict[str, str] = {}
        self.forms: dict[str, Form] = {}
        self.buttons: list[Button] = []
        self.marks: dict[str, str] = {}
        self.body: Said = {}
        self._skipping: list[str] = []
        self._form = ""
        self._button: Button | None = None
        self._link = ""
        self._linked: list[str] = []
        self._writing: Field | None = None
        self._select: Field | None = None
        self._labelled: Field | None = None
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        owner = said.get("form", self._form)
        if "data-key" in said:
            self.marks[said.get("id", "")] = said["data-key"]
        if tag == "body":
            self.body = said
        elif tag == "form":
            self._form = said.get("id") or f"form {len(self.forms)}"
            form = self._form_of(self._form)
            form.action, form.method = said.get("action", ""), said.get("method", "get").lower()
            form.autosave = said.get("data-autosave", "")
        elif tag == "button" and said.get("type", "submit") == "submit":
            action = said.get("formaction", "")
            self._button = Button(owner, action, said.get("name", ""), said.get("value", ""))
            self.buttons.append(self._button)
        elif tag in {"input", "textarea", "select"} and said.get("name"):
            self._control(tag, self._form_of(owner), said)
        elif tag == "option" and self._select:
            _offer(self._select, said)
            self._labelled = self._select
        elif tag == "a" and "href" in said:
            self._link, self._linked = said["href"], []
        if tag in SKIPPED:
            self._skipping.append(tag)

    def _form_of(self, owner: str) -> Form:
        return self.forms.setdefault(owner, Form())

    def _control(self, tag: str, form: Form, said: Said) -> None:
        if "disabled" in said:
            return
        name, kind = said["name"], said.get("type", "text") if tag == "input" else tag
        one = form.add(name, said, kind)
        if tag == "textarea":
            one.values.append("")
            self._writing = one
        elif tag == "select":
            self._select = one
        elif kind in CHOICES:
            value = said.get("value", "on")
            one.offered.append(value)
            one.words.append(said.get("aria-label", ""))
            one.values += [value] * ("checked" in said)
            self._labelled = one
        else:
            one.values.append(said.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""
        elif tag == "button":
            self._button = None
        elif tag == "select":
            self._select = None
        elif tag in {"label", "option"}:
            self._labelled = None
        elif tag == "textarea" and self._writing:
            self._writing.values[-1] = self._writing.values[-1].removeprefix("\n")
            self._writing = None
        elif tag == "a" and self._link:
            self.links[" ".join(self._linked)] = self._link
            self._link = ""
        if self._skipping and self._skipping[-1] == tag:
            self._skipping.pop()

    def handle_data(self, data: str) -> None:
        if self._writing:
            self._writing.values[-1] += data
        if self._skipping:
            return
        words = data.split()
        self.words += words
        if self._button:
            self._button.words = " ".join([*self._button.words.split(), *words])
        if self._link:
            self._linked += words
        if self._labelled:
            said = [*self._labelled.words[-1].split(), *words]
            self._labelled.words[-1] = " ".join(said)


def _offer(select: Field, said: Said) -> None:
    """The first option stands until another is marked as chosen."""
    value = said.get("value", "")
    select.offered.append(value)
    select.words.append("")
    if not select.values or "selected" in said:
        select.values = [value]


def _number(said: Said, name: str) -> int | None:
    text = said.get(name, "")
    return int(text) if text.lstrip("-").isdecimal() else None
