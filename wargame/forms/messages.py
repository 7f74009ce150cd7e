"""What people may send: words to a conversation, a new message to whom they choose, a draft."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Conversation, Message, Seat, Viewer
from wargame.models.messages import TEXT
from wargame.operations.messages import Words
from wargame.queries.threads import Jotted

from .lines import Line

ALL_TEAMS, CONTROL = "all", "control"
LONGEST_AGE = 24 * 60 * 60


class WordsForm(forms.Form):
    """A message's words. `ticket` is the form's own, `age` the seconds since it was sent off."""

    text = Line(
        max_length=TEXT,
        label=_("Message"),
        error_messages={
            "required": _("Write something first."),
            "max_length": _("At most 4,000 characters, and this has %(show_value)d. Shorten it."),
        },
    )
    ticket = forms.CharField(
        max_length=64, error_messages={"required": _("Load the page again, then send.")}
    )
    reply_to = forms.ModelChoiceField(
        queryset=Message.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": _("What you reply to is not in this conversation. Load it again.")
        },
    )
    age = forms.IntegerField(required=False, min_value=0)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        conversation: Conversation | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial={"ticket": secrets.token_urlsafe(18)} | dict(initial or {}))
        if conversation is not None:
            earlier = Message.objects.filter(conversation=conversation)
            self.fields["reply_to"].queryset = earlier  # type: ignore[attr-defined]

    def words(self) -> Words:
        """What a valid form says."""
        said = self.cleaned_data
        age = timedelta(seconds=min(said["age"] or 0, LONGEST_AGE))
        return Words(said["text"], said["ticket"], said["reply_to"], age)

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])


class MessageForm(WordsForm):
    """A new message: to teams by their codes, to all of them, to control; control alone also to
    one person."""

    to = forms.MultipleChoiceField(required=False)
    seat = forms.ModelChoiceField(
        queryset=Seat.objects.none(), required=False, empty_label=_("nobody alone")
    )

    def __init__(
        self,
        viewer: Viewer,
        data: Mapping[str, object] | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.teams = [] if viewer.looks_on else list(viewer.exercise.teams.all())
        names = [team.code for team in self.teams] + [CONTROL]
        names += [ALL_TEAMS] if self.teams else []
        self.fields["to"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        if viewer.is_control:
            people = viewer.exercise.seats.not_control().select_related("team")
            self.fields["seat"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        to, seat = given.get("to"), given.get("seat")
        if not (to or seat or {"to", "seat"} & set(self.errors)):
            self.add_error("to", _("Choose whom to write to."))
        if to and seat:
            self.add_error("to", _("Choose teams, or one person alone."))
        return given

    def recipients(self) -> dict[str, Any]:
        """To whom, as `messages.write` takes it."""
        to = self.cleaned_data["to"]
        teams = [team for team in self.teams if ALL_TEAMS in to or team.code in to]
        seat = self.cleaned_data["seat"]
        return {"teams": teams, "to_control": CONTROL in to, "seat": seat}


class JottingForm(forms.Form):
    """One field of a message in the making, by script."""

    LIMITS = {"text": TEXT, "to": 200, "seat": 20}

    name = forms.ChoiceField(choices=[(name, name) for name in LIMITS])
    text = forms.CharField(required=False, strip=False)
    base = forms.IntegerField(min_value=0, max_value=1_000_000_000)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > self.LIMITS.get(self.cleaned_data.get("name", ""), TEXT):
            raise forms.ValidationError(_("At most 4,000 characters. Shorten it; nothing is lost."))
        return text

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])


def begun(jotted: Mapping[str, Jotted]) -> dict[str, object]:
    """The fields of a new message as the person left them."""
    kept = {name: one.text for name, one in jotted.items()}
    return {**kept, "to": kept.get("to", "").split()}
