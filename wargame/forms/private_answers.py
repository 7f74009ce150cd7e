"""What a person answers to a key question alone: a choice with a reason, a figure a line, ideas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models.ideas import LONGEST, SLOTS
from wargame.models.private_answers import MIX_WORDS, REASON
from wargame.models.question_parts import MIX, MOST, QuestionPart
from wargame.queries.private_answers import OwnAnswer

from .lines import Line

FIGURES = [(str(figure), str(figure)) for figure in range(1, MOST + 1)]


class ChoiceForm(forms.Form):
    """One of the options; the mix needs its words, and every choice its reason."""

    act = "alone-choose"
    template = "questions/_choice.html"

    option = forms.TypedChoiceField(
        coerce=int,
        error_messages={
            "required": _("Choose one."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    words = Line(max_length=MIX_WORDS, required=False)
    reason = Line(max_length=REASON, error_messages={"required": _("Say why, in one line.")})

    def __init__(self, part: QuestionPart, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"prefix": "choice"})
        self.part = part
        self.fields["option"].choices = [  # type: ignore[attr-defined]
            (str(number), label) for number, label in part.numbered_options
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("option") == MIX and not given.get("words"):
            self.add_error("words", _("Say it in your words."))
        if given.get("option") != MIX:
            given["words"] = ""
        return given


class FiguresForm(forms.Form):
    """A figure for every thing on every aspect; `lines` are its fields thing by thing."""

    act = "alone-rate"
    template = "questions/_figures.html"

    def __init__(self, part: QuestionPart, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"prefix": "rating"})
        self.part = part
        missing = _("Choose from 1 to %(most)s.") % {"most": MOST}
        for cell in part.cells:
            self.fields[_name(cell)] = forms.TypedChoiceField(
                coerce=int,
                choices=FIGURES,
                error_messages={"required": missing, "invalid_choice": missing},
            )

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, forms.BoundField]]]]:
        """(thing, [(aspect, field)])."""
        aspects = list(enumerate(self.part.aspects, start=1))
        return [
            (thing, [(aspect, self[_name((number, place))]) for place, aspect in aspects])
            for number, thing in enumerate(self.part.things, start=1)
        ]

    def figures(self) -> dict[tuple[int, int], int]:
        """What was given, cleaned."""
        return {cell: self.cleaned_data[_name(cell)] for cell in self.part.cells}


class IdeasForm(forms.Form):
    """Up to six ideas, one a line."""

    act = "ideas-write"
    template = "questions/_ideas.html"
    longest = LONGEST

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for slot in range(1, SLOTS + 1):
            self.fields[str(slot)] = Line(max_length=LONGEST, required=False)

    def add_prefix(self, field_name: str) -> str:
        """What is typed is known by how its name ends, and shown again when it is refused."""
        return f"{field_name}-idea"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not any([*given.values(), *self.initial.values()]):
            self.add_error("1", _("Write at least one idea."))
        return given

    def texts(self) -> dict[int, str]:
        """What was written, by slot."""
        return {int(name): text for name, text in self.cleaned_data.items()}


def choice_form(own: OwnAnswer, posted: Any = None) -> ChoiceForm | None:
    """With what was chosen already; None where no choice is asked for."""
    if own.choice is None:
        return None
    chosen = own.chosen
    initial = (
        {"option": str(chosen.option), "words": chosen.words, "reason": chosen.reason}
        if chosen
        else {}
    )
    return ChoiceForm(own.choice, posted, initial=initial)


def figures_form(own: OwnAnswer, posted: Any = None) -> FiguresForm | None:
    """With what was rated already; None where no rating is asked for."""
    if own.rating is None:
        return None
    initial = {_name(cell): str(row.figure) for cell, row in own.figures.items()}
    return FiguresForm(own.rating, posted, initial=initial)


def ideas_form(own: OwnAnswer, posted: Any = None) -> IdeasForm | None:
    """With what was written already; None where no ideas are asked for."""
    if not own.asks_ideas:
        return None
    return IdeasForm(posted, initial={str(row.slot): row.text for row in own.ideas})


def alone_forms(own: OwnAnswer | None, sent: forms.Form | None = None) -> list[forms.Form]:
    """A form for each part that is asked of people alone; `sent`, which is wrong, in its place."""
    found = [choice_form(own), figures_form(own), ideas_form(own)] if own else []
    return [sent if isinstance(sent, type(one)) else one for one in found if one]


def _name(cell: tuple[int, int]) -> str:
    return f"{cell[0]}_{cell[1]}"
