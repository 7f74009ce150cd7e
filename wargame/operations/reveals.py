"""Control opens what is sealed; from the commit on, and not before, it may be seen."""

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Move, Reveal, Revealed, Seat, StepKind
from wargame.models.reveals import OPENS_FROM

from . import checks
from .journal import lock, record, to_everyone


@transaction.atomic
def reveal(exercise: Exercise, *, what: Revealed, by: Seat, move: Move | None = None) -> Reveal:
    """Open one kind of sealed thing. Done twice, recorded once.

    Estimates, positions, answers and decisions are opened move by move; own views once, after
    play. Opening the positions opens the move's estimates too.
    """
    checks.control(by)
    exercise = lock(exercise)
    if what == Revealed.OWN_VIEWS:
        move = None
        if not exercise.has_ended:
            raise Refused(_("Own views stay sealed until play has ended."))
        if exercise.step is not None and exercise.step.kind == StepKind.FINAL:
            raise Refused(_("The final estimate is still open. Begin the next step first."))
    elif move is None or move.exercise_id != exercise.pk:
        raise Refused(_("Choose the move to reveal."))
    else:
        checks.begun(exercise, OPENS_FROM[what], move)
    if what == Revealed.POSITIONS:
        Reveal.objects.get_or_create(
            exercise=exercise, move=move, what=Revealed.ESTIMATES, defaults={"seat": by}
        )
    made, is_new = Reveal.objects.get_or_create(
        exercise=exercise, move=move, what=what, defaults={"seat": by}
    )
    if is_new:
        record(
            exercise,
            Kind.REVEALED,
            by=by,
            audiences=to_everyone(),
            what=what,
            move=move.number if move else None,
        )
    return made
