"""The data collection plan as ticks: one field a row, the places in the run as its choices."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import Place
from wargame.models.collection_plans import CollectionPlan, Row


class CollectionForm(forms.Form):
    """What is left out of the run on purpose cannot be captured in it too."""

    def __init__(self, plan: CollectionPlan, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.plan = plan
        for row in plan.rows:
            self.fields[row.name] = forms.MultipleChoiceField(
                choices=[(column.name, column.label) for column in plan.columns],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=sorted(row.ticked),
                label=row.label,
            )

    def clean(self) -> None:
        super().clean()
        for row in self.plan.rows:
            places = self.cleaned_data.get(row.name, [])
            if str(Place.NOWHERE) not in places:
                continue
            if row.kind == "objective":
                self.add_error(row.name, _("An objective is captured, or taken out under Set-up."))
            elif len(places) > 1:
                self.add_error(row.name, _("It is either captured or not in this run."))

    @property
    def groups(self) -> Iterator[tuple[str, str, list[tuple[Row, Any]]]]:
        for title, by, rows in self.plan.groups:
            yield title, by, [(row, self[row.name]) for row in rows]
