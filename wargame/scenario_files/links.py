"""Whether the files of a package agree: what one names, another must hold, and once only."""

from collections.abc import Callable, Iterable, Iterator

from .faults import Fault
from .keys import Documents, Keys, keys_of, repeats
from .ledger import ledger_faults
from .lines import Document
from .questions import question_faults
from .series import series_faults
from .timelines import timeline_faults
from .triggers import trigger_faults


def disagreements(documents: Documents, roles: Iterable[str]) -> Iterator[Fault]:
    """Every fault between files; `roles` are the codes of all role files, sound or not."""
    keys = keys_of(documents, roles)
    for name, place in KEYED.items():
        if name in documents:
            yield from repeats(documents[name], "key", *place)
    for name, check in CHECKS.items():
        if name in documents:
            yield from check(documents[name], keys)
    yield from _roles(documents, keys)


def _moves(document: Document, keys: Keys) -> Iterator[Fault]:
    for index, move in enumerate(document.value):
        if move["number"] != index + 1:
            yield document.fault(f"Move {index + 1} should stand here.", index, "number")
        yield from keys.strangers(document, "question", move["question"], index, "question")
        yield from keys.strangers(document, "tension", move["tensions"], index, "tensions")


def _injects(document: Document, keys: Keys) -> Iterator[Fault]:
    yield from repeats(document, "number")
    for index, inject in enumerate(document.value):
        yield from keys.strangers(document, "move", inject["move"], index, "move")
        for field, kind in INJECT_LINKS.items():
            yield from keys.strangers(document, kind, inject.get(field, []), index, field)
        minute, lasts = inject.get("minute"), keys.minutes.get(inject["move"])
        if inject["move"] and minute is None:
            yield document.fault("An inject in a move needs its minute.", index)
        if minute is not None and lasts is not None and minute >= lasts:
            yield document.fault(f"The move lasts only {lasts} minutes.", index, "minute")
        yield from trigger_faults(document, keys, inject, index)


def _cards(document: Document, keys: Keys) -> Iterator[Fault]:
    for index, card in enumerate(document.value):
        yield from keys.strangers(document, "tension", card["tension"], index, "tension")
        linked = card.get("linked_injects", [])
        yield from keys.strangers(document, "inject", linked, index, "linked_injects")
        yield from repeats(document, "label", index, "options")
        for row, option in enumerate(card["options"]):
            for field in ("helps", "hurts"):
                at = (index, "options", row, field)
                yield from keys.strangers(document, "criterion", option.get(field, []), *at)


def _formats(document: Document, keys: Keys) -> Iterator[Fault]:
    for index, preset in enumerate(document.value):
        yield from timeline_faults(document, preset, index)
        for row, step in enumerate(preset["steps"]):
            at = (index, "steps", row, "move")
            yield from keys.strangers(document, "move", step.get("move", 0), *at)


def _roles(documents: Documents, keys: Keys) -> Iterator[Fault]:
    scenario = documents.get("scenario.yaml")
    colours: dict[int, str] = {}
    for name, document in documents.items():
        if not name.startswith("roles/"):
            continue
        role = document.value
        if name != f"roles/{role['code']}.yaml":
            yield document.fault(f"The file of {role['code']} must bear its code.", "code")
        if role["colour"] in colours:
            message = f"{colours[role['colour']]} has this colour too."
            yield document.fault(message, "colour")
        colours.setdefault(role["colour"], name)
        for field, kind in (("tension_lines", "tension"), ("question_lines", "question")):
            yield from keys.strangers(document, kind, role.get(field, {}), field)
        if "seats" in role:
            yield from _seats(document, keys)
        elif scenario is not None and "seats" not in scenario.value:
            yield document.fault("Name seats here, or for all teams in scenario.yaml.")


def _seats(document: Document, _keys: Keys) -> Iterator[Fault]:
    """Where seats are named, one leads and one holds the pen."""
    if "seats" in document.value:
        duties = [seat["duty"] for seat in document.value["seats"]]
        for duty in ("lead", "recorder"):
            if duties.count(duty) != 1:
                yield document.fault(f"There must be exactly one {duty} among the seats.", "seats")


INJECT_LINKS = {
    "to": "team",
    "tensions": "tension",
    "questions": "question",
    "criteria": "criterion",
    "scope": "scope item",
}
KEYED: dict[str, tuple[str, ...]] = {
    "scope.yaml": ("items",),
    "facts.yaml": (),
    "tensions.yaml": (),
    "questions.yaml": (),
    "vision.yaml": ("criteria",),
    "injects.yaml": (),
    "cards.yaml": (),
    "formats.yaml": (),
    "series.yaml": (),
}
CHECKS: dict[str, Callable[[Document, Keys], Iterator[Fault]]] = {
    "scenario.yaml": _seats,
    "questions.yaml": question_faults,
    "moves.yaml": _moves,
    "injects.yaml": _injects,
    "cards.yaml": _cards,
    "formats.yaml": _formats,
    "ledger.yaml": ledger_faults,
    "series.yaml": series_faults,
}
