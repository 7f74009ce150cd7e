"""The report's objectives, as far as each was met, and the lessons of the talk."""

from django.utils.translation import gettext as _

from wargame.models import LessonKind
from wargame.models.attribution import known_as
from wargame.queries.lessons import LessonSheet
from wargame.queries.objectives import ObjectiveSheet
from wargame.queries.objectives import objectives as rated

from .blocks import Block, Row, cell, claim, heading, note, row, table
from .report_draft import Draft, in_words


def objectives(draft: Draft) -> list[Block]:
    """Each with its grades side by side, as its reader may see them. Three queries."""
    found = rated(draft.viewer)
    if not found:
        return [note(_("No objectives were set for this exercise."))]
    head, rows = _head(), [_objective(one) for one in found]
    if not draft.viewer.reads_all:
        # Of grades and observations others read what the director claims of them.
        head, rows = head[:2], [one | {"cells": one["cells"][:2]} for one in rows]
    made = [table(_("Objectives"), head, rows, widths=(6, 2, 3, 2)[: len(head)])]
    said = [reason for one in found for reason in _reasons(draft, one)]
    if said:
        head = [_("Objective"), _("Grade"), _("Because"), _("By")]
        made.append(table(_("Why, by who rated"), head, said, widths=(2, 4, 6, 2)))
        about = _("P, S, M and U are of what was carried out, never of what people think.")
        made.append(note(about))
    return made


def lessons(draft: Draft) -> list[Block]:
    """What to sustain, then what to improve: each with its evidence and its cause."""
    made: list[Block] = []
    for kind in LessonKind:
        own = [one for one in draft.it.lessons if one.lesson.kind == kind]
        if own:
            made.append(heading(str(kind.label)))
            made += [_lesson(one) for one in own]
    return made


def _head() -> list[str]:
    return [_("Objective"), _("Kind"), _("Grades"), _("Observations")]


def _objective(one: ObjectiveSheet) -> Row:
    held = [f"{grade}: {n}" for grade, n in one.grades if n]
    objective = one.objective
    return row(
        [objective.text, objective.get_kind_display(), ", ".join(held) or "–", len(one.observed)],
        id_=f"objective-{objective.number}",
        label=_("Objective %(number)s: %(text)s")
        % {"number": objective.number, "text": objective.text},
    )


def _reasons(draft: Draft, one: ObjectiveSheet) -> list[Row]:
    number = cell(one.objective.number, to=f"objective-{one.objective.number}")
    return [
        row(
            [
                number,
                f"{rating.grade}: {rating.get_grade_display()}",
                rating.why,
                known_as(rating.seat, draft.viewer) or "–",
            ]
        )
        for rating in one.ratings
    ]


def _lesson(one: LessonSheet) -> Block:
    """Evidence by the names that the report's places have too."""
    evidence = [cell(in_words(by), to=by.name) for by in one.evidence]
    number, text = one.lesson.number, one.lesson.text
    label = f"{one.lesson.get_kind_display()}: {text}"
    id_ = f"lesson-{number}"
    return claim(text, one.lesson.cause, evidence, number=number, id_=id_, label=label)
