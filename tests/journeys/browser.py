"""A browser without script: it reads a page, fills in its forms and presses what is on it.

It sends only what the page holds, token and hidden fields included, so that a journey shows that
every page carries all that its next step needs.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.test import Client

SITE = "http://testserver"
SKIPPED = {"script", "style", "title"}


@dataclass
class Form:
    """A form and what it would send as it stands."""

    action: str = ""
    method: str = "get"
    names: list[str] = field(default_factory=list)
    data: dict[str, list[str]] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str | None) -> None:
        """A control; without a value it is there but sends nothing as it stands."""
        self.names.append(name)
        if value is not None:
            self.data.setdefault(name, []).append(value)

    def filled(self, given: dict[str, object]) -> dict[str, list[str]]:
        """`title="…"` fills the field of this name or, where there is none, every field that has
        it behind a prefix (t7-mark).

        Raises LookupError when there is no such field.
        """
        data = dict(self.data)
        for asked, value in given.items():
            names = {name for name in self.names if name == asked}
            names = names or {name for name in self.names if name.partition("-")[2] == asked}
            if not names:
                raise LookupError(f"No field {asked} in {self.action}: {sorted(set(self.names))}")
            values = value if isinstance(value, list) else [value]
            data |= {name: [str(one) for one in values] for name in names}
        return data


@dataclass
class Button:
    """A button; `action` where it sends its form elsewhere than the form says."""

    form: str
    action: str
    name: str
    value: str
    words: str = ""


class Page(HTMLParser):
    """The words, links, forms and buttons of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: dict[str, str] = {}
        self.forms: dict[str, Form] = {}
        self.buttons: list[Button] = []
        self._open: list[str] = []
        self._form = ""
        self._button: Button | None = None
        self._link = ""
        self._linked: list[str] = []
        self._text: tuple[str, str] | None = None
        self._select: tuple[str, str] | None = None
        self._typed = ""
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def typed(self, name: str) -> str:
        """What stands in the first field of this name."""
        return next(form.data[name][0] for form in self.forms.values() if name in form.data)

    def handle_starttag(self, tag, attributes):
        said = {name: value or "" for name, value in attributes}
        owner = said.get("form", self._form)
        if tag == "form":
            self._form = said.get("id") or f"form {len(self.forms)}"
            form = self.forms.setdefault(self._form, Form())
            form.action, form.method = said.get("action", ""), said.get("method", "get").lower()
        elif tag == "button" and said.get("type", "submit") == "submit":
            action = said.get("formaction", "")
            self._button = Button(owner, action, said.get("name", ""), said.get("value", ""))
            self.buttons.append(self._button)
        elif tag == "input" and said.get("name"):
            self._input(self.forms.setdefault(owner, Form()), said)
        elif tag == "textarea":
            self._text, self._typed = (owner, said["name"]), ""
        elif tag == "select":
            self._select = (owner, said["name"])
        elif tag == "option" and self._select:
            self._option(*self._select, said)
        elif tag == "a" and "href" in said:
            self._link, self._linked = said["href"], []
        if tag in SKIPPED:
            self._open.append(tag)

    def _input(self, form: Form, said: dict[str, str]) -> None:
        is_choice = said.get("type") in {"radio", "checkbox"}
        is_given = not is_choice or "checked" in said
        if is_choice:
            form.offered.setdefault(said["name"], []).append(said.get("value", "on"))
        form.add(said["name"], said.get("value", "on" if is_choice else "") if is_given else None)

    def _option(self, owner: str, name: str, said: dict[str, str]) -> None:
        """The first stands until another is marked as chosen."""
        form = self.forms.setdefault(owner, Form())
        if name not in form.data or "selected" in said:
            form.names.append(name)
            form.data[name] = [said.get("value", "")]

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = ""
        elif tag == "button":
            self._button = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._text:
            owner, name = self._text
            self.forms.setdefault(owner, Form()).add(name, self._typed.removeprefix("\n"))
            self._text = None
        elif tag == "a" and self._link:
            self.links[" ".join(self._linked)] = self._link
            self._link = ""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data):
        if self._text:
            self._typed += data
        if self._open:
            return
        words = data.split()
        self.words += words
        if self._button:
            self._button.words = " ".join([*self._button.words.split(), *words])
        if self._link:
            self._linked += words


class Browser:
    """One person's browser, at one page at a time.

    A hasty one does not load the page to which an act sends it on: in a great crowd that is
    most of the work. Its status is then 302, and it reads the page when it is opened next.
    """

    def __init__(self, *, is_hasty: bool = False) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.is_hasty = is_hasty
        self.url = SITE
        self.page = Page("")
        self.status = 0

    @property
    def text(self) -> str:
        return self.page.text

    def open(self, address: str = ""):
        """Go to a page; without an address, load the present one again."""
        return self._arrive(self.client.get(urljoin(self.url, address), follow=True))

    def follow(self, words: str):
        """Follow the link with these words. Raises LookupError when there is none."""
        if words not in self.page.links:
            raise LookupError(f"No link {words!r} at {self.url}, only {sorted(self.page.links)}")
        return self.open(self.page.links[words])

    def press(self, words: str, /, *, at: str = "", having: str = "", **given: object):
        """Press the first button with these words (of a form whose address holds `at` and that
        has a field `having`), after filling in what is given."""
        for button in self.page.buttons:
            form = self.page.forms.get(button.form)
            if not form or (having and having not in form.names):
                continue
            if words in button.words and at in (button.action or form.action):
                return self._send(form, button, given)
        offered = sorted({button.words for button in self.page.buttons})
        raise LookupError(f"No button {words!r} at {self.url}, only {offered}")

    def fields(self, name: str) -> list[str]:
        """The fields that go by this name behind a prefix, in the order of the page."""
        forms = self.page.forms.values()
        return [one for form in forms for one in form.names if one.partition("-")[2] == name]

    def offered(self, name: str) -> list[str]:
        """What can be ticked or chosen in the fields that go by this name behind a prefix."""
        choices = [pair for form in self.page.forms.values() for pair in form.offered.items()]
        return [value for one, values in choices if one.endswith(f"-{name}") for value in values]

    def has_button(self, words: str, *, at: str = "") -> bool:
        forms = self.page.forms
        return any(
            words in button.words and at in (button.action or forms[button.form].action)
            for button in self.page.buttons
            if button.form in forms
        )

    def _send(self, form: Form, button: Button, given: dict[str, object]):
        data = form.filled(given)
        if button.name:
            data[button.name] = [button.value]
        address = urljoin(self.url, button.action or form.action or self.url)
        send = self.client.post if form.method == "post" else self.client.get
        follow = not self.is_hasty
        return self._arrive(send(address, data, follow=follow, headers={"Referer": self.url}))

    def _arrive(self, answer):
        self.status = answer.status_code
        if self.is_hasty and answer.status_code == 302:
            self.url = urljoin(self.url, answer["Location"])
            return self
        if getattr(answer, "redirect_chain", []):
            self.url = urljoin(self.url, answer.redirect_chain[-1][0])
        elif answer.request["REQUEST_METHOD"] == "GET":
            self.url = urljoin(SITE, answer.request["PATH_INFO"])
        self.page = Page(answer.content.decode())
        return self
