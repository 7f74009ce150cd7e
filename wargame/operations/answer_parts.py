"""What an answer says part by part, fixed with its release."""

from collections.abc import Iterator

from wargame.models import Answer, AnswerPart, PartKind
from wargame.models.answer_fields import (
    CHOICE,
    MIX_WORDS,
    OWN_STATE,
    Ideas,
    change_field,
    figure_field,
    named,
)
from wargame.models.question_parts import MIX, QuestionPart


def fix(answer: Answer, texts: dict[str, str], ideas: Ideas) -> None:
    """Keep the parts of an answer whose draft is complete; `ideas` are those of its team."""
    AnswerPart.objects.bulk_create(_lines(answer, texts, ideas))


def _lines(answer: Answer, texts: dict[str, str], ideas: Ideas) -> Iterator[AnswerPart]:
    question = answer.question
    if question.has(PartKind.CHOICE):
        number = int(texts[CHOICE])
        words = texts[MIX_WORDS] if number == MIX else ""
        yield AnswerPart(answer=answer, kind=PartKind.CHOICE, number=number, words=words)
    if question.has(PartKind.RULE):
        yield AnswerPart(answer=answer, kind=PartKind.RULE, words=texts[OWN_STATE])
    if rating := question.part(PartKind.RATING):
        yield from _rated(answer, rating, texts)
    if question.has(PartKind.IDEAS):
        for place, text in enumerate(named(texts, ideas), start=1):
            yield AnswerPart(answer=answer, kind=PartKind.IDEAS, number=place, words=text)


def _rated(answer: Answer, rating: QuestionPart, texts: dict[str, str]) -> Iterator[AnswerPart]:
    for number, aspect in rating.cells:
        yield AnswerPart(
            answer=answer,
            kind=PartKind.RATING,
            number=number,
            aspect=aspect,
            figure=int(texts[figure_field(number, aspect)]),
        )
    for number, _thing in enumerate(rating.things, start=1):
        words = texts[change_field(number)]
        yield AnswerPart(answer=answer, kind=PartKind.RATING, number=number, words=words)
