"""Control: makes an exercise, opens it, goes from step to step and opens what is sealed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from .browsers import Browser, Trouble
from .pages import Button, Field, Form, Given, Page

# What is sealed, all at once, and the ideas of all teams.
OPENED = ("/reveal/", "/ideas/move-on/")


@dataclass(frozen=True)
class Order:
    """What is to be rehearsed: words that the scenario's title and the format's name hold (the
    first of each where there are none), and how many teams and people."""

    scenario: str
    preset: str
    teams: int
    people: int


class Control:
    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.console = ""
        self._opened: set[tuple[str, str, str]] = set()

    async def sign_in(self, link: str) -> None:
        page = await self.browser.open(link)
        await self.browser.submit(_form_with(page, lambda form: form.method == "post"))

    async def make(self, order: Order) -> list[str]:
        """Make and open an exercise; the codes of its teams. Raises Trouble where the scenario
        has no such format or not so many teams."""
        page = await self.browser.open("/exercises/new/")
        if order.scenario:
            choice = _form_with(page, lambda form: "version" in form.fields)
            version = chosen(choice.fields["version"], order.scenario)
            page = await self.browser.open(f"/exercises/new/?version={version}")
        form = _form_with(page, lambda form: "preset" in form.fields)
        plays = [name for name in form.fields if name.startswith("plays-")]
        codes = [name.removeprefix("plays-") for name in plays][: order.teams]
        if len(codes) < order.teams:
            raise Trouble(f"the scenario has {len(codes)} teams")
        chairs = str(-(-order.people // len(codes)))
        given: Given = {name: [] for name in plays}
        given |= {f"plays-{code}": ["on"] for code in codes}
        given |= {f"chairs-{code}": [chairs] for code in codes}
        given |= {"expected_heads": [str(order.people)]}
        given |= {"preset": [chosen(form.fields["preset"], order.preset)]}
        given |= {"purpose": form.fields["purpose"].offered[:1]}
        await self.browser.submit(form, None, given)
        self.console = self.browser.url
        await self.press("/open/")
        return codes

    async def look(self) -> Page:
        """The console as it is now."""
        return await self.browser.open(self.console)

    async def press(self, end: str) -> str:
        """Press the first button of the console whose address ends so; its words. Raises Trouble
        when there is none."""
        for button, form in offered(await self.look(), end):
            await self.browser.submit(form, button)
            return button.words
        raise Trouble(f"the console offers nothing that ends in {end}")

    async def open_next(self) -> bool:
        """Open to all the first thing that can be opened; False when there is none. Raises Trouble
        when it is still offered after it was opened."""
        page = await self.look()
        for end in OPENED:
            for button, form in offered(page, end):
                what = (self.browser.figures.step, button.form + button.action, button.value)
                if what in self._opened:
                    raise Trouble(f"what was opened is still to be opened: {button.words}")
                self._opened.add(what)
                await self.browser.submit(form, button)
                return True
        return False

    async def next_step(self) -> str:
        """Go on; the words of the button, or nothing when this was the last step."""
        for end in ("/start/", "/clock/next/"):
            for button, form in offered(await self.look(), end):
                self.browser.figures.press()
                await self.browser.submit(form, button)
                return button.words
        return ""

    async def send_an_inject(self) -> bool:
        """Release the next inject of the queue; False when there is none."""
        for button, form in offered(await self.look(), "/release/"):
            await self.browser.submit(form, button)
            return True
        return False


def offered(page: Page, end: str) -> Iterator[tuple[Button, Form]]:
    """The buttons whose address ends so, with their forms."""
    for button in page.buttons:
        form = page.forms.get(button.form)
        if form and urlsplit(button.action or form.action).path.endswith(end):
            yield button, form


def chosen(field: Field, words: str) -> str:
    """The first of what is offered whose label holds these words. Raises Trouble when none does."""
    for value, said in zip(field.offered, field.words, strict=True):
        if value and words.lower() in said.lower():
            return value
    raise Trouble(f"no {field.name} is called {words!r}: there is {', '.join(field.words)}")


def _form_with(page: Page, is_it: Callable[[Form], bool]) -> Form:
    for form in page.forms.values():
        if is_it(form):
            return form
    raise Trouble(f"a form is missing on the page: {page.text[:80]}")
