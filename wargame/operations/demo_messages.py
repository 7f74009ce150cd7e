"""What the demonstration's people write to each other and to control, and who has read it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from wargame.models import Message, Seat

from . import messages, readings
from .demo_teams import Act, Script, Teams
from .messages import Words

CONTROL = "control"
READ_AFTER = 1


class Post:
    """Everything that is written, in the order of the script."""

    def __init__(self, script: Script, teams: Teams, control: Seat) -> None:
        self.script: list[Script] = script["messages"]
        self.last_step = len(script["steps"])
        self.teams = teams
        self.control = control
        self.latest: dict[frozenset[str], Message] = {}

    def of_step(self, number: int) -> Iterator[tuple[float, Act]]:
        """What is written in this step, with a minute each; read a little later by those to whom
        it was sent, unless it is the step in which the demonstration stops."""
        for written in self.script:
            if written["step"] != number:
                continue
            between = frozenset([written["from"].split()[0], *written["to"].split()])
            yield written["minute"], partial(self._send, written, between)
            if "published" in written:
                yield written["published"], partial(self._publish, written["text"])
            if number < self.last_step:
                yield written["minute"] + READ_AFTER, partial(self._read, between)

    def _send(self, written: Script, between: frozenset[str]) -> None:
        by, to = self._person(written["from"]), written["to"].split()
        reply_to = self.latest.get(between) if written.get("reply") else None
        self.latest[between] = messages.write(
            self.teams.exercise,
            Words(written["text"], str(self.script.index(written)), reply_to, timedelta()),
            by=by,
            teams=list(self.teams.exercise.teams.filter(code__in=to)),
            to_control=CONTROL in to,
        )

    def _publish(self, text: str) -> None:
        written = self.teams.exercise.messages.select_related("conversation")
        messages.publish(written.get(text=text), by=self.control)

    def _read(self, between: frozenset[str]) -> None:
        """By everybody of the parties who is here."""
        message = self.latest[between]
        if CONTROL in between:
            readings.read(message.conversation, message, by=self.control)
        players = self.teams.exercise.seats.players().filter(team__code__in=between)
        for seat in players.select_related("exercise", "team"):
            if seat.is_present:
                readings.read(message.conversation, message, by=seat)

    def _person(self, who: str) -> Seat:
        return self.control if who == CONTROL else self.teams.seat(who)
