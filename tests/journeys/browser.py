"""A browser without script: it reads a page, fills in its forms and presses what is on it.

It sends only what the page holds, token and hidden fields included, so that a journey shows that
every page carries all that its next step needs.
"""

from urllib.parse import urljoin

from django.test import Client

from wargame.rehearsal.pages import Button, Form, Page

SITE = "http://testserver"


def filled(form: Form, given: dict[str, object]) -> dict[str, list[str]]:
    """`title="…"` fills the field of this name or, where there is none, every field that has
    it behind a prefix (t7-mark).

    Raises LookupError when there is no such field.
    """
    data = form.data
    for asked, value in given.items():
        names = {name for name in form.fields if name == asked}
        names = names or {name for name in form.fields if name.partition("-")[2] == asked}
        if not names:
            raise LookupError(f"No field {asked} in {form.action}: {sorted(form.fields)}")
        values = value if isinstance(value, list) else [value]
        data |= {name: [str(one) for one in values] for name in names}
    return data


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

    def part(self, address: str):
        """A part of the page at which it is, as its script asks for it; it stays at that page."""
        url = urljoin(self.url, address)
        answer = self.client.get(url, headers={"HX-Request": "true"})
        self.status, self.page = answer.status_code, Page(answer.content.decode())
        return self

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
            if not form or (having and having not in form.fields):
                continue
            if words in button.words and at in (button.action or form.action):
                return self._send(form, button, given)
        offered = sorted({button.words for button in self.page.buttons})
        raise LookupError(f"No button {words!r} at {self.url}, only {offered}")

    def fields(self, name: str) -> list[str]:
        """The fields that go by this name behind a prefix, in the order of the page."""
        forms = self.page.forms.values()
        return [one for form in forms for one in form.fields if one.partition("-")[2] == name]

    def offered(self, name: str) -> list[str]:
        """What can be ticked or chosen in the fields that go by this name behind a prefix."""
        fields = [one for form in self.page.forms.values() for one in form.fields.values()]
        return [value for one in fields if one.name.endswith(f"-{name}") for value in one.offered]

    def typed(self, name: str) -> str:
        """What stands in the first field of this name."""
        forms = self.page.forms.values()
        return next(form.fields[name].values[0] for form in forms if name in form.fields)

    def has_button(self, words: str, *, at: str = "") -> bool:
        forms = self.page.forms
        return any(
            words in button.words and at in (button.action or forms[button.form].action)
            for button in self.page.buttons
            if button.form in forms
        )

    def _send(self, form: Form, button: Button, given: dict[str, object]):
        data = filled(form, given)
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
