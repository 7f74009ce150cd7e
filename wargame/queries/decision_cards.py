"""The decision cards that are open to a team, those of the present move first."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from wargame.models import DecisionCard, Inject, Move, StepKind, Viewer


@dataclass(frozen=True)
class Option:
    """One way to decide, with its price and what speaks for and against it."""

    label: str
    text: str
    cost: str
    wins: str
    loses: str
    why: str
    but: str
    helps: list[str]
    hurts: list[str]


@dataclass(frozen=True)
class CardSheet:
    """A card with its options and the injects that it builds on."""

    card: DecisionCard
    options: list[Option]
    injects: list[Inject]


@dataclass(frozen=True)
class Cards:
    """`move` is the one that is played; `others` are open cards that belong to other moves. While
    it `is_open` a decision can be started from them: the one of this `number`."""

    move: Move | None
    of_move: list[CardSheet]
    others: list[CardSheet]
    is_open: bool
    number: int = 1


def are_open(viewer: Viewer) -> bool:
    """Whether any card is open to the viewer's team. One query."""
    return DecisionCard.objects.visible_to(viewer).exists()


def cards(viewer: Viewer, number: int = 1) -> Cards:
    """At most six queries."""
    exercise, step = viewer.exercise, viewer.exercise.step
    move = step.move if step else None
    prefetch_related_objects([exercise.version], "criteria")
    names = {one.key: one.short_name for one in exercise.version.criteria.all()}
    had = Inject.objects.visible_to(viewer).released().select_related("plan").exclude(plan=None)
    injects = {one.plan.key: one for one in had if one.plan}
    seen = DecisionCard.objects.visible_to(viewer).select_related("tension").order_by("order")
    mine = set(seen.of_move(move).values_list("pk", flat=True)) if move else set()
    sheets = [_sheet(card, names, injects) for card in seen]
    return Cards(
        move=move,
        of_move=[one for one in sheets if one.card.pk in mine],
        others=[one for one in sheets if one.card.pk not in mine],
        is_open=_is_open(viewer),
        number=number,
    )


def _is_open(viewer: Viewer) -> bool:
    """Whether decisions are written now."""
    step = viewer.exercise.step
    writing = {StepKind.DELIBERATE, StepKind.DECIDE}
    return viewer.exercise.is_in_play and step is not None and step.kind in writing


def _sheet(card: DecisionCard, names: dict[str, str], injects: dict[str, Inject]) -> CardSheet:
    found = [injects[key] for key in card.linked_injects if key in injects]
    return CardSheet(card, [_option(one, names) for one in card.options], found)


def _option(said: dict[str, str], names: dict[str, str]) -> Option:
    words = {name: said.get(name, "") for name in ("text", "cost", "wins", "loses", "why", "but")}
    return Option(
        label=said["label"],
        helps=[names[key] for key in said.get("helps", []) if key in names],
        hurts=[names[key] for key in said.get("hurts", []) if key in names],
        **words,
    )
