"""What tells a page that the task of its team has changed."""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wargame.models import (
    Answer,
    Argument,
    Commitment,
    Decision,
    Defender,
    Dissent,
    Draft,
    Duty,
    Exercise,
    Move,
    Position,
    Seat,
    State,
    StepKind,
    Team,
    Viewer,
)
from wargame.models.reveals import TO_ALL

from . import asks, ideas, passes

LOOKING_UP = {StepKind.PLENARY, StepKind.ADJUDICATE}


def task_key(viewer: Viewer) -> str:
    """Changes with the step and its challenge, the state of play, the pens, releases, positions,
    reveals, ideas, what an answer allocates, what adjudication asks, and the lead.

    The same for all of a team. Two queries, three where the task shows what is open to all or who
    defends what.
    """
    exercise, step = viewer.exercise, viewer.exercise.step
    facts = [*(passes.own(viewer, _key_facts) or ()), passes.every(exercise, _opened)]
    challenge = step.move.challenge if step and step.move else ""
    asked = len(exercise.required_paragraphs), *exercise.opened_paragraphs
    here = _state(exercise), step.number if step else 0, challenge, exercise.method
    said = [*here, *asked, *facts, passes.every(exercise, _defended)]
    return "-".join(str(one) for one in said)


def _key_facts(exercise: Exercise, teams: QuerySet[Team]) -> dict[int, list[object]]:
    """What a team's task depends on beside the step. Two queries."""
    move = exercise.step.move if exercise.step else None
    lead = Seat.objects.players().filter(team=OuterRef("pk"), duty=Duty.LEAD).values("pk")[:1]
    put: list[QuerySet] = [
        Answer.objects.standing(),
        Decision.objects.standing(),
        Position.objects.all(),
        Position.objects.standing(),
        Argument.objects.all(),
        *ideas.counted(),
        Commitment.objects.answering(),
    ]
    of_move = {f"n_{place}": _number(rows, move) for place, rows in enumerate(put)}
    reveals = Count("exercise__reveals", filter=_reveals_shown(exercise))
    counted = teams.annotate(lead=Subquery(lead), reveals=reveals, rulings=asks.facts(), **of_move)
    asked = ("lead", "reveals", "ruling_challenge", *of_move)
    facts: dict[int, list[object]] = {
        team: [*said, asks.in_short(rulings)]
        for team, rulings, *said in counted.values_list("pk", "rulings", *asked)
    }
    drafts = Draft.objects.filter(team__in=facts, move=move).order_by("team", "kind", "number")
    for team, *pen in drafts.values_list("team", "kind", "pen", "offered_by", "reopened_at"):
        facts[team] += pen
    return facts


def _reveals_shown(exercise: Exercise) -> Q:
    """The reveals that change what a team has before it: its own, and in the plenary those of
    what the others had sealed; of another team's spread it never hears."""
    step = exercise.step
    of_move = Q(exercise__reveals__move=step.move if step else None)
    shown = Q(exercise__reveals__team=None) | Q(exercise__reveals__team=F("pk"))
    if step is not None and step.kind in LOOKING_UP:
        shown |= Q(exercise__reveals__what__in=TO_ALL)
    return of_move & shown


def _number(rows: QuerySet, move: Move | None) -> Coalesce:
    """How many of these a team has in the move; counted apart, for a team may have many."""
    own = rows.filter(team=OuterRef("pk"), move=move and move.pk).order_by().values("team")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)


def _opened(exercise: Exercise) -> int:
    """How much the plenary shows of what teams have released."""
    step = exercise.step
    if step is None or step.kind not in LOOKING_UP:
        return 0
    everyone, of_move = Viewer.board(exercise), {"move": step.move_id}
    answers = Answer.objects.visible_to(everyone).filter(**of_move).values("pk")
    decisions = Decision.objects.visible_to(everyone).filter(**of_move)
    dissents = Dissent.objects.visible_to(everyone).filter(draft__move=step.move_id)
    parts = [decisions.values("pk"), dissents.values("version")]
    return answers.union(*parts, all=True).count()


def _defended(exercise: Exercise) -> int:
    """How often a defender was named, while teams are told of it."""
    if exercise.step is None or exercise.step.kind != StepKind.REVIEW:
        return 0
    return Defender.objects.filter(exercise=exercise).count()


def _state(exercise: Exercise) -> str:
    """Pausing does not change what is asked."""
    return "play" if exercise.state == State.PAUSED else exercise.state.replace("in ", "")
