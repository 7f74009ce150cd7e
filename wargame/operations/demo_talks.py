"""What the demonstration's states agree on: proposals, signatures, a joint communique."""

from collections.abc import Iterator
from functools import partial

from wargame.models import (
    AgreementVersion,
    ClauseSays,
    ClauseVersion,
    Communique,
    Exercise,
    Fate,
    Seat,
    Team,
)

from . import agreement_drafts, agreements, communiques, signatures
from .agreement_drafts import Terms
from .demo_teams import Act, Script, Teams
from .signatures import Finding


class Talks:
    """The acts of the script's `talks`, each in its step and minute. Agreements go by the names
    that the script gives them; the name means the version proposed last."""

    def __init__(self, script: Script, exercise: Exercise, teams: Teams, control: Seat) -> None:
        self.script: list[Script] = script["talks"]
        self.exercise = exercise
        self.teams = teams
        self.control = control
        self.versions: dict[str, AgreementVersion] = {}

    def acts(self, planned: Script) -> Iterator[tuple[float, Act]]:
        """Those of one step of the script."""
        here = f"{planned['kind']} {planned.get('move', '')}".strip()
        for one in self.script:
            if one["step"] == here:
                yield one["minute"], partial(getattr(self, f"_{one['act']}"), one)

    def _keep(self, one: Script) -> None:
        self._kept(one, self.teams.writer(one["by"]))

    def _propose(self, one: Script) -> None:
        lead = self.teams.lead(one["by"])
        draft = self._kept(one, lead)
        self.versions[one["agreement"]] = agreements.propose(draft, by=lead)

    def _kept(self, one: Script, by: Seat) -> agreement_drafts.AgreementDraft:
        due = self.exercise.moves.filter(number=one.get("due", 0)).first()
        terms = Terms(one["title"], one["terms"], one.get("theater", ""), due, one["with"])
        number = agreement_drafts.next_number(self._team(one["by"]).pk)
        changes = self.versions.get(one.get("agreement", ""))
        return agreement_drafts.keep(
            self.exercise, terms, number=number, base=0, by=by, changes=changes
        )

    def _sign(self, one: Script) -> None:
        version, lead = self.versions[one["agreement"]], self.teams.lead(one["by"])
        words = one.get("reservation", "")
        signatures.sign(version, team=self._team(one["by"]), by=lead, reservation=words)

    def _decline(self, one: Script) -> None:
        version, lead = self.versions[one["agreement"]], self.teams.lead(one["by"])
        signatures.decline(version, team=self._team(one["by"]), by=lead, why=one["why"])

    def _publish(self, one: Script) -> None:
        agreements.publish(self.versions[one["agreement"]].agreement, by=self.control)

    def _note(self, one: Script) -> None:
        """With the decision of a team as what shows it."""
        decision = self.exercise.decisions.filter(team__code=one["decision"]).last()
        found = Finding(Fate(one["fate"]), one["note"], decision=decision)
        signatures.note(self.versions[one["agreement"]].agreement, found, by=self.control)

    def _open(self, one: Script) -> None:
        drafter = self._team(one["drafter"])
        made = communiques.open_(
            self.exercise, title=one["title"], drafter=drafter, by=self.control
        )
        for text in one["clauses"]:
            communiques.add_clause(made, text, by=self.teams.lead(one["drafter"]))

    def _answer(self, one: Script) -> None:
        """One answer a clause, in their order: a word, or a word with what is said."""
        made = self.exercise.communiques.latest("number")
        said = dict(zip(_clauses(made), map(_said, one["says"]), strict=True))
        lead = self.teams.lead(one["by"])
        communiques.answer(made, said, team=self._team(one["by"]), by=lead)

    def _close(self, one: Script) -> None:
        made = self.exercise.communiques.get(title=one["communique"])
        communiques.close(made, by=self.control)

    def _team(self, code: str) -> Team:
        return self.exercise.teams.get(code=code)


def _clauses(made: Communique) -> Iterator[ClauseVersion]:
    for clause in made.clauses.all():
        yield clause.versions.latest("number")


def _said(answer: str | dict[str, str]) -> tuple[ClauseSays, str]:
    if isinstance(answer, str):
        return ClauseSays(answer), ""
    ((assent, words),) = answer.items()
    return ClauseSays(assent), words
