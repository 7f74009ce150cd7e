"""A press on a star."""

from django import forms

from wargame.models.exhibits import NAME

from .buttons import ButtonForm


class StarForm(ButtonForm):
    """`thing` is the name of what is starred."""

    thing = forms.CharField(max_length=NAME)
