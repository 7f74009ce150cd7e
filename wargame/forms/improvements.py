"""An action of the improvement plan, and what is said of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import ActionCategory, ActionState, Priority
from wargame.models.improvements import ACTION, CONTACT, NOTE, OWNER
from wargame.operations.improvements import Agreed

from .invitations import TICKET
from .lines import Line

DATE = forms.DateInput({"type": "date"})


class ActionForm(forms.Form):
    """`lesson` is the number of the area for improvement it comes from."""

    text = forms.CharField(
        max_length=ACTION,
        label=_("What is done"),
        help_text=_("A verb, and how one will see that it is done."),
        error_messages={
            "required": _("Say what is done."),
            "max_length": _("At most 160 characters. Shorten it; nothing is lost."),
        },
    )
    lesson = forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, label=_("From which area")
    )
    category = forms.ChoiceField(choices=ActionCategory, label=_("What is changed"))
    priority = forms.TypedChoiceField(
        coerce=lambda sent: Priority(int(sent)),
        choices=Priority,
        initial=Priority.SECOND,
        label=_("Priority"),
    )
    owner = forms.CharField(
        max_length=OWNER,
        label=_("Who owns it"),
        error_messages={
            "required": _("Name one person. Without an owner nothing is done."),
            "max_length": _("At most 60 characters. Shorten it."),
        },
    )
    contact = forms.CharField(
        max_length=CONTACT, required=False, label=_("Where to reach them, if they may be asked")
    )
    starts_on = forms.DateField(required=False, widget=DATE, label=_("Start"))
    due_on = forms.DateField(
        widget=DATE, label=_("Due"), error_messages={"required": _("Say by when.")}
    )
    ticket = TICKET

    def __init__(self, areas: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lesson"].choices = [("", _("of none")), *areas]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        starts, due = given.get("starts_on"), given.get("due_on")
        if starts and due and starts > due:
            self.add_error("starts_on", _("It starts after it is due. Change one of the two."))
        return given

    def agreed(self) -> Agreed:
        """As `improvements.agree` takes it."""
        given = {name: said for name, said in self.cleaned_data.items() if name != "ticket"}
        return Agreed(**given | {"category": ActionCategory(given["category"])})


class StatusForm(forms.Form):
    """How far it is, and what shows it, or why it is dropped."""

    state = forms.ChoiceField(
        choices=ActionState, error_messages={"required": _("Choose how far it is.")}
    )
    words = Line(
        max_length=NOTE,
        required=False,
        error_messages={"max_length": _("At most 300 characters. Shorten it; nothing is lost.")},
    )

    def said(self) -> tuple[ActionState, str]:
        return ActionState(self.cleaned_data["state"]), self.cleaned_data["words"]
