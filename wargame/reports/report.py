"""The after-action report as one reader gets it: twelve sections and annexes, from the record.

All that the record says comes through the rules of seeing, for the reader of the review; what the
director wrote stands beside it. The same record gives the same text.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from wargame.models import Claim, ReportText, Section, Viewer
from wargame.queries.reviews import review

from . import (
    report_annexes,
    report_assumptions,
    report_criteria,
    report_decisions,
    report_improvements,
    report_method,
    report_objectives,
    report_overview,
    report_positions,
    report_run,
)
from .blocks import Block, Cell, cell, claim, keep_links, lead, places, words
from .report_draft import Draft

FORMAT = "wargame-report/1"


def findings(draft: Draft) -> list[Block]:
    """Lessons first, then what was left and what was seen, apart from them."""
    return [*report_objectives.lessons(draft), *report_assumptions.observations(draft)]


OF_THE_RECORD: dict[Section, Callable[[Draft], list[Block]]] = {
    Section.SUMMARY: report_overview.summary,
    Section.OVERVIEW: report_overview.overview,
    Section.RUN: report_run.run,
    Section.DECISIONS: report_decisions.decisions,
    Section.QUESTIONS: report_positions.questions,
    Section.TENSIONS: report_positions.tensions,
    Section.CRITERIA: report_criteria.criteria,
    Section.ASSUMPTIONS: report_assumptions.assumptions,
    Section.OBJECTIVES: report_objectives.objectives,
    Section.FINDINGS: findings,
    Section.DISSENT: report_decisions.dissent,
    Section.IMPROVEMENT: report_improvements.improvement,
}
ANNEXES = (
    report_annexes.participants,
    report_annexes.injects,
    report_annexes.rulings,
    report_annexes.decisions,
    report_annexes.agreements,
    report_annexes.data,
    report_method.method_note,
)


def report(viewer: Viewer, is_internal: bool) -> dict[str, Any]:
    """As `viewer` may read it; what is internal goes in where `is_internal` is. The number of
    queries does not grow with teams or people."""
    viewer = viewer.for_the_record()
    draft = Draft(viewer, review(viewer), is_internal)
    texts, claims = _texts(draft), _claims(draft)
    sections = [
        {
            "number": int(section),
            "title": str(section.label),
            "question": section.question,
            "blocks": [
                *OF_THE_RECORD[section](draft),
                *texts[section],
            ],
        }
        for section in Section
    ]
    sections += [_annex(draft, n, make) for n, make in enumerate(ANNEXES)]
    _stand(sections, claims)
    keep_links(sections)
    exercise = viewer.exercise
    return {
        "format": FORMAT,
        "title": exercise.title,
        "course": exercise.course,
        "kind": str(_("Internal edition") if is_internal else _("Public edition")),
        "code": exercise.code,
        "director": str(exercise.director),
        "teams": [cell(team.short_name, team=team) for team in draft.it.teams],
        "facts": report_overview.title_block(draft),
        "sections": sections,
        "fiction_mark": exercise.version.fiction_mark,
    }


def _annex(
    draft: Draft, place: int, make: Callable[[Draft], tuple[str, list[Block]]]
) -> dict[str, Any]:
    title, blocks = make(draft)
    letter = chr(ord("A") + place)
    return {"number": letter, "title": title, "question": "", "blocks": blocks}


def _texts(draft: Draft) -> dict[int, list[Block]]:
    """What the director wrote, by section. One query."""
    rows = ReportText.objects.filter(exercise=draft.viewer.exercise).current()
    found: dict[int, list[Block]] = defaultdict(list)
    for row in rows:
        if row.text.strip() and (draft.is_internal or not row.is_internal):
            found[row.section].append(words(row.text, is_internal=row.is_internal))
    return found


def _claims(draft: Draft) -> list[Claim]:
    """One query."""
    rows = Claim.objects.filter(exercise=draft.viewer.exercise).current()
    return [one for one in rows if draft.is_internal or not one.is_internal]


def _stand(sections: list[dict[str, Any]], claims: list[Claim]) -> None:
    """Each claim opens its section, with those of its places that stand in this report; without
    any of them it is not made here."""
    known = places(sections)
    for one in reversed(claims):
        evidence: list[Cell] = [cell(known[to], to=to) for to in one.evidence if to in known]
        if evidence:
            made = claim(one.text, one.cause, evidence, number=one.number)
            blocks = sections[one.section - 1]["blocks"]
            is_led = bool(blocks) and blocks[0]["kind"] == lead("")["kind"]
            blocks.insert(int(is_led), made)
