"""What is looked for in the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.queries.library import MINE, SHARED, SHIPPED, Sought

TEAMS = {
    "few": (_("Up to 4 teams"), None, 4),
    "some": (_("5 to 8 teams"), 5, 8),
    "many": (_("9 teams and more"), 9, None),
}
MOST_PAGES = 9999


class LibraryForm(forms.Form):
    """Everything may be left out."""

    q = forms.CharField(
        required=False,
        max_length=200,
        label=_("Find a scenario"),
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Find by title, tension or team")}
        ),
    )
    len = forms.ChoiceField(
        required=False,
        label=_("Length"),
        choices=[("", _("Any length")), ("2", _("Under 2 h")), ("3", _("Under 3 h"))],
        widget=forms.RadioSelect,
    )
    teams = forms.ChoiceField(
        required=False,
        label=_("Teams"),
        choices=[("", _("Any number of teams")), *((key, one[0]) for key, one in TEAMS.items())],
    )
    whose = forms.ChoiceField(
        required=False,
        label=_("Whose"),
        choices=[
            ("", _("All scenarios")),
            (MINE, _("Mine")),
            (SHARED, _("Shared by others")),
            (SHIPPED, _("Shipped with the product")),
        ],
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)

    def sought(self) -> Sought:
        """What of it can be understood; the rest is as if it had not been said."""
        self.is_valid()
        given = self.cleaned_data
        _label, fewest, most = TEAMS.get(given.get("teams", ""), ("", None, None))
        hours = given.get("len")
        return Sought(
            words=given.get("q", ""),
            under=60 * int(hours) if hours else None,
            fewest=fewest,
            most=most,
            whose=given.get("whose", ""),
            page=given.get("page") or 1,
        )
