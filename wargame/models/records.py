"""The fields of the decision record and of an answer: names, limits, which are required."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Field:
    """One drafted field. `limit` counts characters; `hint` says what belongs in it."""

    name: str
    label: str | Promise
    hint: str | Promise
    limit: int


# The eight that every record needs, in the order they are written (an assumption may have two
# more beside it, dissent needs words only when somebody dissents).
REQUIRED = (
    Field("title", gettext_lazy("Title"), gettext_lazy("verb first"), 80),
    Field("answers", gettext_lazy("Answers"), gettext_lazy("which question or inject"), 200),
    Field("action", gettext_lazy("Action"), gettext_lazy("who does what, where, by when"), 500),
    Field(
        "intended_effect",
        gettext_lazy("Intended effect"),
        gettext_lazy("on whom; what will be seen to change"),
        300,
    ),
    Field("rationale", gettext_lazy("Rationale"), gettext_lazy("because…"), 600),
    Field(
        "assumption_1",
        gettext_lazy("Key assumptions"),
        gettext_lazy("what must be true for this to work"),
        160,
    ),
    Field(
        "confidence",
        gettext_lazy("Confidence"),
        gettext_lazy("that the intended effect follows"),
        10,
    ),
    Field("dissenters", gettext_lazy("Dissent"), gettext_lazy("how many disagree"), 2),
)
FURTHER = (
    Field("assumption_2", gettext_lazy("Second assumption"), "", 160),
    Field("assumption_3", gettext_lazy("Third assumption"), "", 160),
    Field("dissent", gettext_lazy("What the minority says"), "", 300),
)
ANSWER = (
    Field("answer", gettext_lazy("Our answer"), gettext_lazy("one or two sentences"), 500),
    Field("because", gettext_lazy("Because"), gettext_lazy("the reason that carried it"), 600),
)
EFFECT_LINE = 160
EFFECTS = ("-2", "-1", "0", "1", "2")


def done(texts: dict[str, str]) -> int:
    """How many of the eight required fields are filled in, 0..8."""
    return sum(1 for field in REQUIRED if _is_done(field.name, texts))


def missing(texts: dict[str, str], criteria: list[str]) -> list[str]:
    """The labels of what is still to do before release; empty when the record is complete.

    `texts` maps field names to drafted text, `criteria` are the keys of the scenario's criteria,
    each of which needs an effect from -2 to +2 in `effect_<key>`.
    """
    labels = [str(field.label) for field in REQUIRED if not _is_done(field.name, texts)]
    left = sum(1 for key in criteria if texts.get(f"effect_{key}") not in EFFECTS)
    if left:
        labels.append(_("Expected effect (%(left)s left)") % {"left": left})
    return labels


def answered(texts: dict[str, str]) -> int:
    """How many fields of an answer are filled in, 0..2."""
    return len(ANSWER) - len(unanswered(texts))


def unanswered(texts: dict[str, str]) -> list[str]:
    """The labels of the fields of an answer that are still to do."""
    return [str(field.label) for field in ANSWER if not texts.get(field.name, "").strip()]


def limit_of_answer(name: str) -> int | None:
    """The limit in characters of an answer's field, or None when there is no such field."""
    return {field.name: field.limit for field in ANSWER}.get(name)


def limit_of(name: str, criteria: list[str]) -> int | None:
    """The limit in characters of a decision's field, or None when there is no such field."""
    limits = {field.name: field.limit for field in REQUIRED + FURTHER}
    for key in criteria:
        limits[f"effect_{key}"] = 2
        limits[f"effect_{key}_line"] = EFFECT_LINE
    return limits.get(name)


def label_of(name: str) -> str:
    """What a field of a decision or an answer is called."""
    labels = {field.name: str(field.label) for field in REQUIRED + FURTHER + ANSWER}
    return labels.get(name, _("Expected effect"))


def is_prose(name: str) -> bool:
    """True for a field of words, which can be joined; a figure or a tick can only be chosen."""
    is_effect = name.startswith("effect_") and not name.endswith("_line")
    return not is_effect and name not in {"answers", "confidence", "dissenters"}


def _is_done(name: str, texts: dict[str, str]) -> bool:
    text = texts.get(name, "").strip()
    if name == "dissenters":
        # Words of a minority that nobody counts would be lost; a count without words says nothing.
        return text.isdecimal() and (int(text) > 0) == bool(texts.get("dissent", "").strip())
    if name == "confidence":
        return text in {"low", "moderate", "high"}
    return bool(text)
