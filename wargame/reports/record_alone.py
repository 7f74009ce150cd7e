"""What people answered alone to key questions, in a record: unnamed, in the order of the options
and of the scale, without a time and without their reasons.

Of fewer than three, and before the team's reveal, nothing stands but how many they are.
"""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import QuerySet

from wargame.measures import spread
from wargame.models import Appraisal, Move, PartKind, PrivateChoice, SilentIdea, Viewer
from wargame.models.private_answers import PrivateAnswer, PrivateQuerySet
from wargame.models.question_parts import QuestionPart

type Part = dict[str, Any]
# (move, team)
type Group = tuple[int, int]


def answered_alone(viewer: Viewer) -> list[Part]:
    """Move by move and team by team, as far as somebody answered. Seven queries.

    Of ideas only how many people wrote some: what was laid on the table stands under `ideas`.
    """
    moves = list(viewer.exercise.moves.select_related("question"))
    teams = list(viewer.exercise.teams.all())
    chosen, choices = _read(PrivateChoice.objects.all(), viewer)
    rated, appraisals = _read(Appraisal.objects.all(), viewer)
    standing = SilentIdea.objects.filter(pk__in=SilentIdea.objects.current().values("pk"))
    written = _count(standing.exclude(text=""), viewer)
    found = []
    for move in moves:
        for team in teams:
            group = move.pk, team.pk
            if chosen[group]:
                said = _choice(move, choices[group], chosen[group])
                found.append({"move": move.number, "team": team.code, **said})
            if written[group]:
                given = _said(PartKind.IDEAS, written[group])
                found.append({"move": move.number, "team": team.code, **given})
            if rated[group]:
                said = _rating(move, appraisals[group], rated[group])
                found.append({"move": move.number, "team": team.code, **said})
    return found


def _read[M: PrivateAnswer](
    rows: PrivateQuerySet[M], viewer: Viewer
) -> tuple[dict[Group, int], dict[Group, list[M]]]:
    """How many people gave something, and what of it may be read. Two queries."""
    seen: dict[Group, list[M]] = defaultdict(list)
    here = rows.filter(exercise=viewer.exercise)
    for row in here.values_visible_to(viewer).current():  # type: ignore[attr-defined]
        seen[row.move_id, row.team_id].append(row)
    return _count(here, viewer), seen


def _count(rows: QuerySet, viewer: Viewer) -> dict[Group, int]:
    """How many people gave one of these. One query."""
    voices: dict[Group, set[object]] = defaultdict(set)
    here = rows.filter(exercise=viewer.exercise)
    for move, team, voice in here.values_list("move", "team", "voice"):
        voices[move, team].add(voice)
    return defaultdict(int, {group: len(given) for group, given in voices.items()})


def _choice(move: Move, rows: list[PrivateChoice], given: int) -> Part:
    part = _part(move, PartKind.CHOICE)
    counts = Counter(row.option for row in rows)
    is_shown = spread.what_may_be_shown(len(rows)).dots
    options = [
        {"option": label, "people": counts[number]} for number, label in part.numbered_options
    ]
    return _said(PartKind.CHOICE, given, options=options if is_shown else None)


def _rating(move: Move, rows: list[Appraisal], given: int) -> Part:
    part = _part(move, PartKind.RATING)
    figures: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in rows:
        figures[row.thing, row.aspect].append(row.figure)
    is_shown = spread.what_may_be_shown(len({row.voice_id for row in rows})).dots
    ratings = [
        {
            "thing": part.things[thing - 1],
            "aspect": part.aspects[aspect - 1],
            "figures": sorted(figures[thing, aspect]),
        }
        for thing, aspect in part.cells
    ]
    return _said(PartKind.RATING, given, ratings=ratings if is_shown else None)


def _said(
    kind: PartKind,
    given: int,
    options: list[Part] | None = None,
    ratings: list[Part] | None = None,
) -> Part:
    return {"part": str(kind), "given": given, "options": options, "ratings": ratings}


def _part(move: Move, kind: PartKind) -> QuestionPart:
    part = move.question.part(kind)
    if part is None:
        raise LookupError(f"The question of {move} has no {kind}.")
    return part
