"""Answers of teams to the key questions, as released: in words, and in the parts asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models

from .drafts import Draft
from .exercises import Exercise
from .moves import Move
from .question_parts import MOST, PartKind, QuestionPart
from .records import REASON
from .reveals import Revealed, SealedQuerySet
from .scenario_parts import KeyQuestion
from .teams import Seat, Team

if TYPE_CHECKING:
    from .commitments import Commitment


@dataclass(frozen=True)
class Rated:
    """One thing as a team rated it: (aspect, figure), and the one change it needs."""

    thing: str
    figures: list[tuple[str, int]]
    change: str


@dataclass(frozen=True)
class Shape:
    """The parts of an answer as they are read; empty where the question does not ask for them.

    `mix` are the team's own words where it chose those; `ideas` come in the order it put them.
    """

    choice: str = ""
    mix: str = ""
    own_state: str = ""
    rated: list[Rated] = field(default_factory=list)
    ideas: list[str] = field(default_factory=list)


class AnswerQuerySet(SealedQuerySet["Answer"]):
    """Released answers, sealed until the move's answers are revealed."""

    opened_by = Revealed.ANSWERS

    def in_shape(self) -> "AnswerQuerySet":
        """With all that `shape` reads."""
        return self.select_related("question").prefetch_related("parts")

    def standing(self) -> "AnswerQuerySet":
        return self.filter(withdrawal=None)


class Answer(models.Model):
    """A team's released answer to the key question of a move; never changed, only versioned.

    `reason` says why a later version changed it, `is_late` that its move was over by then.
    """

    # What it allocates, as far as its reader may see it: `queries.beside` puts it here.
    seen_lines: "Sequence[Commitment]" = ()

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="answers")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="answers")
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(KeyQuestion, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(max_length=500)
    because = models.CharField(max_length=600)
    reason = models.CharField(max_length=REASON, blank=True)
    is_late = models.BooleanField(default=False)
    is_from_paper = models.BooleanField(default=False)
    released_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(auto_now_add=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="answer_version_once")
        ]

    @property
    def shape(self) -> Shape:
        """What it says part by part."""
        choice = next(iter(self._lines(PartKind.CHOICE)), None)
        asked, rating = self.question.part(PartKind.CHOICE), self.question.part(PartKind.RATING)
        return Shape(
            choice=dict(asked.numbered_options)[choice.number] if asked and choice else "",
            mix=choice.words if choice else "",
            own_state="".join(line.words for line in self._lines(PartKind.RULE)),
            rated=_rated(rating, self._lines(PartKind.RATING)) if rating else [],
            ideas=[line.words for line in self._lines(PartKind.IDEAS)],
        )

    def _lines(self, kind: PartKind) -> "list[AnswerPart]":
        return [line for line in self.parts.all() if line.kind == kind]


# An option that the author named says enough, and so does a figure.
HAS_NO_WORDS = models.Q(kind=PartKind.CHOICE, number__gte=1) | models.Q(figure__isnull=False)


class AnswerPart(models.Model):
    """One line of the part of an answer that is more than words.

    `number` counts the options, things or picked ideas from 1, as the question does; the mix is
    option 0. A line of a rating is a figure on an aspect or, without one, the change to a thing.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=12, choices=PartKind)
    number = models.PositiveSmallIntegerField(default=0)
    aspect = models.PositiveSmallIntegerField(default=0)
    figure = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "number", "aspect"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "kind", "number", "aspect"], name="answer_part_once"
            ),
            models.UniqueConstraint(
                fields=["answer"],
                condition=models.Q(kind=PartKind.CHOICE),
                name="one_choice_an_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(aspect=0, figure=None)
                | models.Q(
                    kind=PartKind.RATING,
                    number__gte=1,
                    aspect__gte=1,
                    figure__isnull=False,
                    figure__range=(1, MOST),
                ),
                name="a_figure_is_on_an_aspect",
            ),
            models.CheckConstraint(
                condition=(HAS_NO_WORDS & models.Q(words=""))
                | (~HAS_NO_WORDS & ~models.Q(words="")),
                name="words_where_nothing_else_says_it",
            ),
        ]


def _rated(rating: QuestionPart, lines: list[AnswerPart]) -> list[Rated]:
    figures = {(line.number, line.aspect): line for line in lines}
    return [
        Rated(
            thing=thing,
            figures=[
                (aspect, figures[number, place].figure or 0)
                for place, aspect in enumerate(rating.aspects, start=1)
            ],
            change=figures[number, 0].words,
        )
        for number, thing in enumerate(rating.things, start=1)
    ]
