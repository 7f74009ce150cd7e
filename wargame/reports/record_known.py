"""What teams could see when they released a decision, in a record: the ids of what it holds.

Of what people gave alone there is only of how many: the order of ids would lead through the
journal to their authors.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import CharField, F, Value

from wargame.models import InformationState, Known, Viewer
from wargame.models.information_states import SOURCES, UNNAMED, Keys

type Part = dict[str, Any]
# Of an unnamed row: (move, team, tension) and the voice, which leaves no trace in a record.
type Given = tuple[int, str, str | None, object]


def known(viewer: Viewer) -> dict[int, Part]:
    """By the key of the decision. At most six queries."""
    states = list(InformationState.objects.visible_to(viewer))
    given = {kind: _given(kind, states, viewer) for kind in UNNAMED}
    names: dict[Known, Mapping[int, str | Part]] = {
        Known.FACT: dict(viewer.exercise.version.facts.values_list("pk", "key")),
        Known.IDEA: _ideas(states, viewer),
    }
    return {
        state.decision_id: {
            "after": state.after,
            "seen": _part(state.seen, given, names),
            "unseen": _part(state.unseen, given, names),
        }
        for state in states
    }


def _given(kind: Known, states: Iterable[InformationState], viewer: Viewer) -> dict[int, Given]:
    keys = {key for state in states for part in state.keys(kind) for key in part}
    rows = SOURCES[kind](viewer).filter(pk__in=keys).order_by()
    tension = F("tension__key") if kind == Known.ESTIMATE else Value(None, CharField())
    found = rows.values_list("pk", "move__number", "team__code", tension, "voice")
    return {key: (move, team, about, voice) for key, move, team, about, voice in found}


def _ideas(states: Iterable[InformationState], viewer: Viewer) -> dict[int, Part]:
    """What a record calls each by. One query if there are any."""
    keys = {key for state in states for part in state.keys(Known.IDEA) for key in part}
    if not keys:
        return {}
    rows = SOURCES[Known.IDEA](viewer).filter(pk__in=keys)
    found = rows.values_list("pk", "move__number", "team__code", "number")
    return {
        key: {"move": move, "team": team, "number": number} for key, move, team, number in found
    }


def _part(
    keys: Keys,
    given: dict[Known, dict[int, Given]],
    names: Mapping[Known, Mapping[int, str | Part]],
) -> Part:
    """By ids, or by what a record calls a thing that has none in it."""
    part: Part = {str(kind): keys.get(kind, []) for kind in Known if kind not in UNNAMED}
    for kind, named in names.items():
        part[kind] = [named[key] for key in part[kind]]
    part["spreads"] = [
        one for kind in UNNAMED for one in _spreads(kind, keys.get(kind, []), given[kind])
    ]
    return part


def _spreads(kind: Known, keys: list[int], given: dict[int, Given]) -> list[Part]:
    """How many people's marks were shown together."""
    voices: dict[tuple[int, str, str | None], set[object]] = {}
    for move, team, tension, voice in (given[key] for key in keys if key in given):
        voices.setdefault((move, team, tension), set()).add(voice)
    return [
        {"what": str(kind), "move": move, "team": team, "tension": tension, "people": len(group)}
        for (move, team, tension), group in sorted(voices.items(), key=str)
    ]
