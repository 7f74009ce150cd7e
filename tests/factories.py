"""A small scenario and exercises made from it by the same acts that people use."""

import factory
from factory.django import DjangoModelFactory

from wargame.models import (
    Criterion,
    Duty,
    Exercise,
    Facilitator,
    Fact,
    FormatPreset,
    InjectKind,
    KeyQuestion,
    PlannedInject,
    PlannedMove,
    Role,
    Scenario,
    ScenarioVersion,
    Series,
    StepKind,
    Tension,
    Theater,
)
from wargame.operations import exercises

CODES = ["BLU", "RED", "GRN", "GLD", "TEA", "VIO", "ORA", "LIM", "ROS", "SKY", "TAN", "INK"]
# Parts of a key question, as an author might choose them.
CHOICE = {"kind": "choice", "options": ["Money", "Ships"], "mix": "A mix"}
RULE = {"kind": "rule"}
RATING = {"kind": "rating", "things": ["Fleet", "Treaty"], "aspects": ["Storm", "Siege"]}
IDEAS = {"kind": "ideas"}
ALLOCATION = {"kind": "allocation"}
MOVE = (
    StepKind.BRIEF,
    StepKind.ESTIMATE,
    StepKind.DELIBERATE,
    StepKind.DECIDE,
    StepKind.PLENARY,
    StepKind.ADJUDICATE,
)
SEATS = [
    {"title": "Head of delegation", "duty": Duty.LEAD, "task": "Speak for the state."},
    {"title": "Recorder", "duty": Duty.RECORDER, "task": "Write it down."},
    {"title": "Defense", "duty": Duty.MEMBER, "task": "Count the ships."},
]


class FacilitatorFactory(DjangoModelFactory):
    class Meta:
        model = Facilitator

    username = factory.Sequence(lambda n: f"facilitator-{n}")
    display_name = "Helen Marsh"


class ScenarioVersionFactory(DjangoModelFactory):
    class Meta:
        model = ScenarioVersion

    scenario = factory.LazyFunction(
        lambda: Scenario.objects.get_or_create(slug="strait", defaults={"title": "Strait Watch"})[0]
    )
    number = factory.LazyAttribute(lambda version: version.scenario.versions.count() + 1)
    content_hash = factory.Sequence(lambda n: f"{n:064}")
    subtitle = "Three states watch a strait."
    summary = "A small scenario."
    fiction_mark = "Exercise fiction."
    overview = ["The strait is narrow.", "Three states watch it."]
    scope_intro = "What this covers."
    vision_intro = "A good outcome would mean:"


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = Role

    key = factory.Iterator(CODES)
    name = factory.LazyAttribute(lambda role: f"State of {role.key.title()}")
    short_name = factory.LazyAttribute(lambda role: role.key.title())
    colour = factory.LazyAttribute(lambda role: role.order)
    position = "On the strait."
    public_brief = factory.LazyAttribute(lambda role: [f"Public brief of {role.key}."])
    private_brief = factory.LazyAttribute(lambda role: [f"Private brief of {role.key}."])
    red_lines = factory.LazyAttribute(lambda role: [f"Red line of {role.key}."])
    offers = factory.LazyAttribute(lambda role: [f"Offer of {role.key}."])
    wants = factory.LazyAttribute(lambda role: [f"Want of {role.key}."])
    tension_lines = factory.LazyAttribute(lambda role: {"t1": f"Tension line of {role.key}."})
    question_lines = factory.LazyAttribute(lambda role: {"q1": f"Question line of {role.key}."})
    seats = SEATS


