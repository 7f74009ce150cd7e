"""The scene of the debrief on the board: what is asked now, and what people said of the run."""

from dataclasses import dataclass, field

from wargame.models import HotWash, Revealed, StepKind, Viewer

# As many lines a column as can be read across a room; the review has them all.
MOST_LINES = 7
ASKED = (StepKind.FINAL, StepKind.REVIEW, StepKind.EXIT)


@dataclass(frozen=True)
class DebriefScene:
    """What everybody is asked in the present step, before the debrief what it begins with.

    The lines of the hot wash once control shows them, in no order; before that not even how many.
    """

    asks: StepKind
    is_shown: bool = False
    surprises: list[str] = field(default_factory=list)
    keeps: list[str] = field(default_factory=list)
    name: str = "debrief"

    @property
    def columns(self) -> list[tuple[str, list[str], int]]:
        """Of each column its lines, and how many more there are."""
        both = (("surprise", self.surprises), ("keep", self.keeps))
        return [(name, lines[:MOST_LINES], len(lines[MOST_LINES:])) for name, lines in both]


def debrief(viewer: Viewer) -> DebriefScene:
    """At most two queries."""
    step = viewer.exercise.step
    asks = StepKind(step.kind) if step and step.kind in ASKED else StepKind.FINAL
    if asks != StepKind.REVIEW:
        return DebriefScene(asks)
    is_shown = viewer.exercise.reveals.filter(what=Revealed.HOT_WASH).exists()
    words = list(HotWash.objects.visible_to(viewer)) if is_shown else []
    return DebriefScene(
        asks,
        is_shown,
        surprises=[one.surprise for one in words if one.surprise],
        keeps=[one.keep for one in words if one.keep],
    )
