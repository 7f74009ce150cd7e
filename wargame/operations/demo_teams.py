"""What the demonstration's teams do: sit down, estimate, take positions, write and release."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any
from uuid import uuid4

from wargame.models import (
    CommitmentKind,
    DraftKind,
    Duty,
    Exercise,
    Move,
    Occasion,
    Position,
    Says,
    Seat,
    Tension,
)

from . import (
    answers,
    assents,
    commitments,
    decisions,
    dissents,
    drafts,
    notes,
    positions,
    private_answers,
    seats,
)
from .positions import Mark

type Script = dict[str, Any]
type Act = Callable[[], object]

RELEASE: dict[str, Callable[..., object]] = {
    DraftKind.ANSWER: answers.release,
    DraftKind.DECISION: decisions.release,
}


class Teams:
    """Everybody at the table. Who acts is looked up here; what happens is left to the acts."""

    def __init__(self, script: Script, exercise: Exercise) -> None:
        self.people: dict[str, list[Script]] = script["people"]
        self.work: dict[int, dict[str, Script]] = script["moves"]
        self.exercise = exercise
        self.seats: dict[str, dict[int, Seat]] = {}

    def take_seats(self) -> None:
        """Everybody sits down; those who are here have a page open."""
        for team in self.exercise.teams.select_related("role"):
            self.seats[team.code] = {}
            for one in self.people[team.code]:
                seat = seats.take(
                    self.exercise,
                    name=one["name"],
                    ticket=seats.new_ticket(),
                    team=team,
                    chair=one["chair"],
                )
                self.seats[team.code][one["chair"]] = seat
                if not one.get("is_away"):
                    seats.arrive(seat)

    def seat(self, who: str) -> Seat:
        """The person in a chair: "ABC 3"."""
        code, chair = who.split()
        return self.seats[code][int(chair)]

    def lead(self, code: str) -> Seat:
        return next(seat for seat in self.seats[code].values() if seat.is_lead)

    def writer(self, code: str) -> Seat:
        """The recorder; in a team without one the head writes and reads."""
        here = self.seats[code].values()
        recorders = (seat for seat in here if seat.duty == Duty.RECORDER)
        return next(recorders, self.lead(code))

    def own_views(self) -> Iterator[Act]:
        tensions = {tension.key: tension for tension in self.exercise.version.tensions.all()}
        place = partial(positions.place, self.exercise, occasion=Occasion.BASELINE)
        for code, people in self.people.items():
            for one in people:
                why = one.get("because", {})
                marks = [
                    _mark(tensions[key], {"point": point, "reason": why.get(key, "")})
                    for key, point in one.get("own_view", {}).items()
                ]
                if marks:
                    yield partial(place, marks, by=self.seats[code][one["chair"]])

    def estimates(self, move: Move) -> Iterator[Act]:
        tension = move.tensions.get()
        place = partial(positions.place, self.exercise, occasion=Occasion.MOVE, move=move)
        for code, work in self.work[move.number].items():
            for chair, given in work["estimates"].items():
                yield partial(place, [_mark(tension, given)], by=self.seats[code][chair])

    def alone(self, move: Move) -> Iterator[Act]:
        """What people choose alone, before their team talks."""
        choose = partial(private_answers.choose, self.exercise, move=move)
        for code, work in self.work[move.number].items():
            for chair, said in work.get("alone", {}).items():
                yield partial(choose, by=self.seats[code][chair], **said)

    def positions(self, move: Move) -> Iterator[Act]:
        tension = move.tensions.get()
        for code, work in self.work[move.number].items():
            if "position" in work:
                mark = _mark(tension, work["position"])
                by = self.lead(code)
                yield partial(positions.set_position, self.exercise, mark, move=move, by=by)
                if work["position"].get("is_withdrawn"):
                    back = partial(positions.withdraw, self.exercise, move=move, by=by)
                    yield partial(back, tension=tension)

    def assents(self, move: Move) -> Iterator[Act]:
        """What members say of the position that their head has set."""
        for code, work in self.work[move.number].items():
            for chair, said in work.get("assents", {}).items():
                yield partial(self._assent, move, self.seats[code][chair], said)

    def commitments(self, move: Move) -> Iterator[Act]:
        """Each team's lines and tokens on the ledger."""
        for code, work in self.work[move.number].items():
            for line in work.get("ledger", []):
                yield partial(self._commit, move, line, self.writer(code))

    def notes(self, move: Move) -> Iterator[Act]:
        """What people jot down for their team."""
        keep = partial(notes.save, self.exercise, move=move, base=0)
        for code, work in self.work[move.number].items():
            for chair, text in work.get("notes", {}).items():
                yield partial(keep, text=text, by=self.seats[code][chair])

    def writing(self, move: Move, kind: DraftKind) -> Iterator[Act]:
        """Each team's words, field by field from one hand."""
        for code, work in self.work[move.number].items():
            if "texts" in work.get(kind, {}):
                yield partial(self._write, move, kind, _fields(work[kind]), self.writer(code))

    def releases(self, move: Move, kind: DraftKind) -> Iterator[Act]:
        """What the head has released or was asked to."""
        for code, work in self.work[move.number].items():
            match work.get(kind, {}).get("stage"):
                case "released":
                    release = RELEASE[kind]
                    yield partial(release, self.exercise, move=move, by=self.lead(code))
                case "none":
                    because, by = work[kind]["because"], self.lead(code)
                    give_up = partial(decisions.release_none, self.exercise, move=move)
                    yield partial(give_up, because=because, by=by)
                case "offered":
                    offer = partial(drafts.offer, self.exercise, move=move, kind=kind)
                    yield partial(offer, by=self.writer(code))

    def second_decisions(self, move: Move) -> Iterator[Act]:
        """One more of the move, begun, written and released once the first is out."""
        another = partial(decisions.another, self.exercise, move=move)
        fill = partial(drafts.fill, self.exercise, move=move, kind=DraftKind.DECISION, number=2)
        release = partial(decisions.release, self.exercise, move=move, number=2)
        for code, work in self.work[move.number].items():
            if "second_decision" in work:
                yield partial(another, by=self.writer(code))
                yield partial(fill, texts=_fields(work["second_decision"]), by=self.writer(code))
                yield partial(release, by=self.lead(code))

    def dissents(self, move: Move) -> Iterator[Act]:
        """What members hold against the decision that their head has released."""
        for code, work in self.work[move.number].items():
            for chair, said in work.get("dissents", {}).items():
                enter = partial(dissents.enter, self.exercise, move=move, ticket=uuid4())
                yield partial(enter, by=self.seats[code][chair], **said)

    def _assent(self, move: Move, by: Seat, said: Script) -> None:
        position = Position.objects.filter(team=by.team_id, move=move).current().get()
        assents.give(position, Says(said["says"]), words=said.get("words", ""), by=by)

    def _commit(self, move: Move, line: Script, by: Seat) -> None:
        theater = self.exercise.version.theaters.get(key=line["theater"])
        if "token" in line:
            commitments.place(
                self.exercise.tokens.get(team=by.team_id, name=line["token"]), theater, by=by
            )
            return
        kind, caveat = CommitmentKind(line["kind"]), line.get("caveat", "")
        words = commitments.Words(theater, kind, line["points"], caveat)
        made = commitments.commit(self.exercise, words, move=move, by=by)
        if line.get("is_public"):
            made = commitments.publish(made, by=by)
        if line.get("is_confirmed"):
            commitments.confirm(made, by=by)

    def _write(self, move: Move, kind: DraftKind, fields: dict[str, str], by: Seat) -> None:
        drafts.fill(self.exercise, move=move, kind=kind, texts=fields, by=by)


def spread(acts: Iterable[Act], first: float, last: float) -> list[tuple[float, Act]]:
    """The acts with a minute each, evenly from the first minute to the last; those that would
    fall into the same second fall together, so that no clock is wound back between them."""
    acts = list(acts)
    gap = (last - first) / max(len(acts) - 1, 1)
    return [(round(first + gap * place, 2), act) for place, act in enumerate(acts)]


def _mark(tension: Tension, given: Script) -> Mark:
    point = None if given["point"] == "reframe" else given["point"]
    return Mark(tension, point, given.get("reason", ""), given.get("confidence", ""))


def _fields(written: Script) -> dict[str, str]:
    """The drafted fields by name; an effect is a value and one line why."""
    fields = dict(written["texts"])
    for key, (value, line) in written.get("effects", {}).items():
        fields |= {f"effect_{key}": str(value), f"effect_{key}_line": line}
    return fields
