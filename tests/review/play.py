"""What happens before a review: own views, positions, answers and decisions of the cast."""

from tests.cast import control_of, decide, go_to, move_of, write
from wargame.models import Confidence, DraftKind, Occasion, Position, Revealed, StepKind
from wargame.models.reveals import OF_ALL
from wargame.operations import answers, assents, positions, reveals
from wargame.operations.positions import Mark


def own_view(exercise, seat, point, reason="", tension=0):
    """Place an own view at the baseline or the final estimate, whichever is asked now."""
    chosen = exercise.version.tensions.all()[tension]
    final = exercise.step.kind == StepKind.FINAL
    occasion = Occasion.FINAL if final else Occasion.BASELINE
    positions.place(exercise, [Mark(chosen, point, reason)], occasion=occasion, by=seat)


def own_views(exercise, marks):
    """{seat: (first, last)}: everybody's own view before play and after it."""
    for kind, place in ((StepKind.BASELINE, 0), (StepKind.FINAL, 1)):
        go_to(exercise, kind)
        for seat, both in marks.items():
            if both[place] is not None:
                own_view(exercise, seat, both[place])


def estimate(exercise, seat, point, reason=""):
    move = exercise.step.move
    mark = Mark(move.tensions.get(), point, reason, Confidence.LOW)
    positions.place(exercise, [mark], occasion=Occasion.MOVE, move=move, by=seat)


def take_position(exercise, lead, point, reason="It is cheaper."):
    move = exercise.step.move
    mark = Mark(move.tensions.get(), point, reason)
    positions.set_position(exercise, mark, move=move, by=lead)


def assent(exercise, seat, says, words=""):
    """On the position of the seat's team in the present move."""
    held = Position.objects.filter(team=seat.team, move=exercise.step.move)
    assents.give(held.current().get(), says, words=words, by=seat)


def answer(exercise, lead, text):
    write(exercise, lead, {"answer": text, "because": f"Why {text}"}, DraftKind.ANSWER)
    answers.release(exercise, move=exercise.step.move, by=lead)


def reveal(exercise, what, number=1):
    """Own views wait until the final estimate is over."""
    if what == Revealed.OWN_VIEWS and exercise.step.kind == StepKind.FINAL:
        go_to(exercise, StepKind.REVIEW)
    move = None if what in OF_ALL else move_of(exercise, number)
    reveals.reveal(exercise, what=what, move=move, by=control_of(exercise))


def play_a_move(exercise, leads, number=1):
    """Every lead sets a position, answers and decides, each with the name of the team in it."""
    go_to(exercise, StepKind.ESTIMATE, number)
    for lead in leads:
        estimate(exercise, lead, 2)
    go_to(exercise, StepKind.DELIBERATE, number)
    reveal(exercise, Revealed.ESTIMATES, number)
    for lead in leads:
        code = lead.team.code
        take_position(exercise, lead, 3, reason=f"Position of {code}.")
        answer(exercise, lead, f"Answer of {code}.")
    go_to(exercise, StepKind.DECIDE, number)
    for lead in leads:
        code = lead.team.code
        decide(exercise, lead, title=f"Decision of {code}", dissenters="1", dissent=f"No, {code}.")


def reveal_all(exercise, number=1):
    for what in (Revealed.POSITIONS, Revealed.ANSWERS, Revealed.DECISIONS):
        reveal(exercise, what, number)
