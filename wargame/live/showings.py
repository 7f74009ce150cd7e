"""Open pages, and what each of them shows of which region."""

import asyncio
from dataclasses import replace

from wargame.models import Exercise, Team, Viewer

from .region import Page, Region, audience_of
from .regions import of_page

BEAT = b": beat\nevent: beat\ndata: 1\n"
GONE = b"event: gone\ndata: 1\n"


class Stream:
    """One open page. It holds at most one pending version of each region, the newest.

    `reached` is the journal number up to which everything was handed over, `awaited` how many
    renderings are still to come; only when there are none is the number told to the client.
    """

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.reached = viewer.exercise.entries
        self.awaited = 0
        self.is_open = True
        self._pending: dict[str, bytes] = {}
        self._news = asyncio.Event()

    def offer(self, name: str, body: bytes) -> None:
        """Take a version of a region; an older one that was not yet sent is dropped."""
        if self.is_open:
            self._pending[name] = body
            self._news.set()

    def beat(self) -> None:
        """Send a sign of life, unless something else is about to be sent anyway."""
        if not self._pending:
            self.offer("", BEAT)

    def end(self, last: bytes = b"") -> None:
        """Send nothing more but `last`."""
        self._pending = {"": last} if last else {}
        self.is_open = False
        self._news.set()

    @property
    def is_drained(self) -> bool:
        return not (self.is_open or self._pending)

    async def read(self) -> bytes:
        """What is to be sent next; empty if the stream was ended meanwhile."""
        await self._news.wait()
        self._news.clear()
        bodies, self._pending = self._pending, {}
        if not bodies:
            return b""
        tail = b"\n" if self.awaited else b"id: %d\n\n" % self.reached
        return b"\n".join(bodies.values()) + tail


class Showing:
    """A region as one audience sees it, and the streams that show it."""

    def __init__(self, region: Region, audience: str, viewer: Viewer) -> None:
        self.region = region
        self.audience = audience
        self.viewer = viewer.narrowed(audience)
        self.streams: set[Stream] = set()
        self.wanting: set[Stream] = set()
        self._names = self.viewer.audiences | {audience}

    def is_touched(self, kind: str, audiences: frozenset[str]) -> bool:
        """True if this audience may hear of the act and the region shows its effects.

        Control and evaluators hear of every act, as in `JournalEntry.objects.visible_to`.
        """
        if kind not in self.region.touched_by:
            return False
        return self.viewer.reads_all or not self._names.isdisjoint(audiences)

    def want(self, *streams: Stream) -> None:
        """Ask for a new version for these streams."""
        for stream in streams:
            if stream not in self.wanting:
                self.wanting.add(stream)
                stream.awaited += 1

    def take(self) -> set[Stream]:
        """The streams that want a new version; from now on a new act asks for another."""
        taken, self.wanting = self.wanting, set()
        return taken


class Hall:
    """All open pages of one exercise in this process."""

    def __init__(self, exercise: Exercise) -> None:
        self.streams: set[Stream] = set()
        self._exercise = exercise
        self._teams: dict[int, Team] = {}
        self.showings: dict[tuple[Region, str], Showing] = {}

    def enter(self, stream: Stream, page: Page) -> list[Showing]:
        """Add a page; the answer is what it shows."""
        stream.viewer = self._on_shared_rows(stream.viewer)
        self.streams.add(stream)
        shown = []
        for region in of_page(page):
            audience = audience_of(region, stream.viewer)
            if audience is not None:
                key = region, audience
                showing = self.showings.get(key) or Showing(region, audience, stream.viewer)
                self.showings[key] = showing
                showing.streams.add(stream)
                shown.append(showing)
        return shown

    def leave(self, stream: Stream) -> None:
        """Take a page out, and what nobody looks at any more."""
        self.streams.discard(stream)
        for key, showing in list(self.showings.items()):
            showing.streams.discard(stream)
            showing.wanting.discard(stream)
            if not showing.streams:
                del self.showings[key]

    def _on_shared_rows(self, viewer: Viewer) -> Viewer:
        """The same viewer; what every page would hold a copy of, texts above all, is held once."""
        team = self._teams.setdefault(viewer.team.pk, viewer.team) if viewer.team else None
        if viewer.seat:
            viewer.seat.exercise, viewer.seat.team = self._exercise, team
        return replace(viewer, exercise=self._exercise, team=team)
