"""The cast: control, blue, red and nobody; how they sit down, and what they type."""

from django.test import Client

from wargame.models import (
    Attribution,
    Draft,
    DraftKind,
    Duty,
    Exercise,
    Move,
    Seat,
    StepKind,
    Viewer,
)
from wargame.operations import decisions, drafts, exercises, invitations, moves, seats
from wargame.queries import viewers

RECORD = {
    "title": "Send two frigates",
    "answers": "q1",
    "action": "The navy sends two frigates by Friday.",
    "intended_effect": "The strait stays open.",
    "rationale": "Because trade needs it.",
    "assumption_1": "The crews are ready.",
    "confidence": "moderate",
    "dissenters": "0",
}
EFFECTS = {f"effect_c{n}": "1" for n in range(1, 5)}


def control_of(exercise: Exercise) -> Seat:
    return exercise.seats.select_related("facilitator").get(
        duty=Duty.CONTROL, facilitator__isnull=False
    )


def name_people(exercise: Exercise, attribution: Attribution = Attribution.NAME) -> None:
    """Let names, or seats, leave the teams; as set up, nobody is named."""
    exercise.attribution = attribution
    exercise.save(update_fields=["attribution"])


def open_and_start(exercise: Exercise) -> Exercise:
    """Open for joining, and begin the first step."""
    exercises.open_lobby(exercise, by=control_of(exercise))
    exercises.start(exercise, by=control_of(exercise))
    exercise.refresh_from_db()
    return exercise


def go_to(exercise: Exercise, kind: StepKind, move: int | None = None) -> Exercise:
    """Press "next" until the step of this kind (in this move) has begun."""
    exercise.refresh_from_db()
    while True:
        step = exercise.step
        if step.kind == kind and (step.move.number if step.move else None) == move:
            return exercise
        moves.next_step(exercise, after=step.number, by=control_of(exercise))
        exercise.refresh_from_db()


def sit(exercise: Exercise, team: str, name: str, chair: int | None = None) -> Seat:
    """Take a seat in a team; the ticket is the name, so the key is known to `browser_of`."""
    place = exercise.teams.get(code=team)
    return seats.take(exercise, name=name, ticket=f"ticket-of-{name}", team=place, chair=chair)


def invite(exercise: Exercise, duty: Duty, name: str, teams: tuple[str, ...] = ()) -> Seat:
    """Somebody with a link; as with `sit`, `browser_of` knows the key."""
    assigned = list(exercise.teams.filter(code__in=teams))
    about = {"duty": duty, "name": name, "ticket": f"ticket-of-{name}", "teams": assigned}
    return invitations.invite(exercise, **about, by=control_of(exercise))


def key_of(seat: Seat) -> str:
    return seats.key_for(f"ticket-of-{seat.name}")


def browser_of(seat: Seat) -> Client:
    """A browser that carries this seat."""
    client = Client()
    name = viewers.cookie_name(seat.exercise.code)
    client.cookies[name] = f"{seat.pk}.{key_of(seat)}"
    return client


def browser_of_control(exercise: Exercise) -> Client:
    client = Client()
    client.force_login(control_of(exercise).facilitator)
    return client


def viewer_of(seat: Seat) -> Viewer:
    """The viewer as a fresh request would find it."""
    if seat.is_control:
        found = viewers.of_control(seat.exercise.code, seat.facilitator, _cookies(seat))
    else:
        found = viewers.of_reader(seat.exercise.code, seat.pk, _cookies(seat))
    assert found is not None
    return found


def _cookies(seat: Seat) -> dict[str, str]:
    return {viewers.cookie_name(seat.exercise.code): f"{seat.pk}.{key_of(seat)}"}


def move_of(exercise: Exercise, number: int = 1) -> Move:
    return exercise.moves.get(number=number)


def write(
    exercise: Exercise, by: Seat, texts: dict[str, str], kind: DraftKind = DraftKind.DECISION
) -> None:
    """Save these fields of the team's draft in the current move, whatever stood there."""
    move = exercise.step.move
    draft = Draft.objects.filter(team=by.team_id, move=move, kind=kind).first()
    for name, text in texts.items():
        last = draft.texts.filter(name=name).order_by("-revision").first() if draft else None
        base = last.revision if last else 0
        drafts.save(exercise, move=move, kind=kind, name=name, text=text, base=base, by=by)


def decide(exercise: Exercise, lead: Seat, **changed: str) -> None:
    """Write a whole decision record and release it."""
    write(exercise, lead, RECORD | EFFECTS | changed)
    decisions.release(exercise, move=exercise.step.move, by=lead)