def make_version(
    *, teams: int = 3, moves: int = 2, parts: list[dict[str, object]] | None = None, **given: object
) -> ScenarioVersion:
    """A whole scenario version with `teams` roles (codes BLU, RED, GRN, …) and `moves` moves.

    `parts` are those of the question of move 1; without them it is answered in a text.
    """
    version = ScenarioVersionFactory(**given)
    Role.objects.bulk_create(
        RoleFactory.build(version=version, key=code, order=order)
        for order, code in enumerate(CODES[:teams], start=1)
    )
    tensions = Tension.objects.bulk_create(
        Tension(
            version=version,
            key=f"t{order}",
            order=order,
            name=name,
            text=f"About {name}.",
            pole_a=a,
            pole_b=b,
            case_a=f"For {a}.",
            case_b=f"For {b}.",
        )
        for order, (name, a, b) in enumerate(
            [("Speed vs. Caution", "Speed", "Caution"), ("Law vs. Force", "Law", "Force")], start=1
        )
    )
    questions = KeyQuestion.objects.bulk_create(
        KeyQuestion(version=version, key=f"q{n}", order=n, text=f"Question {n}?", parts=asked)
        for n, asked in ((1, parts or []), (2, []))
    )
    Criterion.objects.bulk_create(
        Criterion(
            version=version,
            key=f"c{order}",
            order=order,
            short_name=f"Criterion {order}",
            text=f"What criterion {order} means.",
            anchors=[f"Level {level}" for level in range(1, 6)],
        )
        for order in range(1, 5)
    )
    Fact.objects.create(
        version=version, key="f1", order=1, metric="Ships a day", value="50", source="Port (2025)"
    )
    for number in range(1, moves + 1):
        _plan_move(version, number, tensions, questions)
    _plan_ledger(version, moves)
    steps = [(StepKind.WELCOME, 0), (StepKind.BASELINE, 0)]
    steps += [(kind, number) for number in range(1, moves + 1) for kind in MOVE]
    steps += [(StepKind.FINAL, 0), (StepKind.REVIEW, 0), (StepKind.EXIT, 0)]
    FormatPreset.objects.create(
        version=version,
        key="short",
        order=1,
        name="Short",
        minutes=5 * len(steps),
        record={"opened": ["criterion_effects"]},
        steps=[
            {"kind": kind, "title": str(kind.label), "minutes": 5, "move": move}
            for kind, move in steps
        ],
    )
    return version


def make_exercise(
    *,
    teams: int = 3,
    moves: int = 2,
    chairs: int = 4,
    by: Facilitator | None = None,
    has_ledger: bool = False,
    parts: list[dict[str, object]] | None = None,
) -> Exercise:
    """A draft exercise."""
    version = make_version(teams=teams, moves=moves, parts=parts)
    return exercises.make(
        by=by or FacilitatorFactory(),
        version=version,
        preset=version.formatpresets.get(),
        title="Strait Watch",
        course="Staff Course 12",
        chairs=dict.fromkeys(CODES[:teams], chairs),
        expected_heads=teams * chairs,
        has_ledger=has_ledger,
    )


def _plan_move(
    version: ScenarioVersion, number: int, tensions: list[Tension], questions: list[KeyQuestion]
) -> None:
    move = PlannedMove.objects.create(
        version=version,
        key=f"m{number}",
        order=number,
        title=f"Move title {number}",
        aim=f"Aim {number}.",
        brief=f"Move brief {number}.",
        question=questions[(number - 1) % 2],
    )
    move.tensions.add(tensions[(number - 1) % 2])
    PlannedInject.objects.bulk_create(
        PlannedInject(
            version=version,
            key=f"i{number}-{place}",
            order=number * 10 + place,
            number=f"{number}.{place}",
            move=number,
            minute=place,
            title=f"Inject title {number}.{place}",
            sender="Port authority",
            to=to,
            kind=InjectKind.NEWS,
            text=f"Inject text {number}.{place}.",
            expected_actions=["Answer it."],
        )
        for place, to in enumerate([[], ["BLU"], ["RED"]], start=1)
    )


def _plan_ledger(version: ScenarioVersion, moves: int) -> None:
    """Three theaters; 10 points a team and move, two tokens of BLU; in move 2 an inject to BLU
    tells what the south requires, and nobody is shown the north."""
    Theater.objects.bulk_create(
        Theater(version=version, key=name.lower(), order=order, name=name)
        for order, name in enumerate(["North", "South", "Common"], start=1)
    )
    required = [(1, "north", 20, True, ""), (1, "south", 8, True, ""), (1, "common", 6, True, "")]
    required += [(2, "north", 20, False, ""), (2, "south", 16, True, "i2-2")]
    version.ledger = {
        "budgets": dict.fromkeys(version.roles.values_list("key", flat=True), 10),
        "token_name": "Enabler",
        "tokens": {"BLU": ["Lift", "Scouts"]},
        "requirements": [
            {"move": move, "theater": at, "points": points, "is_shown": shown, "inject": inject}
            for move, at, points, shown, inject in required
            if move <= moves
        ],
    }
    version.save()


def make_series(exercise, key="a", measure="Share of GDP", edition="May 2029", order=1, states=()):
    """Figures of two states in two years, the last an estimate; `states` brings others."""
    figures = {"RED": ["3.10", "3.00e"], "BLU": [2, "2.50e"]} | dict(states)
    return Series.objects.create(
        version=exercise.version,
        key=key,
        order=order,
        measure=measure,
        edition=edition,
        definition=f"Counted as in {edition}.",
        unit="percent of GDP",
        source=f"Tables of {edition}",
        as_of=edition,
        years=[2028, 2029],
        states=[
            {"code": code, "name": f"State {code}", "values": values}
            for code, values in figures.items()
        ],
    )
