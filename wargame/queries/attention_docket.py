"""What waits for control to rule: matters in progress, arguments, challenges, held rulings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Extract, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wargame.models import (
    Argument,
    Exercise,
    Method,
    Ruling,
    RulingChallenge,
    Step,
    StepKind,
    Team,
)

from .attention_items import Item

ONE_BY_ONE = 2
OVER = timedelta()


@dataclass(frozen=True)
class Matter:
    """A ruling in progress. `left` is what remains for those who are asked, below zero when their
    time is over, and None where nobody is asked; one with `has_words` is held."""

    number: int
    text: str
    move: int
    left: timedelta | None
    has_words: bool
    must_draw: bool


@dataclass(frozen=True)
class Docket:
    """`arguments` are (team, action), `challenges` (team, text, number of the ruling)."""

    matters: list[Matter]
    arguments: list[tuple[int, str]]
    challenges: list[tuple[int, str, int]]
    has_ruled: bool

    @property
    def times(self) -> list[timedelta | None]:
        """What is left of each countdown."""
        return [one.left for one in self.matters]


def docket(exercise: Exercise, step: Step) -> Docket:
    """All of it at once. One query."""
    here, taken = {"exercise": OuterRef("pk")}, Ruling.objects.filter(argument=OuterRef("pk"))
    arguments = Argument.objects.filter(~Exists(taken.filter(dropped_at=None)), **here)
    challenges = RulingChallenge.objects.filter(answered_at=None, **here)
    found = (
        Exercise.objects.filter(pk=exercise.pk)
        .values(
            found_matters=_rows(
                Ruling.objects.in_progress().filter(**here).order_by("number"),
                number="number",
                text="matter",
                move="move",
                outcome="outcome",
                opened="opened_at",
                closed="closed_at",
                closes_in=Extract("closes_in", "epoch"),
                shown="draw__shown_at",
                drawn="draw__drawn_at",
            ),
            found_arguments=_rows(arguments.order_by("pk"), team="team", text="action"),
            found_challenges=_rows(
                challenges.order_by("pk"), team="team", text="text", number=F("ruling__number")
            ),
            has_ruled=Exists(Ruling.objects.released().filter(move=step.move_id, **here)),
        )
        .get()
    )
    return Docket(
        matters=[_matter(exercise, one) for one in found["found_matters"]],
        arguments=[(one["team"], one["text"]) for one in found["found_arguments"]],
        challenges=[(one["team"], one["text"], one["number"]) for one in found["found_challenges"]],
        has_ruled=found["has_ruled"],
    )


def on_docket(
    waiting: Docket, exercise: Exercise, step: Step, timer: timedelta | None, teams: list[Team]
) -> list[Item]:
    """In the order in which they are looked for; `timer` is what is left for a free ruling."""
    team_of = {team.pk: team for team in teams}
    return [
        *_matters([one for one in waiting.matters if not one.has_words]),
        *_arguments(waiting, team_of),
        *_challenges(waiting, team_of),
        *_rulings(waiting, exercise, step, timer),
    ]


def _rows(rows: QuerySet, **fields: object) -> ArraySubquery:
    return ArraySubquery(rows.values(row=JSONObject(**fields)))


def _matter(exercise: Exercise, row: dict[str, object]) -> Matter:
    is_asked = row["opened"] and not row["closed"]
    ends = timedelta(seconds=float(str(row["closes_in"] or 0)))
    return Matter(
        number=int(str(row["number"])),
        text=str(row["text"]),
        move=int(str(row["move"])),
        left=ends - exercise.exercise_time() if is_asked else None,
        has_words=bool(row["outcome"]),
        must_draw=bool(row["shown"] and not row["drawn"]),
    )


def _matters(matters: list[Matter]) -> Iterator[Item]:
    """Those that are open, and those that wait for what control does next."""
    if len(matters) > ONE_BY_ONE:
        title = _("%(n)s matters are in progress") % {"n": len(matters)}
        numbers = ", ".join(str(one.number) for one in matters)
        is_over = any(one.left is not None and one.left <= OVER for one in matters)
        yield Item(title, numbers, is_urgent=is_over, where="rulings")
        return
    for one in matters:
        if one.left is None:
            title = (
                _("Matter %(n)s waits for a draw") if one.must_draw else _("Rule on matter %(n)s")
            )
        else:
            title = (
                _("Matter %(n)s: time is over") if one.left <= OVER else _("Matter %(n)s is open")
            )
        is_over = one.left is not None and one.left <= OVER
        yield Item(title % {"n": one.number}, one.text, is_urgent=is_over, where="rulings")


def _arguments(waiting: Docket, team_of: Mapping[int, Team]) -> Iterator[Item]:
    """Of teams that argue for an action and have not been taken up."""
    n = len(waiting.arguments)
    if n > ONE_BY_ONE:
        codes = ", ".join(team_of[team].code for team, _action in waiting.arguments)
        yield Item(_("%(n)s arguments wait") % {"n": n}, codes, where="rulings")
        return
    for team, action in waiting.arguments:
        yield Item(_("Argues for an action"), action, team=team_of[team], where="rulings")


def _challenges(waiting: Docket, team_of: Mapping[int, Team]) -> Iterator[Item]:
    """Of rulings, by teams that have not been answered."""
    for team, text, number in waiting.challenges:
        title = _("Challenges ruling %(number)s") % {"number": number}
        yield Item(title, text, team=team_of[team], where="rulings")


def _rulings(
    waiting: Docket, exercise: Exercise, step: Step, timer: timedelta | None
) -> Iterator[Item]:
    """While control adjudicates: what is held, or that nothing has been said."""
    if step.kind != StepKind.ADJUDICATE or step.move_id is None:
        return
    of_move = [one for one in waiting.matters if one.move == step.move_id]
    if held := sum(1 for one in of_move if one.has_words):
        title = ngettext("%(n)s ruling is held", "%(n)s rulings are held", held) % {"n": held}
        yield Item(title, _("Release it, or change it first."), where="rulings")
    elif not (of_move or waiting.has_ruled) and exercise.method != Method.NONE:
        is_over = timer is not None and timer <= OVER
        detail = _("Three minutes are over.") if is_over else _("What follows from this move?")
        yield Item(_("No ruling yet"), detail, is_urgent=is_over, where="rulings")
