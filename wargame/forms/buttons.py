"""Acts without words: what one press of a button may say."""

from typing import Any

from django import forms

from wargame.errors import Refused


class ButtonForm(forms.Form):
    """Checked like any form; there is nothing to correct in place, so the fault is a refusal."""

    def said(self) -> dict[str, Any]:
        """What was pressed. Raises Refused with the first fault."""
        if not self.is_valid():
            raise Refused(
                " ".join(str(fault) for faults in self.errors.values() for fault in faults)
            )
        return self.cleaned_data
