"""What one person answered alone to the key question of a move."""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.models import (
    Appraisal,
    KeyQuestion,
    Move,
    PartKind,
    PrivateChoice,
    SilentIdea,
    Viewer,
)
from wargame.models.question_parts import QuestionPart

# The parts that people answer alone first.
ALONE = (PartKind.CHOICE, PartKind.RATING, PartKind.IDEAS)


@dataclass(frozen=True)
class OwnAnswer:
    """The parts that are asked of each person, with what this one gave; `figures` are by (thing,
    aspect). `is_locked`: play has ended, and with it this."""

    move: Move
    is_locked: bool
    choice: QuestionPart | None = None
    chosen: PrivateChoice | None = None
    rating: QuestionPart | None = None
    figures: dict[tuple[int, int], Appraisal] = field(default_factory=dict)
    asks_ideas: bool = False
    ideas: list[SilentIdea] = field(default_factory=list)

    @property
    def given_at(self) -> datetime | None:
        """When the last of it was given; None until all that is asked has been."""
        asked = [self.choice is not None, self.rating is not None, self.asks_ideas]
        chosen = [self.chosen] if self.chosen else []
        given = [[row.at for row in rows] for rows in (chosen, self.figures.values(), self.ideas)]
        if any(is_asked and not times for is_asked, times in zip(asked, given, strict=True)):
            return None
        return max(max(times) for times in given if times)

    @property
    def choice_in_words(self) -> str:
        """What was chosen; empty where nothing was."""
        if self.choice is None or self.chosen is None:
            return ""
        return self.chosen.words or dict(self.choice.numbered_options)[self.chosen.option]

    @property
    def rated(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """(thing, [(aspect, figure)]) of what was rated."""
        if self.rating is None or not self.figures:
            return []
        aspects = list(enumerate(self.rating.aspects, start=1))
        return [
            (thing, [(aspect, self.figures[number, place].figure) for place, aspect in aspects])
            for number, thing in enumerate(self.rating.things, start=1)
        ]


def asks_alone(question: KeyQuestion) -> bool:
    """True where people answer some part of it alone."""
    return any(question.has(kind) for kind in ALONE)


def own_answer(viewer: Viewer, move: Move) -> OwnAnswer | None:
    """None where the question asks nothing of people alone. A query for each part it has."""
    question = move.question
    if not asks_alone(question):
        return None
    choice, rating = question.part(PartKind.CHOICE), question.part(PartKind.RATING)
    return OwnAnswer(
        move=move,
        is_locked=viewer.exercise.has_ended,
        choice=choice,
        chosen=_chosen(viewer, move) if choice else None,
        rating=rating,
        figures=_figures(viewer, move) if rating else {},
        asks_ideas=question.has(PartKind.IDEAS),
        ideas=_ideas(viewer, move) if question.has(PartKind.IDEAS) else [],
    )


def _chosen(viewer: Viewer, move: Move) -> PrivateChoice | None:
    mine = PrivateChoice.objects.filter(move=move, voice__seat=viewer.seat)
    return mine.values_visible_to(viewer).current().first()


def _figures(viewer: Viewer, move: Move) -> dict[tuple[int, int], Appraisal]:
    mine = Appraisal.objects.filter(move=move, voice__seat=viewer.seat)
    return {(row.thing, row.aspect): row for row in mine.values_visible_to(viewer).current()}


def _ideas(viewer: Viewer, move: Move) -> list[SilentIdea]:
    """In the order of their lines; none that was taken back."""
    mine = SilentIdea.objects.filter(move=move, voice__seat=viewer.seat)
    return [row for row in mine.values_visible_to(viewer).current() if row.text]
