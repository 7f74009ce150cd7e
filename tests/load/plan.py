"""A scenario and an exercise of any size, with nothing in them but what play needs."""

from wargame.models import (
    Duty,
    Exercise,
    Facilitator,
    FormatPreset,
    Inject,
    InjectKind,
    KeyQuestion,
    PlannedInject,
    PlannedMove,
    Role,
    Scenario,
    ScenarioVersion,
    Seat,
    StepKind,
    Tension,
)
from wargame.operations import exercises, seats

TEXT = "The allies report that the shipment is late and ask what you will do about it. "
KEY = "key-of-{}"


def make_scenario(teams: int, slug: str = "drill") -> tuple[ScenarioVersion, FormatPreset]:
    """One move, one tension, one inject to all, as many roles as asked for."""
    scenario = Scenario.objects.create(slug=slug, title="Drill")
    version = ScenarioVersion.objects.create(
        scenario=scenario, number=1, content_hash=slug, fiction_mark="A drill."
    )
    for number in range(1, teams + 1):
        code = f"T{number:02}"
        Role.objects.create(
            version=version,
            key=code,
            order=number,
            name=f"State {number}",
            short_name=code,
            colour=number,
            seats=[{"duty": Duty.LEAD, "title": "Head of delegation"}],
        )
    tension = Tension.objects.create(
        version=version, key="t1", order=1, name="Tension", pole_a="A", pole_b="B"
    )
    question = KeyQuestion.objects.create(version=version, key="Q1", order=1, text="What now?")
    move = PlannedMove.objects.create(
        version=version, key="1", order=1, title="First", question=question
    )
    move.tensions.add(tension)
    for number in range(1, 61):
        PlannedInject.objects.create(
            version=version,
            key=f"i{number}",
            order=number,
            number=f"I-{number}",
            move=1,
            title=f"Late shipment {number}",
            sender="Port authority",
            kind=InjectKind.NEWS,
            text=TEXT * 8,
        )
    kinds = [(StepKind.BRIEF, 1), (StepKind.ESTIMATE, 1), (StepKind.DELIBERATE, 1)]
    steps = [
        {"kind": kind, "title": str(kind.label), "minutes": 10, "move": move}
        for kind, move in kinds
    ]
    preset = FormatPreset.objects.create(
        version=version, key="short", order=1, name="Short", minutes=30, steps=steps
    )
    return version, preset


def make_exercise(director: Facilitator, *, teams: int, chairs: int = 20) -> Exercise:
    """An exercise open for joining."""
    version, preset = make_scenario(teams)
    exercise = exercises.make(
        by=director,
        version=version,
        preset=preset,
        title="Drill",
        chairs={role.key: chairs for role in version.roles.all()},
        expected_heads=teams * chairs,
    )
    return exercises.open_lobby(exercise, by=control_of(exercise))


def control_of(exercise: Exercise) -> Seat:
    return exercise.seats.select_related("facilitator").get(duty=Duty.CONTROL)


def sit(exercise: Exercise, name: str, team: int) -> Seat:
    """Take a seat in team number `team` (from 1)."""
    place = exercise.teams.all()[team - 1]
    return seats.take(exercise, name=name, ticket=KEY.format(name), team=place)


def cookies_of(seat: Seat, name: str) -> dict[str, str]:
    """The cookie that carries the key of a seat taken with `sit`."""
    key = seats.key_for(KEY.format(name))
    return {f"seats_{seat.exercise.code}": f"{seat.pk}.{key}"}


def next_inject(exercise: Exercise) -> Inject:
    return exercise.injects.filter(released_at=None).order_by("pk")[0]
