"""The data collection plan as a table: what should be learned, and where it is captured."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .captures import ABOUT, Capture, Place
from .exercises import Exercise
from .moves import StepKind
from .objectives import FEWEST_OBJECTIVES, MOST_OBJECTIVES

OF_STEP = {
    StepKind.BASELINE: Place.BASELINE,
    StepKind.FINAL: Place.FINAL,
    StepKind.REVIEW: Place.REVIEW,
}


@dataclass(frozen=True)
class Column:
    """A place in the run; `name` stands for it in a form."""

    name: str
    label: str


@dataclass(frozen=True)
class Row:
    """One thing to learn and the columns that capture it; `name` stands for it in a form."""

    kind: str
    pk: int
    label: str
    ticked: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.pk}"

    @property
    def is_empty(self) -> bool:
        return not self.ticked


@dataclass(frozen=True)
class CollectionPlan:
    """All of it, row by row; `lacking` are sentences on what is missing before it is ready."""

    columns: list[Column]
    rows: list[Row]
    lacking: list[str]

    @property
    def groups(self) -> Iterator[tuple[str, str, list[Row]]]:
        """(title, what captures it, rows) of each kind."""
        said = {
            "objective": (_("Objectives"), _("You say where they can be seen.")),
            "question": (_("Key questions"), _("Answers of the teams.")),
            "tension": (_("Core tensions"), _("Own views, estimates and positions.")),
            "criterion": (_("Criteria"), _("Expected effects of decisions, and ratings.")),
        }
        for kind in ABOUT:
            yield (*said[kind], [row for row in self.rows if row.kind == kind])

    @property
    def empty(self) -> list[Row]:
        return [row for row in self.rows if row.is_empty]


def collection_plan(exercise: Exercise) -> CollectionPlan:
    """Seven queries. A tick at a place that the timeline no longer has does not count."""
    columns = _columns(exercise)
    places = {column.name for column in columns}
    ticked: dict[str, set[str]] = {}
    for capture in exercise.captures.select_related("move"):
        name = place_name(capture)
        if name in places:
            ticked.setdefault(_about(capture), set()).add(name)
    rows = [
        Row(kind, pk, label, frozenset(ticked.get(f"{kind}-{pk}", ())))
        for kind, pk, label in _things(exercise)
    ]
    return CollectionPlan(columns, rows, _lacking(exercise, rows))


def place_name(capture: Capture) -> str:
    """baseline, move-2, final, review or nowhere."""
    return f"move-{capture.move.number}" if capture.move else str(capture.place)


def _columns(exercise: Exercise) -> list[Column]:
    found: dict[str, Column] = {}
    for step in exercise.steps.select_related("move"):
        if step.move is not None:
            name, label = f"move-{step.move.number}", _("Move %(n)s") % {"n": step.move.number}
        elif step.kind in OF_STEP:
            place = OF_STEP[StepKind(step.kind)]
            name, label = str(place), str(place.label)
        else:
            continue
        found.setdefault(name, Column(name, label))
    return [*found.values(), Column(str(Place.NOWHERE), str(Place.NOWHERE.label))]


def _things(exercise: Exercise) -> Iterator[tuple[str, int, str]]:
    version = exercise.version
    for objective in exercise.objectives.all():
        yield "objective", objective.pk, objective.text
    for question in version.keyquestions.all():
        yield "question", question.pk, question.text
    for tension in version.tensions.all():
        yield "tension", tension.pk, tension.name
    for criterion in version.criteria.all():
        yield "criterion", criterion.pk, criterion.short_name


def _about(capture: Capture) -> str:
    kind = next(one for one in ABOUT if getattr(capture, f"{one}_id") is not None)
    return f"{kind}-{getattr(capture, f'{kind}_id')}"


def _lacking(exercise: Exercise, rows: list[Row]) -> list[str]:
    found = []
    objectives = sum(row.kind == "objective" for row in rows)
    if not exercise.purpose:
        found.append(_("The purpose is not chosen."))
    if not FEWEST_OBJECTIVES <= objectives <= MOST_OBJECTIVES:
        found.append(_("Two to four objectives make a plan; there are %(n)s.") % {"n": objectives})
    empty = [row.label for row in rows if row.is_empty]
    if empty:
        about = {"n": len(empty), "first": empty[0]}
        found.append(_("Nothing captures %(n)s of the rows, first: %(first)s") % about)
    return found
