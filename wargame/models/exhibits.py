"""Exhibits: things on record that are pointed at by name, starred or cited as evidence.

A name is the kind and what tells the thing from others of it, as "decision-12" or "inject-2.1". It
leads to a row by the rule of seeing of that kind: whoever may not read the thing finds nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .adjudication import Ruling
from .agreements import AgreementVersion
from .answers import Answer
from .assumptions import Assumption
from .decisions import Decision
from .injects import Inject
from .messages import Message
from .observations import Observation
from .positions import Position
from .viewers import Viewer

NAME = 60

type Rows = models.QuerySet[Any]


class Thing(models.TextChoices):
    """What can be pointed at, by kind, in the order in which it is offered."""

    DECISION = "decision", _("Decision")
    ANSWER = "answer", _("Answer")
    POSITION = "position", _("Position")
    INJECT = "inject", _("Inject")
    RULING = "ruling", _("Ruling")
    AGREEMENT = "agreement", _("Agreement")
    ASSUMPTION = "assumption", _("Assumption")
    OBSERVATION = "observation", _("Observation")
    MESSAGE = "message", _("Message")


# Of each kind what this viewer may see, and the field that names one of them.
SOURCES: dict[Thing, tuple[str, Callable[[Viewer], Rows]]] = {
    Thing.DECISION: ("pk", lambda viewer: Decision.objects.visible_to(viewer)),
    Thing.ANSWER: ("pk", lambda viewer: Answer.objects.visible_to(viewer)),
    Thing.POSITION: ("pk", lambda viewer: Position.objects.visible_to(viewer)),
    Thing.INJECT: ("number", lambda viewer: Inject.objects.visible_to(viewer).released()),
    Thing.RULING: ("number", lambda viewer: Ruling.objects.visible_to(viewer).released()),
    Thing.AGREEMENT: (
        "agreement__number",
        lambda viewer: AgreementVersion.objects.visible_to(viewer),
    ),
    Thing.ASSUMPTION: ("pk", lambda viewer: Assumption.objects.visible_to(viewer)),
    Thing.OBSERVATION: ("pk", lambda viewer: Observation.objects.visible_to(viewer)),
    Thing.MESSAGE: ("pk", lambda viewer: Message.objects.visible_to(viewer)),
}


def name_of(thing: Thing, key: object) -> str:
    return f"{thing}-{key}"


def rows(thing: Thing, viewer: Viewer, keys: Iterable[str] | None = None) -> Rows:
    """What this viewer may see of the kind, or of it the named ones; each row with `exhibit`, the
    key in its name."""
    field, of = SOURCES[thing]
    found = of(viewer).annotate(exhibit=models.F(field))
    if keys is None:
        return found
    wanted = list(keys) if field == "number" and thing == Thing.INJECT else _whole(keys)
    return found.filter(**{f"{field}__in": wanted})


def by_kind(names: Iterable[str]) -> dict[Thing, list[str]]:
    """The keys by kind; what is no name is left out."""
    found: dict[Thing, list[str]] = {}
    for name in names:
        kind, _dash, key = name.partition("-")
        if kind in Thing and key:
            found.setdefault(Thing(kind), []).append(key)
    return found


def exists(name: str, viewer: Viewer) -> bool:
    """Whether this viewer finds such a thing."""
    return any(rows(thing, viewer, keys).exists() for thing, keys in by_kind([name]).items())


def _whole(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 10]
