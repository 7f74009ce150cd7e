"""Decisions as a table: a line for every version that stands, with its effect on each criterion."""

from collections.abc import Iterator

from wargame.models import Criterion, Decision, Viewer

from .csv_tables import Cell, as_csv
from .record_releases import in_order
from .times import moment, seconds

ASSUMPTIONS = 3
COLUMNS = [
    "Move",
    "Move title",
    "Team",
    "Team name",
    "Number",
    "Version",
    "Why it changed",
    "After the fact",
    "Title",
    "No decision because",
    "Answers",
    "Action",
    "Intended effect",
    "Rationale",
    *(f"Assumption {place}" for place in range(1, ASSUMPTIONS + 1)),
    "Confidence",
    "Dissenters",
    "Dissent",
    "Members dissent",
    "Options considered",
    "Risk",
    "Hedge",
    "Positions",
    "Coordination",
    "Message",
    "Forecast",
    "Forecast chance",
    "Forecast by",
    "Released at",
    "Exercise time in seconds",
]


def as_text(viewer: Viewer) -> str:
    """The columns are the same in every language, so that a script can read them."""
    return as_csv(_rows(viewer))


def _rows(viewer: Viewer) -> Iterator[list[Cell]]:
    criteria = list(Criterion.objects.filter(version=viewer.exercise.version_id))
    effects = [[name, f"{name}: why"] for name in (one.short_name for one in criteria)]
    yield [*COLUMNS, *(name for pair in effects for name in pair)]
    released = Decision.objects.filter(exercise=viewer.exercise).visible_to(viewer)
    for decision in in_order(released, viewer):
        yield [*_record(decision), *_effects(decision, criteria)]


def _record(decision: Decision) -> list[Cell]:
    answered = [
        *sorted(one.key for one in decision.questions.all()),
        *sorted(one.number for one in decision.injects.all()),
    ]
    assumed = [*decision.key_assumptions, *[""] * ASSUMPTIONS][:ASSUMPTIONS]
    return [
        decision.move.number,
        decision.move.title,
        decision.team.code,
        decision.team.name,
        decision.number,
        decision.version,
        decision.reason,
        "yes" if decision.is_late else "",
        decision.title,
        decision.undecided_because,
        ", ".join(answered),
        decision.action,
        decision.intended_effect,
        decision.rationale,
        *assumed,
        decision.confidence,
        decision.dissenters,
        decision.dissent,
        "\n".join(one.words for one in decision.seen_dissents),
        *_further(decision),
        moment(decision.released_at),
        seconds(decision.released_in),
    ]


def _further(decision: Decision) -> list[Cell]:
    """Where there are several, a line for each in one cell."""
    return [
        "\n".join(f"{one.text} | {one.why_not}" for one in decision.options.all()),
        decision.risk,
        decision.hedge,
        "\n".join(
            f"{one.tension.key}: {'reframe' if one.is_reframe else one.point}"
            for one in decision.positions.all()
        ),
        "\n".join(f"{one.state.code}: {one.outcome}" for one in decision.consultations.all()),
        decision.message,
        decision.forecast,
        decision.forecast_chance,
        decision.forecast_by,
    ]


def _effects(decision: Decision, criteria: list[Criterion]) -> Iterator[Cell]:
    expected = {one.criterion_id: one for one in decision.effects.all()}
    for criterion in criteria:
        effect = expected.get(criterion.pk)
        yield effect.value if effect else None
        yield effect.line if effect else None
