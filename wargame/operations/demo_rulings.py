"""What the demonstration's control rules, which of it teams challenge, and which assumptions it
touches."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from wargame.models import Exercise, Method, Move, Seat, Verdict

from . import adjudication, assumptions, rules, ruling_challenges
from .adjudication import Words
from .assumptions import Finding
from .demo_teams import Act, Script, Teams


class Rulings:
    """Rules that are looked up, rulings in the order of the script, and challenges to them."""

    def __init__(self, script: Script, exercise: Exercise, control: Seat, teams: Teams) -> None:
        self.rules: list[Script] = script["rules"]
        self.by_move: dict[int, list[Script]] = script["rulings"]
        self.assumed: dict[int, list[Script]] = script["assumptions"]
        self.exercise = exercise
        self.control = control
        self.teams = teams

    def prepare(self) -> None:
        for rule in self.rules:
            rules.make(
                self.exercise,
                name=rule["name"],
                unit=rule["unit"],
                bands=[(Decimal(least), text) for least, text in rule["bands"].items()],
                by=self.control,
            )

    def of(self, move: Move) -> Iterator[tuple[float, Act]]:
        """Each at its minute of the step; a challenge a minute after, its answer another after.
        Last what became of assumptions."""
        for said in self.by_move.get(move.number, []):
            yield said["minute"], partial(self._rule, said, move)
            for after, code in enumerate(said.get("challenges", {}), start=1):
                yield said["minute"] + after / 2, partial(self._challenge, said, code)

        for found in self.assumed.get(move.number, []):
            yield found["minute"], partial(self._note, found, move)

    def _rule(self, said: Script, move: Move) -> None:
        words = Words(
            outcome=said["outcome"],
            reason=said["reason"],
            decision=move.decisions.get(team__code=said["about"]) if "about" in said else None,
            cited_injects=list(self.exercise.injects.filter(number__in=said.get("cites", []))),
            method=Method(said["method"]),
            method_reason=said.get("method_reason", ""),
            lookup=self._lookup(said["lookup"]) if "lookup" in said else None,
            communique=self.exercise.communiques.filter(title=said.get("communique")).first(),
        )
        held = adjudication.write(self.exercise, words, move=move, by=self.control)
        if said["is_released"]:
            adjudication.release(held, by=self.control)

    def _note(self, found: Script, move: Move) -> None:
        one = self.exercise.assumptions.get(team__code=found["team"], text=found["text"])
        ruling = move.rulings.released().get(decision__team__code=found["ruling_on"])
        said = Finding(Verdict(found["status"]), found["note"], ruling=ruling)
        assumptions.note(one, said, by=self.control)

    def _lookup(self, asked: Script) -> rules.Lookup:
        rule = self.exercise.rules.get(name=asked["rule"])
        return rules.Lookup(rule, Decimal(asked["figure"]), asked["inputs"])

    def _challenge(self, said: Script, code: str) -> None:
        ruling = self.exercise.rulings.get(outcome=said["outcome"])
        challenge = said["challenges"][code]
        lodged = ruling_challenges.lodge(ruling, text=challenge["text"], by=self.teams.lead(code))
        if "denied" in challenge:
            ruling_challenges.deny(lodged, answer=challenge["denied"], by=self.control)
