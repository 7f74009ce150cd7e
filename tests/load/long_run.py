"""A finished exercise of twelve teams with as many entries in its journal as asked for, and how
long a jump to one of its moments takes; prints as JSON what `tests.load.jumps` shows."""

import argparse
import json
from itertools import cycle
from pathlib import Path
from time import process_time

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django has to be set up before its models)
from django.db import connection  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.cast import RECORD, browser_of, browser_of_control, control_of, write  # noqa: E402
from wargame.models import (  # noqa: E402
    Confidence,
    DraftKind,
    Kind,
    Occasion,
    Revealed,
    Scene,
    StepKind,
)
from wargame.operations import (  # noqa: E402
    agreement_drafts,
    agreements,
    decisions,
    drafts,
    exercises,
    injects,
    messages,
    moves,
    notes,
    positions,
    readings,
    reveals,
    seats,
)
from wargame.operations.agreement_drafts import Terms  # noqa: E402
from wargame.operations.messages import Words  # noqa: E402
from wargame.operations.positions import Mark  # noqa: E402

from . import many_acts  # noqa: E402
from .long_record import FULL, TEXT, begun  # noqa: E402
from .servers import TICKS  # noqa: E402

ROUNDS = 6
MOMENTS = {"early": 0.05, "middle": 0.5, "late": 0.95}


