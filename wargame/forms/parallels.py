"""Presses for all tables of a class."""

from django import forms

from wargame.models import Tension

from .buttons import ButtonForm


class AfterForm(ButtonForm):
    """The number of the step for which the button was drawn."""

    after = forms.IntegerField(min_value=0, max_value=1000)


class ClockForm(ButtonForm):
    """One clock, or one for each table."""

    clocks = forms.ChoiceField(choices=[("one", "one"), ("each", "each")])


class ContrastForm(ButtonForm):
    """The tension that the board sets side by side."""

    tension = forms.ModelChoiceField(queryset=Tension.objects.all())
