"""An overview of nothing: what a scenario starts from that is written without a document."""

from .overview import Criterion, Fact, Overview, Question, ScopeItem, Tension
from .teams import ProposedTeam

TITLE = "Untitled scenario"
TO_WRITE = "To be written"
BLANK_TEAMS = (ProposedTeam("ONE", "First team"), ProposedTeam("TWO", "Second team"))


def blank_overview() -> Overview:
    """One of each part, and two of those that two moves ask."""
    return Overview(
        title=TITLE,
        overview=(TO_WRITE,),
        scope=(ScopeItem(TO_WRITE, TO_WRITE),),
        facts=(Fact(TO_WRITE, "", "", ""),),
        tensions=tuple(Tension(f"Tension {n}", None, TO_WRITE) for n in (1, 2)),
        questions=tuple(Question(f"{TO_WRITE}: question {n}", "") for n in (1, 2)),
        criteria=(Criterion(TO_WRITE, TO_WRITE),),
        reading=(),
        lines=(),
    )
