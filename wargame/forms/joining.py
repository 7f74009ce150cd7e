"""Joining: the code on the board, then a name and a seat."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import RosterPerson, Team
from wargame.models.exercises import CODE_DIGITS, CODE_LETTERS
from wargame.queries.lobby import Lobby

CODE_LENGTH = 6
# What somebody most likely saw who types a sign that codes never contain.
LOOKS_LIKE = {
    "O": "Q",
    "0": "Q",
    "I": "J",
    "1": "7",
    "L": "E",
    "S": "8",
    "5": "6",
    "2": "Z",
}


class CodeForm(forms.Form):
    """A code as people type it: spaces, hyphens and lower case do not matter."""

    code = forms.CharField(
        max_length=40,
        label=_("Exercise code"),
        help_text=_(
            "Letters and figures. No O, 0, I or 1. Capitals or not, it makes no difference."
        ),
        error_messages={"required": _("Enter the code from the screen.")},
        widget=forms.TextInput(
            attrs={
                "class": "code-field",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )

    def clean_code(self) -> str:
        code = "".join(sign for sign in self.cleaned_data["code"].upper() if sign not in " -–\t")
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("A code has six letters and figures; this has %(n)s. Look at it again."),
                params={"n": len(code)},
            )
        for sign in code:
            if sign not in CODE_LETTERS + CODE_DIGITS:
                raise forms.ValidationError(_not_in_codes(code, sign))
        return code

    def not_found(self) -> None:
        sentence = _("No open exercise has the code %(code)s. Look at the screen again.")
        self.add_error("code", sentence % {"code": _spoken(self.cleaned_data["code"])})


class SeatForm(forms.Form):
    """Who sits down where. An empty `seat` asks for a place wherever there is room."""

    name = forms.CharField(
        max_length=40,
        label=_("Your name"),
        help_text=_("As your team should see it."),
        error_messages={
            "required": _("Enter your name."),
            "max_length": _("Names have at most 40 characters. Shorten it."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    person = forms.ModelChoiceField(
        RosterPerson.objects.none(),
        required=False,
        empty_label=_("I am not on the list"),
        label=_("Who you are"),
        help_text=_("Pick your name. Are you not on the list? Type it below."),
        error_messages={"invalid_choice": _("Somebody has just taken this name. Is it yours?")},
    )
    seat = forms.CharField(max_length=8, required=False)
    # Kept by no browser: a reloaded form must not get the seat of the person before.
    ticket = forms.CharField(
        min_length=16,
        max_length=64,
        error_messages={
            "required": _("Load the page again."),
            "min_length": _("Load the page again."),
        },
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self,
        lobby: Lobby,
        data: Mapping[str, object] | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        self.lobby = lobby
        if lobby.people:
            free = RosterPerson.objects.filter(pk__in=[one.pk for one in lobby.people])
            self.fields["person"].queryset = free  # type: ignore[attr-defined]
            self.fields["name"].required = False
        else:
            del self.fields["person"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> None:
        """A name is picked or typed; the picked one counts."""
        super().clean()
        person = self.cleaned_data.get("person")
        if person is not None:
            self.cleaned_data["name"] = person.name
        elif not self.cleaned_data.get("name") and "name" not in self.errors:
            self.add_error("name", self.fields["name"].error_messages["required"])

    def clean_seat(self) -> tuple[Team | None, int | None]:
        """The team and the chair asked for."""
        asked = self.cleaned_data["seat"]
        if not asked:
            return None, None
        for place in self.lobby.teams:
            for chair in place.chairs:
                if chair.place == asked:
                    return place.team, chair.number
        raise forms.ValidationError(_("There is no such seat. Choose another."))

    def renew(self, ticket: str) -> None:
        """Nobody sat down by this form: sent again, it is a form of its own."""
        self.data = dict(self.data.items()) | {"ticket": ticket}

    @property
    def chosen(self) -> str:
        """The seat marked on the page."""
        return str(self["seat"].value() or "")

    @property
    def chosen_team(self) -> str:
        return self.chosen.partition("-")[0]


def _not_in_codes(code: str, sign: str) -> str:
    spoken = {"code": _spoken(code), "sign": sign, "other": LOOKS_LIKE.get(sign, "")}
    if spoken["other"]:
        sentence = _(
            "No open exercise has the code %(code)s. "
            "Codes never contain %(sign)s: could it be %(other)s?"
        )
    else:
        sentence = _("No open exercise has the code %(code)s. Codes never contain %(sign)s.")
    return str(sentence % spoken)


def _spoken(code: str) -> str:
    return f"{code[:3]} {code[3:]}"
