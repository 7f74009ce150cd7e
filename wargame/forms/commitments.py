"""Writing a line of the ledger, and putting a token somewhere."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wargame.models import (
    Commitment,
    CommitmentKind,
    Draft,
    DraftKind,
    Move,
    Theater,
    Token,
    Viewer,
)
from wargame.models.commitments import CAVEAT
from wargame.models.ledgers import MOST_UNITS
from wargame.operations.commitments import Words

from .buttons import ButtonForm
from .lines import Line

KINDS = [
    (CommitmentKind.READY, _("Ready: counts now, in this move alone")),
    (CommitmentKind.BUILD, _("Build: 2 points count 1 in every later move")),
]
A_FIGURE = dict.fromkeys(
    ["required", "invalid", "min_value", "max_value"], _("Give whole points, from 1 to 999.")
)


class DecisionNumbers(forms.ModelChoiceField):
    """A team's decisions of a move by their numbers."""

    def label_from_instance(self, draft: Draft) -> str:
        return str(_("decision %(number)s") % {"number": draft.number})


class LineForm(forms.Form):
    """`draft` is asked only where the team writes more than one decision in the move."""

    theater = forms.ModelChoiceField(
        queryset=Theater.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        label=_("Where"),
        error_messages={"required": _("Choose a theater.")},
    )
    kind = forms.ChoiceField(
        choices=KINDS,
        widget=forms.RadioSelect,
        initial=CommitmentKind.READY,
        label=_("Kind"),
        error_messages={"required": _("Choose ready or build.")},
    )
    points = forms.IntegerField(
        min_value=1, max_value=MOST_UNITS, label=_("Points"), error_messages=A_FIGURE
    )
    caveat = Line(
        max_length=CAVEAT,
        required=False,
        label=_("Caveat"),
        help_text=_("What it may not be used for, or what it depends on. It may stay empty."),
        error_messages={"max_length": _("At most 160 characters.")},
    )
    draft = DecisionNumbers(
        queryset=Draft.objects.none(),
        required=False,
        label=_("Goes with"),
        empty_label=_("all that we decide in this move"),
    )

    def __init__(
        self,
        viewer: Viewer,
        move: Move | None,
        data: Mapping[str, object] | None = None,
        line: Commitment | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(line))
        theaters = viewer.exercise.version.theaters.all()
        self.fields["theater"].queryset = theaters  # type: ignore[attr-defined]
        written = Draft.objects.filter(
            team=viewer.own_team, move=move, kind=DraftKind.DECISION
        ).order_by("number")
        if len(written) > 1:
            self.fields["draft"].queryset = written  # type: ignore[attr-defined]
        else:
            del self.fields["draft"]

    def words(self) -> Words:
        """What a valid form says."""
        said = self.cleaned_data
        return Words(
            theater=said["theater"],
            kind=CommitmentKind(said["kind"]),
            points=said["points"],
            caveat=said["caveat"],
            draft=said.get("draft"),
        )


class PlaceForm(ButtonForm):
    """Which of the team's tokens goes where."""

    token = forms.ModelChoiceField(queryset=Token.objects.none())
    theater = forms.ModelChoiceField(
        queryset=Theater.objects.none(), error_messages={"required": _("Choose a theater.")}
    )

    def __init__(self, viewer: Viewer, data: Mapping[str, object]) -> None:
        super().__init__(data)
        self.fields["token"].queryset = viewer.own_team.tokens.all()  # type: ignore[attr-defined]
        theaters = viewer.exercise.version.theaters.all()
        self.fields["theater"].queryset = theaters  # type: ignore[attr-defined]


def _initial(line: Commitment | None) -> dict[str, object]:
    if line is None:
        return {"kind": CommitmentKind.READY}
    return {
        "theater": line.theater_id,
        "kind": line.kind,
        "points": line.points,
        "caveat": line.caveat,
        "draft": line.draft_id,
    }