class Run:
    """Played by the operations that pages call, each committed; between its decisions people write
    drafts, notes and messages and come and go until the journal is long enough."""

    def __init__(self, entries: int, title: str = "A day") -> None:
        self.exercise = begun(title, "full-day-four-moves")
        self.control = control_of(self.exercise)
        players = self.exercise.seats.players().select_related("team", "exercise")
        self.tables = [list(players.filter(team=team)) for team in self.exercise.teams.all()]
        self.leads = [table[0] for table in self.tables]
        self.written: dict[object, int] = {}
        steps = list(self.exercise.steps.select_related("move"))
        deciding = [step.pk for step in steps if step.kind == StepKind.DECIDE]
        for step in steps[1:]:
            self.go(step)
            if step.pk in deciding:
                share = (deciding.index(step.pk) + 1) / len(deciding)
                self.fill(step.move, int(entries * share))
                self.decide(step.move)

    def go(self, step) -> None:
        self.exercise.refresh_from_db()
        while not self.exercise.has_ended and self.exercise.step.number < step.number:
            moves.next_step(self.exercise, after=self.exercise.step.number, by=self.control)
            self.exercise.refresh_from_db()
        if step.kind == StepKind.ESTIMATE:
            self.estimate(step.move)
        if step.kind == StepKind.DELIBERATE:
            self.stand(step.move)

    def estimate(self, move) -> None:
        control = {"by": self.control}
        for inject in self.exercise.injects.filter(move=move.number, released_at=None)[:3]:
            injects.release(inject, **control)
        for seat in (seat for table in self.tables for seat in table):
            marks = [
                Mark(tension, 1 + seat.pk % 7, reason=TEXT, confidence=Confidence.LOW)
                for tension in move.tensions.all()
            ]
            positions.place(self.exercise, marks, occasion=Occasion.MOVE, move=move, by=seat)

    def stand(self, move) -> None:
        about = {"move": move, "by": self.control}
        reveals.reveal(self.exercise, what=Revealed.ESTIMATES, **about)
        for lead in self.leads:
            for tension in move.tensions.all():
                mark = Mark(tension, 3, reason=TEXT)
                positions.set_position(self.exercise, mark, move=move, by=lead)

    def decide(self, move) -> None:
        keys = [f"effect_{one.key}" for one in self.exercise.version.criteria.all()]
        effects = dict.fromkeys(keys, "1") | {f"{key}_line": TEXT for key in keys}
        for lead in self.leads:
            write(self.exercise, lead, RECORD | FULL | effects | {"answers": move.question.key})
            decisions.release(self.exercise, move=move, by=lead)
        first, other = self.leads[:2]
        terms = Terms("Tankers", TEXT, "", None, [other.team.code])
        draft = agreement_drafts.keep(self.exercise, terms, number=0, base=0, by=first)
        agreements.propose(draft, by=first)
        scene = Scene.DECISIONS if move.number % 2 else Scene.TIMELINE
        exercises.set_board(self.exercise, scene=scene, by=self.control)

    def fill(self, move, entries: int) -> None:
        """Every team in turn, by the operations; what is missing after `ROUNDS` of that, copied."""
        rounds = cycle(self.tables)
        for _turn in range(ROUNDS * len(self.tables)):
            if self.exercise.entries >= entries:
                return
            table = next(rounds)
            self.write(move, table)
            self.send(table)
            for seat in table[1:]:
                seats.leave(seat)
                seats.arrive(seat)
            self.exercise.refresh_from_db(fields=["entries"])
        if self.exercise.entries < entries:
            many_acts.add(self.exercise, move, entries - self.exercise.entries)
            self.exercise.refresh_from_db(fields=["entries"])

    def write(self, move, table) -> None:
        lead, *others = table
        about = {"move": move, "kind": DraftKind.DECISION, "name": "action", "by": lead}
        key = (move.pk, lead.pk)
        n = self.written.get(key, 0)
        for number in range(n, n + 3):
            drafts.save(self.exercise, **about, text=f"{TEXT} {number}", base=number)
        for seat in others:
            text = f"{TEXT} Noted {n}."
            notes.save(self.exercise, move=move, text=text, base=n // 3, by=seat)
        self.written[key] = n + 3

    def send(self, table) -> None:
        lead = table[0]
        place = self.leads.index(lead)
        to = self.leads[(place + 1) % len(self.leads)].team
        n = self.written["sent"] = self.written.get("sent", 0) + 1
        words = Words(f"{TEXT}{n}", f"ticket {n}", None)
        sent = messages.write(self.exercise, words, by=lead, teams=[to], to_control=False)
        reader = next(one for one in self.leads if one.team == to)
        readings.read(sent.conversation, sent, by=reader)


def measured(run: Run, times: int):
    """(page, {moment: milliseconds})."""
    exercise, lead = run.exercise, run.leads[0]
    exercise.refresh_from_db()
    control, player = browser_of_control(exercise), browser_of(lead)
    begun_at = exercise.journal.filter(kind=Kind.STEP_BEGUN).order_by("number")[1].number
    last = exercise.journal.get(kind=Kind.EXERCISE_ENDED).number
    own = [exercise.code, lead.pk]
    pages = {
        "a team's room": (player, "replay-page", own, lead.team.code),
        "the board": (control, "replay-page", [exercise.code], "board"),
        "the console": (control, "replay-page", [exercise.code], "console"),
        "the scrubber": (control, "replay", [exercise.code], "board"),
    }
    for name, (browser, address, where, place) in pages.items():
        took = {}
        for moment, share in MOMENTS.items():
            number = begun_at + int((last - begun_at) * share)
            took[moment] = cost(browser, reverse(address, args=[*where, number, place]), times)
        yield name, took


def cost(browser, address, times):
    """The processor's time for one request, in the page's process and in that of the database."""
    assert browser.get(address).status_code == 200, address
    began = _spent()
    for _time in range(times):
        browser.get(address)
    return 1000 * (_spent() - began) / times


def _spent():
    backend = Path("/proc", str(connection.connection.info.backend_pid), "stat")
    fields = backend.read_text().rpartition(")")[2].split()
    return process_time() + (int(fields[11]) + int(fields[12])) / TICKS


def tell(measured) -> None:
    """Play as long as the command line says, and print what `measured` gives of it."""
    parser = argparse.ArgumentParser()
    for option in ("--entries", "--times"):
        parser.add_argument(option, type=int, required=True)
    asked = parser.parse_args()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    run = Run(asked.entries)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]):
        rows = list(measured(run, asked.times))
    print(json.dumps({"entries": run.exercise.entries, "rows": rows}))


if __name__ == "__main__":
    tell(measured)
