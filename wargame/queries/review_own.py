"""What only the reader and their team see in the review: own marks, the team's unnamed reasons,
and what was written and never released."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from wargame.measures import spread
from wargame.models import (
    AgreementDraft,
    Answer,
    Decision,
    Draft,
    DraftKind,
    DraftText,
    Estimate,
    Move,
    Occasion,
    Team,
    Tension,
    Viewer,
)

from . import agreement_desks, notes
from .draft_texts import Text, of_answer, of_decision
from .ideas import to_name
from .notes import MoveNotes
from .review_alone import AnsweredAlone, answered_alone
from .review_sight import Sight
from .spreads import Reason, point_in_words

PLACES = [Occasion.BASELINE, Occasion.MOVE, Occasion.FINAL]


@dataclass(frozen=True)
class OwnMark:
    """One of the reader's own estimates; `when` says on what occasion."""

    when: str
    tension: Tension
    words: str
    reason: str


@dataclass(frozen=True)
class Reasons:
    """The one-line reasons of the team's people on one tension, in no order."""

    move: Move
    tension: Tension
    reasons: list[Reason]


@dataclass(frozen=True)
class Unreleased:
    """A draft that stayed one; only fields in which something stands."""

    title: str
    move: Move
    texts: list[Text]


@dataclass(frozen=True)
class Own:
    """What one player alone, and the player's team, read of themselves after play."""

    marks: list[OwnMark]
    reasons: list[Reasons]
    unreleased: list[Unreleased]
    answered: list[AnsweredAlone]
    agreements: list[AgreementDraft]
    notes: list[MoveNotes]


def own(sight: Sight) -> Own | None:
    """None for whoever is in no team. Six queries, and two for each part of a question that
    people answer alone."""
    team = sight.viewer.team
    if team is None:
        return None
    return Own(
        marks=_marks(sight.viewer),
        reasons=_reasons(sight, team),
        unreleased=_unreleased(sight),
        answered=answered_alone(sight),
        agreements=agreement_desks.drafts(sight.viewer),
        notes=notes.by_move(sight.viewer),
    )


def _marks(viewer: Viewer) -> list[OwnMark]:
    """In the order in which they were asked for."""
    placed = Estimate.objects.filter(exercise=viewer.exercise).values_visible_to(viewer)
    mine = placed.filter(voice__seat=viewer.seat).select_related("move", "tension")
    return [
        OwnMark(_when(one), one.tension, _words(one), one.reason)
        for one in sorted(mine.current(), key=_asked)
    ]


def _asked(mark: Estimate) -> tuple[int, int, int]:
    number = mark.move.number if mark.move else 0
    return PLACES.index(Occasion(mark.occasion)), number, mark.tension.order


def _when(mark: Estimate) -> str:
    if mark.move is not None:
        return _("In role, Move %(number)s") % {"number": mark.move.number}
    first = mark.occasion == Occasion.BASELINE
    return _("Own view, before play") if first else _("Own view, after play")


def _words(mark: Estimate) -> str:
    if mark.point is None:
        return _("would put the question another way")
    return point_in_words(mark.point, mark.tension)


def _reasons(sight: Sight, team: Team) -> list[Reasons]:
    """As the team saw them after its reveal; none where fewer than three answered."""
    placed = Estimate.objects.filter(occasion=Occasion.MOVE, move__in=sight.moves, team=team)
    found: dict[tuple[int | None, int], list[Estimate]] = defaultdict(list)
    for one in placed.values_visible_to(Viewer(sight.viewer.exercise, team=team)).current():
        found[one.move_id, one.tension_id].append(one)
    parts = [
        Reasons(move, tension, _shuffled(found[move.pk, tension.pk], tension))
        for move in sight.moves
        for tension in move.tensions.all()
    ]
    return [part for part in parts if part.reasons]


def _shuffled(marks: list[Estimate], tension: Tension) -> list[Reason]:
    """In an order that follows neither time nor seat."""
    if not spread.what_may_be_shown(len(marks)).dots:
        return []
    ranged = sorted(marks, key=lambda one: spread.mixed(tension.key, one.reason, one.confidence))
    return [Reason(one.get_confidence_display(), one.reason) for one in ranged if one.reason]


def _unreleased(sight: Sight) -> list[Unreleased]:
    last = Prefetch("texts", DraftText.objects.current(), to_attr="last_texts")
    released = [
        Answer.objects.standing().values("draft"),
        Decision.objects.standing().values("draft"),
    ]
    kept = Draft.objects.filter(exercise=sight.viewer.exercise)
    kept = kept.exclude(pk__in=released[0]).exclude(pk__in=released[1])
    drafts = kept.visible_to(sight.viewer).prefetch_related(last)
    prefetch_related_objects([sight.viewer.exercise.version], "criteria")
    moves = {move.pk: move for move in sight.plan}
    found = [_written(sight, one, moves[one.move_id]) for one in drafts.order_by("move__number")]
    return [one for one in found if one.texts]


def _written(sight: Sight, draft: Draft, move: Move) -> Unreleased:
    """A query where its question asks for ideas."""
    is_decision = draft.kind == DraftKind.DECISION
    rows = {row.name: row for row in getattr(draft, "last_texts", [])}
    criteria = list(sight.viewer.exercise.version.criteria.all())
    texts = (
        of_decision(rows, criteria, sight.teams)
        if is_decision
        else of_answer(move.question, rows, to_name(sight.viewer, move)).values()
    )
    title = _("Decision, not released") if is_decision else _("Answer, not released")
    return Unreleased(title, move, [one for one in texts if one.text])
