"""The twelve sections of the report and the question that each answers."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Section(models.IntegerChoices):
    """In the order in which they are read."""

    SUMMARY = 1, _("One-page summary")
    OVERVIEW = 2, _("Overview")
    RUN = 3, _("What was planned and what happened")
    DECISIONS = 4, _("Decisions by team")
    QUESTIONS = 5, _("Key questions")
    TENSIONS = 6, _("Tensions")
    CRITERIA = 7, _("Success criteria")
    ASSUMPTIONS = 8, _("Assumptions and surprises")
    OBJECTIVES = 9, _("Objectives")
    FINDINGS = 10, _("Strengths and areas for improvement")
    DISSENT = 11, _("Dissent")
    IMPROVEMENT = 12, _("Improvement plan")

    @property
    def question(self) -> str:
        """What the section answers."""
        return str(QUESTIONS[self])


def sections() -> list[tuple[int, str]]:
    """Asked for when needed, so that another title needs no migration."""
    return [(int(section), str(section.label)) for section in Section]


QUESTIONS: dict[Section, Promise] = {
    Section.SUMMARY: _("What are the few things to remember?"),
    Section.OVERVIEW: _("Who played, when, what for, and by what method?"),
    Section.RUN: _("Where did play leave the plan?"),
    Section.DECISIONS: _("What did each state choose, and why?"),
    Section.QUESTIONS: _("Where do the states agree, split or reframe?"),
    Section.TENSIONS: _("Who moved, and which way?"),
    Section.CRITERIA: _("Where would this leave the alliance?"),
    Section.ASSUMPTIONS: _("Which beliefs held, and which failed?"),
    Section.OBJECTIVES: _("Was it met, and why?"),
    Section.FINDINGS: _("What to keep, what to do better, and what is the cause?"),
    Section.DISSENT: _("What did the minority say?"),
    Section.IMPROVEMENT: _("Who does what by when?"),
}
