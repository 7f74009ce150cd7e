"""Rules to look up: writing one, and asking one about a figure."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wargame.models import Computed, Rule, Ruling, Viewer
from wargame.models.adjudication import OUTCOME
from wargame.models.methods import WHY
from wargame.models.rules import DECIMALS, DIGITS, MOST_BANDS, NAME, UNIT
from wargame.operations.rules import Lookup
from wargame.queries.rule_figures import RuleRow, ledger_figures, rows

from .lines import Line

STANDS, DEPARTS = "stands", "departs"
TYPED = "typed"
NO_FIGURE = _("Give a figure, such as 107 or 0.5.")
FIGURE = dict.fromkeys(["invalid", "max_digits", "max_decimal_places"], NO_FIGURE)


class RuleFields(forms.Form):
    """The rule first: which one, the figure and what it is made of, and whether it stands."""

    rule = forms.ModelChoiceField(
        queryset=Rule.objects.none(),
        label=_("The rule"),
        empty_label=_("choose a rule"),
        error_messages={"required": _("Choose the rule.")},
    )
    covered = forms.ChoiceField(
        required=False,
        label=_("The figure to look up, from the ledger"),
        help_text=_("Counts every line, public or not. Teams read the sum, not who has what."),
    )
    figure = forms.DecimalField(
        max_digits=DIGITS,
        decimal_places=DECIMALS,
        label=_("The figure to look up"),
        error_messages={"required": NO_FIGURE, **FIGURE},
    )
    inputs = Line(
        max_length=WHY,
        label=_("What the figure is made of"),
        error_messages={"required": _("Say what the figure is made of. The teams read it.")},
    )
    stand = forms.ChoiceField(
        choices=[
            (STANDS, _("What the rule says stands")),
            (DEPARTS, _("I depart from the rule")),
        ],
        widget=forms.RadioSelect,
        initial=STANDS,
        label=_("Does it stand?"),
    )
    override_reason = Line(
        max_length=WHY, required=False, label=_("Why you depart from it, if you do")
    )

    def ask_for_rule(self, viewer: Viewer, ruling: Ruling | None, *, is_asked: bool) -> None:
        """Fill in what was looked up before; take the fields away where no rule is asked."""
        if not is_asked:
            for name in RuleFields.base_fields:
                del self.fields[name]
            return
        used: Computed | None = getattr(ruling, "computed", None)
        self.used = used
        self._offer_ledger(viewer)
        rules = viewer.exercise.rules.filter(retired_at=None)
        if used is not None:
            rules |= viewer.exercise.rules.filter(pk=used.rule_id)
            self.initial.update(
                rule=used.rule_id,
                figure=f"{used.figure.normalize():f}",
                inputs=used.inputs,
                stand=DEPARTS if used.override_reason else STANDS,
                override_reason=used.override_reason,
                covered=f"{used.move_id}-{used.theater_id}" if used.move_id else TYPED,
            )
        self.fields["rule"].queryset = rules  # type: ignore[attr-defined]

    def _offer_ledger(self, viewer: Viewer) -> None:
        """What the ledger says, where it is kept; a figure may still be typed instead."""
        self.ledger = {one.key: one for one in ledger_figures(viewer)}
        if not self.ledger:
            del self.fields["covered"]
            return
        figures = [(one.key, one.label) for one in self.ledger.values()]
        self.fields["covered"].choices = [  # type: ignore[attr-defined]
            ("", _("choose the figure")),
            *figures,
            (TYPED, _("another one, typed below")),
        ]
        for name in ("figure", "inputs"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "covered" in self.fields:
            self._read(given)
        departs, why = given.get("stand") == DEPARTS, given.get("override_reason")
        if departs and not why and "override_reason" not in self.errors:
            self.add_error("override_reason", _("Say why you depart. It stands beside the rule."))
        return given

    def _read(self, given: dict[str, Any]) -> None:
        """The figure from the ledger in place of one that is typed, unless that is wanted."""
        if one := self.ledger.get(given.get("covered", "")):
            for name in ("figure", "inputs"):
                self.errors.pop(name, None)
            given["figure"], given["inputs"] = Decimal(one.percent), one.said
            return
        if given.get("figure") is None and "figure" not in self.errors:
            if given.get("covered") == TYPED:
                self.add_error("figure", NO_FIGURE)
            else:
                self.add_error("covered", _("Choose a figure from the ledger, or type one."))
        elif not given.get("inputs") and "inputs" not in self.errors:
            self.add_error("inputs", self.fields["inputs"].error_messages["required"])

    @property
    def is_typed(self) -> bool:
        """True where a figure is typed although the ledger has some."""
        typed = self["covered"].value() == TYPED or self["figure"].value()
        return bool(typed or "inputs" in self.errors)

    @cached_property
    def rows(self) -> list[RuleRow]:
        """The rule with the row that applies to the figure as it stands in the form; nothing
        without both."""
        if "rule" not in self.fields:
            return []
        if not self.is_bound:
            return rows(self.used.rule, self.used.figure) if self.used else []
        rule, figure = (self.cleaned_data.get(name) for name in ("rule", "figure"))
        return rows(rule, figure) if rule and figure is not None else []

    @property
    def said(self) -> str:
        """What the rule says; empty where nothing is looked up."""
        return next((one.outcome for one in self.rows if one.applies), "")

    @property
    def looked_up(self) -> str:
        """The figure that was looked up and what it is made of."""
        if not self.is_bound:
            return self.used.inputs if self.used else ""
        return str(self.cleaned_data.get("inputs") or "")

    def lookup(self) -> Lookup | None:
        """What a valid form asks of a rule; None where none is asked."""
        if "rule" not in self.fields:
            return None
        given = self.cleaned_data
        departs = given["stand"] == DEPARTS
        why = given["override_reason"] if departs else ""
        one = self.ledger.get(given.get("covered", ""))
        place = (one.theater, one.move) if one else None
        return Lookup(given["rule"], given["figure"], given["inputs"], why, place)


class RuleForm(forms.Form):
    """A rule as a table of up to five lines, `least-1` and `outcome-1` to 5."""

    name = Line(
        max_length=NAME,
        label=_("What is looked up"),
        help_text=_("Such as: Coverage of one theater"),
        error_messages={"required": _("Say what is looked up.")},
    )
    unit = Line(max_length=UNIT, required=False, label=_("Unit"), help_text=_("Such as: %"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_BANDS + 1):
            self.fields[f"least-{place}"] = forms.DecimalField(
                max_digits=DIGITS,
                decimal_places=DECIMALS,
                required=False,
                label=_("From"),
                error_messages=FIGURE,
            )
            self.fields[f"outcome-{place}"] = Line(
                max_length=OUTCOME, required=False, label=_("What follows")
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for place in range(1, MOST_BANDS + 1):
            least, outcome = given.get(f"least-{place}"), given.get(f"outcome-{place}")
            if least is None and outcome and f"least-{place}" not in self.errors:
                self.add_error(f"least-{place}", _("From which figure on?"))
            if least is not None and not outcome and f"outcome-{place}" not in self.errors:
                self.add_error(f"outcome-{place}", _("What follows from here on?"))
        if not self.errors and not self.bands():
            self.add_error("least-1", _("A rule has at least one line."))
        return given

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [
            (self[f"least-{place}"], self[f"outcome-{place}"]) for place in range(1, MOST_BANDS + 1)
        ]

    def bands(self) -> list[tuple[Decimal, str]]:
        """The lines that are filled in."""
        given = self.cleaned_data
        lines = [
            (given.get(f"least-{n}"), given.get(f"outcome-{n}")) for n in range(1, MOST_BANDS + 1)
        ]
        return [(least, text) for least, text in lines if least is not None and text]
