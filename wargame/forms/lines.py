"""A field for a few words."""

from django import forms


class Line(forms.CharField):
    """A few words as a browser counts them: a line break is one character."""

    def to_python(self, value: object) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
