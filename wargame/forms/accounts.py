"""Signing in with a name and a password."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wargame.models import Facilitator


class SignInForm(forms.Form):
    """Which of the two is wrong is never said."""

    username = forms.CharField(
        max_length=150,
        label=_("Name of the account"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        max_length=200,
        strip=False,
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.facilitator: Facilitator | None = None

    def clean(self) -> None:
        given = super().clean() or {}
        if self.errors:
            return
        found = authenticate(self.request, username=given["username"], password=given["password"])
        if not isinstance(found, Facilitator):
            self.add_error(
                "password",
                _("Name and password do not fit. Try again, or ask for a sign-in link."),
            )
            return
        self.facilitator = found
