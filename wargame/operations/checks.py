"""What acts ask before they change anything, each with the sentence said on refusal."""

from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Duty, Exercise, Move, Seat, Step, StepKind, Team


def control(by: Seat) -> None:
    """Raises Refused for anyone but control."""
    if not by.is_control or by.left_at is not None:
        raise Refused(_("Only control can do this."))


def director(exercise: Exercise, by: Seat) -> None:
    """Raises Refused for anyone but who made the exercise, co-facilitators included."""
    control(by)
    if by.facilitator_id is None or by.facilitator_id != exercise.director_id:
        raise Refused(_("Only the director can do this."))


def player(by: Seat) -> int:
    """The team of a seat still held by its person (read afresh: they may have been moved)."""
    by.refresh_from_db(fields=["left_at", "team", "duty"])
    if by.team_id is None or by.left_at is not None:
        raise Refused(_("Your seat has been closed. Join again with the code."))
    return by.team_id


def person(by: Seat) -> None:
    """Raises Refused for a stand-in: it rates nobody and has no view of its own."""
    if by.is_stand_in:
        raise Refused(_("A stand-in plays its state and judges nothing."))


def onlooker(by: Seat) -> None:
    """Raises Refused for a seat that evaluates or observes and has been closed meanwhile."""
    by.refresh_from_db(fields=["left_at", "duty"])
    if not by.looks_on or by.left_at is not None:
        raise Refused(_("Your link has ended. Ask control for a new one."))


def observes(by: Seat) -> None:
    """Raises Refused for anyone but control and evaluators."""
    by.refresh_from_db(fields=["left_at", "duty"])
    if not (by.is_control or by.is_evaluator) or by.left_at is not None:
        raise Refused(_("Only control and evaluators can do this."))


def alone(by: Seat) -> int:
    """The team of a seat that speaks for itself, which control never does for a state it plays."""
    if by.is_played:
        raise Refused(_("Control plays this state. What people think is asked of people."))
    return player(by)


def lead(by: Seat) -> int:
    """The team that this seat leads."""
    team = player(by)
    if not by.is_lead:
        raise Refused(_("Only the head of delegation can do this. Ask them, or ask control."))
    return team


def lead_of(by: Seat, team: Team | None) -> int:
    """The team that this seat leads; control stands in for the head of `team` who is absent."""
    if not by.is_control:
        return lead(by)
    control(by)
    if team is None or team.exercise_id != by.exercise_id:
        raise Refused(_("Choose a team of this exercise."))
    head = team.seats.taken().filter(duty=Duty.LEAD).first()
    if head is not None and head.is_present:
        raise Refused(_("%(name)s is here and decides this.") % {"name": head})
    return team.pk


def speaker(by: Seat) -> int:
    """The team for which this seat may write to others: its head or its recorder."""
    team = player(by)
    if by.duty not in {Duty.LEAD, Duty.RECORDER}:
        raise Refused(_("Only the head of delegation or the recorder sends it. Ask one of them."))
    return team


def signs_for(team: Team, by: Seat) -> None:
    """Raises Refused unless this seat leads the team, or is control while the head is away."""
    if lead_of(by, team) != team.pk:
        raise Refused(_("Only the head of that delegation can do this."))


def started(exercise: Exercise) -> None:
    """Raises Refused before the exercise has started, and between two sittings."""
    if exercise.started_at is None:
        raise Refused(_("Play has not begun. Wait for control."))
    if exercise.is_suspended:
        raise Refused(_("Play is suspended until the next sitting. Your words are still here."))


def ended(exercise: Exercise) -> None:
    """Raises Refused as long as play goes on."""
    if not exercise.has_ended:
        raise Refused(_("Play goes on. End it first."))


def may_send(exercise: Exercise, *, to_control: bool) -> None:
    """Raises Refused outside play; between two sittings control alone can be written to."""
    if not exercise.is_suspended:
        records_open(exercise)
    elif not to_control:
        raise Refused(_("Play is suspended. Until the next sitting write to control alone."))


def records_open(exercise: Exercise) -> None:
    """Raises Refused outside play, when records are locked."""
    started(exercise)
    if exercise.has_ended:
        raise Refused(_("Play has ended. Records are locked; your words are still here."))


def final_given(exercise: Exercise) -> None:
    """Raises Refused while own views are asked once more: what the talk opens would change them."""
    if exercise.step is not None and exercise.step.kind == StepKind.FINAL:
        raise Refused(_("The final estimate is still open. Begin the next step first."))


def current_move(exercise: Exercise, move: Move) -> None:
    """Team work belongs to the move that is being played."""
    if exercise.step is None or exercise.step.move_id != move.pk:
        raise Refused(_("This move is over. Go to the present task; your words are still here."))


def begun(exercise: Exercise, kind: StepKind, move: Move | None = None) -> Step:
    """The step of this kind (in this move), which must have begun."""
    step = exercise.steps.filter(kind=kind, move=move).exclude(began=None).first()
    if step is None:
        raise Refused(_("This step has not begun. Wait for control."))
    return step


def move_of_now(exercise: Exercise) -> Move:
    """The move that is played, or between moves the last that was. Raises Refused before any."""
    if exercise.step is not None and exercise.step.move is not None:
        return exercise.step.move
    last = exercise.moves.filter(steps__began__isnull=False).distinct().last()
    if last is None:
        raise Refused(_("No move has begun. Wait for control."))
    return last
