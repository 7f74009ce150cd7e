"""One person's browser: pages, forms as the pages' script sends them, and the open stream."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from .figures import Figures
from .pages import Button, Form, Given, Page

PATIENCE = 60
BY_SCRIPT = {"HX-Request": "true"}
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)
SAID = 160


class Trouble(Exception):
    """An answer that a person could not go on from."""


class Browser:
    """`transport` is the way to the site and shared by all browsers; close it when all are done.
    `cookies` are those that the browser carries from before."""

    def __init__(
        self,
        name: str,
        site: str,
        figures: Figures,
        transport: httpx.AsyncBaseTransport,
        cookies: dict[str, str] | None = None,
    ) -> None:
        self.name = name
        self.figures = figures
        self.url = site
        self.page = Page("")
        self._http = httpx.AsyncClient(
            transport=transport,
            timeout=PATIENCE,
            follow_redirects=True,
            trust_env=False,
            cookies=cookies,
        )

    async def open(self, address: str = "") -> Page:
        """Load a page; without an address, the present one again."""
        with self.figures.timing(self.figures.pages):
            answer = await self._ask("GET", address)
        return self._arrive(answer)

    async def part(self, address: str) -> Page:
        """A part of the page, as its script asks for it."""
        with self.figures.timing(self.figures.pages):
            answer = await self._ask("GET", address, headers=BY_SCRIPT)
        return Page(answer.text)

    async def submit(
        self, form: Form, button: Button | None = None, given: Given | None = None
    ) -> Page:
        """Press a button of a plain form, which leads to a page."""
        return self._arrive(await self._send(form, button, given, {}))

    async def send(
        self, form: Form, button: Button | None = None, given: Given | None = None
    ) -> Page:
        """Press a button as the page's script does; the answer is a part of the page."""
        return Page((await self._send(form, button, given, BY_SCRIPT)).text)

    async def keep(self, form: Form, name: str, text: str) -> None:
        """Save one field by itself, as happens while somebody types."""
        [token] = form.fields[TOKEN].values
        data = {"name": name, "text": text, "base": form.fields[name].revision}
        headers = {"X-CSRFToken": token, "Accept": "application/json"}
        with self.figures.timing(self.figures.acts):
            answer = await self._ask("POST", form.autosave, headers=headers, data=data)
        form.fields[name].revision = revision = str(answer.json()["revision"])
        form.fields[f"base-{name}"].values = [revision]

    async def events(self, page: Page) -> AsyncIterator[tuple[str, str]]:
        """What the stream of a page says, (region, html), until the server ends it."""
        address = urljoin(self.url, f"{page.body['data-live']}?after={page.body['data-after']}")
        try:
            async with self._http.stream("GET", address, timeout=None) as answer:
                if answer.is_error:
                    raise Trouble(f"the stream answered {answer.status_code}")
                event, lines = "", []
                async for line in answer.aiter_lines():
                    said, _colon, value = line.partition(": ")
                    if said == "event":
                        event = value
                    elif said == "data":
                        lines.append(value)
                    elif not line and event:
                        yield event, "\n".join(lines)
                        event, lines = "", []
        except httpx.HTTPError as error:
            raise Trouble(f"the stream broke off: {error or type(error).__name__}") from error

    async def changes(self, page: Page) -> dict[str, str]:
        """What changed on a page since it was last asked: {region: html}, as it is told where a
        stream cannot be held open."""
        answer = await self._ask("GET", f"{page.body['data-poll']}?after={page.body['data-after']}")
        if answer.status_code == httpx.codes.RESET_CONTENT:
            raise Trouble("the page has to be loaded again")
        if answer.status_code == httpx.codes.NO_CONTENT:
            return {}
        said = answer.json()
        page.body["data-after"] = str(said["n"])
        regions: dict[str, str] = said["regions"]
        return regions

    async def close(self) -> None:
        await self._http.aclose()

    def _arrive(self, answer: httpx.Response) -> Page:
        self.url = str(answer.url)
        self.page = Page(answer.text)
        return self.page

    async def _send(
        self, form: Form, button: Button | None, given: Given | None, headers: dict[str, str]
    ) -> httpx.Response:
        data = form.data | (given or {})
        if button and button.name:
            data[button.name] = [button.value]
        where = button.action if button and button.action else form.action
        place = "params" if form.method == "get" else "data"
        with self.figures.timing(self.figures.acts):
            return await self._ask(form.method.upper(), where, headers=headers, **{place: data})

    async def _ask(self, method: str, address: str, **rest: Any) -> httpx.Response:
        where = urljoin(self.url, address)
        rest["headers"] = {"Referer": self.url} | rest.get("headers", {})
        try:
            answer = await self._http.request(method, where, **rest)
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise Trouble(f"{method} {urlsplit(where).path}: {reason}") from error
        if answer.is_error:
            said = Page(answer.text).text[:SAID]
            raise Trouble(f"{method} {urlsplit(where).path} answered {answer.status_code}: {said}")
        return answer
