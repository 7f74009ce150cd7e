"""What people may send of a draft: one field by script, or all of them by a plain form."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wargame.models import DraftKind, Move, answer_fields, paragraphs
from wargame.models.records import WHY_CHANGED


@dataclass(frozen=True)
class Change:
    """One field of a draft as it was sent, and the revision it was read at."""

    name: str
    text: str
    base: int


class ChangeForm(forms.Form):
    """One field. The name must be one of the draft's, the text within its limit."""

    name = forms.CharField(max_length=60)
    text = forms.CharField(required=False, strip=False)
    base = forms.IntegerField(min_value=0, max_value=1_000_000_000)

    def __init__(self, data: object, *, kind: DraftKind, move: Move) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.kind = kind
        self.move = move
        self.question = move.question
        self.criteria = [one.key for one in move.exercise.version.criteria.all()]
        self.states = [team.code for team in move.exercise.teams.all()]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self._limit(name) is None:
            raise forms.ValidationError(_("There is no such field. Load the page again."))
        return name

    def clean(self) -> dict[str, object]:
        given: dict[str, object] = super().clean() or {}
        text = str(given.get("text", "")).replace("\r\n", "\n")
        limit = self._limit(str(given.get("name", "")))
        if limit is not None and len(text) > limit:
            too_many = ngettext(
                "%(n)s character too many. Shorten it; nothing is lost.",
                "%(n)s characters too many. Shorten it; nothing is lost.",
                len(text) - limit,
            )
            self.add_error("text", too_many % {"n": len(text) - limit})
        return given | {"text": text}

    def to_change(self) -> Change:
        given = self.cleaned_data
        return Change(given["name"], given["text"], given["base"])

    def sentence(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])

    def label_of(self, name: str) -> str:
        """What the field is called."""
        if name == WHY_CHANGED.name:
            return str(WHY_CHANGED.label)
        if self.kind == DraftKind.DECISION:
            return paragraphs.label_of(name)
        field = answer_fields.field_of(self.question, name)
        return str(field.label) if field else name

    def is_prose(self, name: str) -> bool:
        """True for a field of words, which can be joined."""
        if name == WHY_CHANGED.name:
            return True
        if self.kind == DraftKind.DECISION:
            return paragraphs.is_prose(name)
        return answer_fields.is_prose(self.question, name)

    def _limit(self, name: str) -> int | None:
        if name == WHY_CHANGED.name:
            return WHY_CHANGED.limit
        if self.kind == DraftKind.DECISION:
            return paragraphs.limit_of(name, self.criteria, self.states)
        field = answer_fields.field_of(self.question, name)
        return field.limit if field else None


def all_fields(posted: QueryDict) -> Iterator[dict[str, str]]:
    """The fields of a whole form, each as `ChangeForm` wants it: `base-<name>` holds revisions."""
    for key, base in posted.items():
        name = key.removeprefix("base-")
        if name != key:
            yield {"name": name, "text": " ".join(posted.getlist(name)), "base": str(base)}
