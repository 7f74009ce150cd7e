"""What teams could see when they released a decision, in a record: the ids of what it holds.

Of what people gave alone, and of dissents, there is only of how many: the order of ids would lead
through the journal to their authors.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from wargame.models import InformationState, Known, Viewer
from wargame.models.information_states import SOURCES, SPREADS, UNNAMED, Key, Keys

from .times import moment

type Part = dict[str, Any]
# Of an unnamed row: (move, team, tension) and the voice, which leaves no trace in a record.
type Given = tuple[int, str, str | None, object]
# Fields, and what a record makes of them.
type Name = tuple[tuple[str, ...], Callable[..., Any]]


def _same(one: Any) -> Any:
    return one


# What has no id in a record is named as it is there.
NAMES: dict[Known, Name] = {
    Known.FACT: (("key",), _same),
    Known.SERIES: (("key",), _same),
    Known.IDEA: (
        ("move__number", "team__code", "number"),
        lambda move, team, number: {"move": move, "team": team, "number": number},
    ),
    Known.ASSENT: (
        ("position", "seat", "at"),
        lambda position, by, at: {"position": position, "by": by, "at": moment(at)},
    ),
    Known.ODDS: (("ruling",), _same),
    Known.DRAWN: (("ruling",), _same),
    Known.RATING: (("move__number",), _same),
}


def known(viewer: Viewer) -> dict[int, Part]:
    """By the key of the decision. At most twelve queries. Records are control's, who reads all."""
    states = list(InformationState.objects.visible_to(viewer))
    given = {kind: _given(kind, states, viewer) for kind in SPREADS}
    names = {kind: _names(kind, states, viewer) for kind in NAMES}
    dissents = _dissents(states, viewer)

    def part(keys: Keys) -> Part:
        named = {str(kind): [names[kind][key] for key in keys.get(kind, [])] for kind in NAMES}
        held = {str(kind): keys.get(kind, []) for kind in Known if kind not in UNNAMED}
        spread = [
            one for kind in SPREADS for one in _spreads(keys.get(kind, []), kind, given[kind])
        ]
        counted = _counted(keys.get(Known.DISSENT, []), dissents)
        return held | named | {"dissents": counted, "spreads": spread}

    return {
        state.decision_id: {
            "after": state.after,
            "seen": part(state.seen),
            "unseen": part(state.unseen),
        }
        for state in states
    }


def _rows(kind: Known, states: Iterable[InformationState], viewer: Viewer) -> QuerySet[Any]:
    """All rows of this kind that any of the states holds."""
    keys = {key for state in states for part in state.keys(kind) for key in part}
    model = SOURCES[kind](viewer).model
    return model._default_manager.filter(pk__in=keys).order_by()


def _given(kind: Known, states: Iterable[InformationState], viewer: Viewer) -> dict[Key, Given]:
    tension = F("tension__key") if kind == Known.ESTIMATE else Value(None, CharField())
    found = _rows(kind, states, viewer).values_list(
        "pk", "move__number", "team__code", tension, "voice"
    )
    return {key: (move, team, about, voice) for key, move, team, about, voice in found}


def _names(kind: Known, states: Iterable[InformationState], viewer: Viewer) -> dict[Key, Any]:
    fields, name = NAMES[kind]
    found = _rows(kind, states, viewer).values_list("pk", *fields)
    return {key: name(*values) for key, *values in found}


def _dissents(states: Iterable[InformationState], viewer: Viewer) -> dict[Key, tuple[Any, ...]]:
    """Of which decision each is."""
    found = _rows(Known.DISSENT, states, viewer).values_list(
        "pk", "draft__move__number", "team__code", "draft__number"
    )
    return {str(key): tuple(about) for key, *about in found}


def _counted(keys: list[Key], dissents: dict[Key, tuple[Any, ...]]) -> list[Part]:
    return [
        {"move": move, "team": team, "number": number, "people": n}
        for (move, team, number), n in sorted(Counter(dissents[key] for key in keys).items())
    ]


def _spreads(keys: list[Key], kind: Known, given: dict[Key, Given]) -> list[Part]:
    """How many people's marks were shown together."""
    voices: dict[tuple[int, str, str | None], set[object]] = {}
    for move, team, tension, voice in (given[key] for key in keys if key in given):
        voices.setdefault((move, team, tension), set()).add(voice)
    return [
        {"what": str(kind), "move": move, "team": team, "tension": tension, "people": len(group)}
        for (move, team, tension), group in sorted(voices.items(), key=str)
    ]
