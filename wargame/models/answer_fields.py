"""The fields in which a team drafts its answer: two of every answer, and those of its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .question_parts import MIX, MOST, PartKind, QuestionPart
from .records import Field
from .scenario_parts import KeyQuestion

CHOICE, MIX_WORDS, OWN_STATE = "choice", "choice_words", "own_state"
IDEAS = ("idea_1", "idea_2", "idea_3")
FIGURES = tuple(str(figure) for figure in range(1, MOST + 1))

# {number: text} of the ideas that a team can name.
type Ideas = Mapping[str, str]
NO_IDEAS: Ideas = {}


@dataclass(frozen=True)
class Need:
    """Something that an answer needs before it is released; `label` says what is left of it."""

    label: str
    is_done: bool


def figure_field(thing: int, aspect: int) -> str:
    """The name of the field for the rating of a thing on an aspect."""
    return f"rate_{thing}_{aspect}"


def change_field(thing: int) -> str:
    """The name of the field for the change that a thing needs."""
    return f"change_{thing}"


def fields(question: KeyQuestion) -> list[Field]:
    """Every field of an answer to this question, in the order in which it is written."""
    choice, rating = question.part(PartKind.CHOICE), question.part(PartKind.RATING)
    found = [*_choice(choice)] if choice else []
    found += _rating(rating) if rating else []
    found += _ideas() if question.has(PartKind.IDEAS) else []
    return found + _words(question)


def options(
    question: KeyQuestion, name: str, ideas: Ideas = NO_IDEAS
) -> tuple[tuple[str, str], ...]:
    """(value, label) where a field is one of a few; empty where it is written."""
    if name in IDEAS:
        return tuple((number, f"{number}. {text}") for number, text in ideas.items())
    choice = question.part(PartKind.CHOICE) if name == CHOICE else None
    if choice:
        return tuple((str(number), label) for number, label in choice.numbered_options)
    if name.startswith("rate_"):
        return tuple(zip(FIGURES, FIGURES, strict=True))
    return ()


def needs(question: KeyQuestion, texts: dict[str, str], ideas: Ideas = NO_IDEAS) -> list[Need]:
    """What the answer needs; a rating is one need, and so are the changes it asks for. Where no
    ideas are on the table the answer is given in words alone."""
    found = []
    if question.has(PartKind.CHOICE):
        found.append(Need(_("Our choice"), _is_chosen(question, texts)))
    rating = question.part(PartKind.RATING)
    if rating:
        found += _rated(rating, texts)
    if ideas:
        found.append(Need(_("Our first idea"), bool(named(texts, ideas))))
    return found + [
        Need(str(field.label), bool(texts.get(field.name, "").strip()))
        for field in _words(question)
    ]


def named(texts: Mapping[str, str], ideas: Ideas) -> list[str]:
    """The ideas that are named, each once, the first first; none unless there is a first."""
    chosen = [texts.get(name, "") for name in IDEAS]
    found = list(dict.fromkeys(number for number in chosen if number in ideas))
    return [ideas[number] for number in found] if chosen[0] in ideas else []


def field_of(question: KeyQuestion, name: str) -> Field | None:
    """The field of this name, or None when there is none."""
    return next((field for field in fields(question) if field.name == name), None)


def is_prose(question: KeyQuestion, name: str) -> bool:
    """True for a field of words, which can be joined; an option can only be chosen."""
    return name not in IDEAS and not options(question, name)


def _choice(choice: QuestionPart) -> Iterator[Field]:
    yield Field(CHOICE, _("Our choice"), _("as a team"), 2)
    if choice.mix:
        yield Field(MIX_WORDS, choice.mix, _("needed where it is our choice"), 200)


def _rating(rating: QuestionPart) -> Iterator[Field]:
    for number, thing in enumerate(rating.things, start=1):
        for place, aspect in enumerate(rating.aspects, start=1):
            label = _("%(thing)s: %(aspect)s") % {"thing": thing, "aspect": aspect}
            yield Field(figure_field(number, place), label, "", 1)
        label = _("One change to %(thing)s") % {"thing": thing}
        yield Field(change_field(number), label, "", 160)


def _ideas() -> Iterator[Field]:
    labels = (_("Our first idea"), _("Our second idea"), _("Our third idea"))
    for name, label in zip(IDEAS, labels, strict=True):
        yield Field(name, label, "", 4)


def _words(question: KeyQuestion) -> list[Field]:
    because = Field("because", _("Because"), _("the reason that carried it"), 600)
    if not question.has(PartKind.RULE):
        return [Field("answer", _("Our answer"), _("one or two sentences"), 500), because]
    applied = _("what follows for the state you play")
    return [
        Field("answer", _("Our rule"), _("one sentence that holds for all"), 240),
        because,
        Field(OWN_STATE, _("Applied to our own state"), applied, 300),
    ]


def _rated(rating: QuestionPart, texts: dict[str, str]) -> list[Need]:
    figures = [figure_field(*cell) for cell in rating.cells]
    left = sum(1 for name in figures if texts.get(name) not in FIGURES)
    label = ngettext("Ratings (%(n)s left)", "Ratings (%(n)s left)", left) % {"n": left}
    changes = [change_field(number) for number, _thing in enumerate(rating.things, start=1)]
    unnamed = sum(1 for name in changes if not texts.get(name, "").strip())
    named = ngettext("Changes (%(n)s left)", "Changes (%(n)s left)", unnamed) % {"n": unnamed}
    return [Need(label, not left), Need(named, not unnamed)]


def _is_chosen(question: KeyQuestion, texts: dict[str, str]) -> bool:
    """One of the options; the mix only with its words."""
    chosen = texts.get(CHOICE, "").strip()
    if chosen == str(MIX) and not texts.get(MIX_WORDS, "").strip():
        return False
    return chosen in dict(options(question, CHOICE))
