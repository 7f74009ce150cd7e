"""Keeping what to sustain and what to improve, live in the talk, each with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Exercise, Kind, Lesson, LessonKind, Revealed, Seat, Viewer, exhibits
from wargame.models.lessons import MOST_EVIDENCE
from wargame.models.revisions import following
from wargame.models.viewers import EVALUATORS

from . import checks
from .journal import lock, record, to_control, to_everyone

MOST = 40


@dataclass(frozen=True)
class Said:
    """A lesson as it is kept. `evidence` names exhibits."""

    kind: LessonKind
    text: str
    evidence: Sequence[str]
    cause: str = ""


@transaction.atomic
def keep(exercise: Exercise, said: Said, *, by: Seat, number: int = 0) -> Lesson:
    """Keep a lesson, or with its `number` the change of one; the same again is kept once.

    Raises Refused without evidence, and for evidence that is not there for whoever keeps it.
    """
    exercise = _in_talk(exercise, by)
    _rests(said, Viewer.from_seat(by))
    standing = Lesson.objects.filter(exercise=exercise).current()
    same = [one for one in standing if _said(one) == _said(said)]
    if same:
        return same[0]
    last = standing.filter(number=number).first() if number else None
    if number and last is None:
        raise Refused(_("This was struck. Write it anew; your words are still here."))
    if last is None and standing.count() >= MOST:
        raise Refused(_("There are %(most)s. Strike one first.") % {"most": MOST})
    return _keep(exercise, said, last, by)


@transaction.atomic
def strike(lesson: Lesson, *, by: Seat) -> None:
    """It stands nowhere any more, and stays on record. Done twice, recorded once."""
    exercise = _in_talk(lesson.exercise, by)
    last = Lesson.objects.filter(exercise=exercise, number=lesson.number).current().first()
    if last is not None:
        said = Said(LessonKind(last.kind), last.text, last.evidence, last.cause)
        _keep(exercise, said, last, by, is_struck=True)


def _in_talk(exercise: Exercise, by: Seat) -> Exercise:
    checks.observes(by)
    exercise = lock(exercise)
    if not exercise.has_ended:
        raise Refused(_("The review begins when play has ended. Note an observation until then."))
    return exercise


def _rests(said: Said, viewer: Viewer) -> None:
    if not said.evidence:
        raise Refused(_("Choose what shows it. Nothing is kept without evidence."))
    if len(said.evidence) > MOST_EVIDENCE:
        raise Refused(_("At most %(most)s pieces of evidence.") % {"most": MOST_EVIDENCE})
    if not all(exhibits.exists(name, viewer) for name in said.evidence):
        raise Refused(_("Some of the evidence is not there any more. Choose again."))


def _said(one: Said | Lesson) -> tuple[str, str, str, list[str]]:
    return str(one.kind), one.text, one.cause, list(one.evidence)


def _keep(
    exercise: Exercise, said: Said, last: Lesson | None, by: Seat, *, is_struck: bool = False
) -> Lesson:
    made = Lesson.objects.create(
        exercise=exercise,
        kind=said.kind,
        text=said.text,
        cause=said.cause,
        evidence=list(said.evidence),
        is_struck=is_struck,
        seat=by,
        **following(Lesson.objects.filter(exercise=exercise), last),
    )
    is_shown = exercise.reveals.filter(what=Revealed.LESSONS).exists()
    audiences = to_everyone() if is_shown else [*to_control(), EVALUATORS]
    kind = Kind.LESSON_STRUCK if is_struck else Kind.LESSON_KEPT
    record(exercise, kind, by=by, audiences=audiences, lesson=made.pk)
    return made
