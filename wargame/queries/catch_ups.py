"""The card of a latecomer: what happened, what the team holds and what to do now, on one screen."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wargame.models import Decision, Inject, Position, Ruling, Step, StepKind, Viewer, present

# How long after sitting down the card is there, and how much of each kind it tells.
WHILE = timedelta(minutes=15)
MOST_INJECTS, MOST_DECISIONS = 3, 2
NOW = {
    StepKind.BRIEF: _("Read your brief. Nothing to write yet."),
    StepKind.ESTIMATE: _("Place your own estimate, in role. Nobody talks yet."),
    StepKind.DELIBERATE: _("Talk with your team. Your head of delegation sets the position."),
    StepKind.DECIDE: _("Write the decision with your team. One of you holds the pen."),
    StepKind.PLENARY: _("Listen. Each team says what it decided."),
    StepKind.ADJUDICATE: _("Listen. Control says what follows."),
    StepKind.BREAK: _("A break. Read your brief."),
}


@dataclass(frozen=True)
class CatchUp:
    """Of what the team may see now, the newest: `injects` of `n_injects`, the `ruling`, where the
    team stands on each tension, its `decisions`; `now` says what is asked of everybody."""

    step: Step
    injects: list[Inject]
    n_injects: int
    ruling: Ruling | None
    positions: list[Position]
    decisions: list[Decision]
    now: str

    @property
    def holds_nothing(self) -> bool:
        return not (self.positions or self.decisions)


def card(viewer: Viewer) -> CatchUp | None:
    """None for who was there when the first move began, has been here for a while, or when play
    is over. One query, and at most four more."""
    exercise, step = viewer.exercise, viewer.exercise.step
    is_new = present.now() - viewer.own_seat.taken_at < WHILE
    if step is None or not (exercise.is_in_play and is_new and _came_late(viewer)):
        return None
    sent = Inject.objects.filter(exercise=exercise).visible_to(viewer).released()
    injects = list(sent.order_by("-released_at"))
    decisions = Decision.objects.visible_to(viewer).filter(team=viewer.team).standing()
    rulings = Ruling.objects.visible_to(viewer).exclude(outcome="").filter(dropped_at=None)
    return CatchUp(
        step=step,
        injects=injects[:MOST_INJECTS],
        n_injects=len(injects),
        ruling=rulings.exclude(released_at=None).order_by("-released_at").first(),
        positions=_positions(viewer),
        decisions=list(decisions.order_by("-pk")[:MOST_DECISIONS]),
        now=str(NOW.get(StepKind(step.kind), "")),
    )


def _came_late(viewer: Viewer) -> bool:
    begun = viewer.exercise.steps.exclude(move=None).exclude(began_at=None).order_by("number")
    first = begun.values_list("began_at", flat=True).first()
    return first is not None and viewer.own_seat.taken_at > first


def _positions(viewer: Viewer) -> list[Position]:
    own = Position.objects.visible_to(viewer).filter(team=viewer.team).select_related("tension")
    return sorted(own.current(), key=lambda one: one.tension.order)
