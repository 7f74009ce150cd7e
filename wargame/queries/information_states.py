"""What a team could see when it released a decision, and what had happened that it could not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wargame.models import Decision, InformationState, Known, Viewer

from . import corrections
from . import information_rulings as ruled
from . import information_spreads as spreads
from . import information_words as words
from .information_words import Line

type Lines = Callable[[Sequence[Any], Viewer], list[Line]]


@dataclass(frozen=True)
class Reading:
    """How rows of one kind are read: what is fetched with them, their order, and their words."""

    lines: Lines
    order: tuple[str, ...]
    related: tuple[str, ...] = ()

    def fetch(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        fetched = rows.select_related(*self.related) if self.related else rows
        return fetched.order_by(*self.order)


@dataclass(frozen=True)
class Group:
    """One kind; `unseen` holds what this reader may know of what the team could not see."""

    known: Known
    seen: list[Line]
    unseen: list[Line]

    @property
    def label(self) -> str:
        return str(self.known.label)


@dataclass(frozen=True)
class StateSheet:
    """The information state of one version, only of kinds of which there was something; after play
    control and the team itself go on to its room as it stood then."""

    decision: Decision
    after: int
    groups: list[Group]
    has_room: bool = False

    @property
    def has_unseen(self) -> bool:
        return any(group.unseen for group in self.groups)


def sheet(
    viewer: Viewer, decision_id: int, kinds: Iterable[Known] = tuple(Known)
) -> StateSheet | None:
    """None where there is none for this reader. At most three queries, one for each kind, and ten
    for ratings."""
    found = InformationState.objects.visible_to(viewer).select_related(
        "decision__team", "decision__move", "decision__released_by"
    )
    state = found.filter(decision=decision_id).first()
    if state is None:
        return None
    groups = [_group(state, known, viewer) for known in kinds]
    kept = [group for group in groups if group.seen or group.unseen]
    may_see_room = viewer.is_control or viewer.team == state.decision.team
    has_room = viewer.exercise.has_ended and may_see_room
    return StateSheet(state.decision, state.after, kept, has_room)


def _group(state: InformationState, known: Known, reader: Viewer) -> Group:
    seen, unseen = state.keys(known)
    if not (seen or unseen):
        return Group(known, [], [])
    reading, had = READINGS[known], {str(key) for key in seen}
    rows = list(reading.fetch(state.rows(known, reader)))
    if known in (Known.FACT, Known.INJECT):
        rows = corrections.worded(reader.exercise, rows, then=state.decision.released_at)
    return Group(
        known,
        seen=reading.lines([row for row in rows if str(row.pk) in had], reader),
        unseen=reading.lines([row for row in rows if str(row.pk) not in had], reader),
    )


def _each(line: Callable[[Any], Line]) -> Lines:
    return lambda rows, _reader: [line(row) for row in rows]


BY_MOVE = ("move__number", "team__order", "pk")
READINGS: dict[Known, Reading] = {
    Known.FACT: Reading(_each(words.fact), ("order",)),
    Known.SERIES: Reading(_each(words.series), ("order",)),
    Known.INJECT: Reading(_each(words.inject), ("released_in", "pk")),
    Known.MESSAGE: Reading(
        words.messages, ("pk",), ("conversation__seat", "author__team", "reply_to__author__team")
    ),
    Known.ESTIMATE: Reading(spreads.estimates, BY_MOVE, ("team", "move", "tension", "voice")),
    Known.CHOICE: Reading(spreads.choices, BY_MOVE, ("team", "move__question", "voice")),
    Known.FIGURE: Reading(spreads.figures, BY_MOVE, ("team", "move__question", "voice")),
    Known.IDEA: Reading(
        _each(words.idea), ("move__number", "team__order", "number"), ("team", "move")
    ),
    Known.POSITION: Reading(_each(words.position), BY_MOVE, ("team", "tension")),
    Known.ASSENT: Reading(spreads.assents, ("words", "pk"), ("team", "position__tension", "seat")),
    Known.ANSWER: Reading(_each(words.answer), BY_MOVE, ("team", "question")),
    Known.DECISION: Reading(_each(words.decision), BY_MOVE, ("team",)),
    # In no order that tells when: an unnamed one has a random key.
    Known.DISSENT: Reading(_each(words.dissent), ("team__order", "pk"), ("team", "draft__move")),
    Known.TESTED: Reading(_each(words.tested), ("pk",), ("assumption__team",)),
    Known.AGREEMENT: Reading(
        _each(words.agreement), ("agreement__number", "number"), ("team", "agreement")
    ),
    Known.SIGNATURE: Reading(_each(words.signature), ("pk",), ("party__team", "party__version")),
    Known.FINDING: Reading(_each(words.finding), ("pk",), ("agreement",)),
    Known.CLAUSE: Reading(_each(words.clause), ("pk",), ("clause__communique", "team")),
    Known.CLAUSE_ANSWER: Reading(
        _each(words.clause_answer), ("pk",), ("team", "version__clause__communique")
    ),
    Known.COMMITMENT: Reading(
        _each(words.commitment), ("team__order", "number", "pk"), ("team", "theater", "token")
    ),
    Known.MATTER: Reading(_each(ruled.matter), ("number",), ("acting",)),
    Known.ODDS: Reading(_each(ruled.odds_shown), ("ruling__number",), ("ruling",)),
    Known.DRAWN: Reading(_each(ruled.drawn), ("ruling__number",), ("ruling",)),
    Known.RULING: Reading(_each(ruled.ruling), ("number",)),
    Known.RATING: Reading(ruled.ratings, ("pk",)),
}
